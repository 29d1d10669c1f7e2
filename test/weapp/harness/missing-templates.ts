/** Of one page: the node that Taro wants drawn by a template which is not in base.wxml, each once. */
export function missingTemplates(data: unknown, baseWxml: string): string[] {
  const known = new Set([...baseWxml.matchAll(/<template name="tmpl_0_([^"]+)">/g)].map(([, name]) => name))
  return [...new Set(namesIn(data))].filter((name) => !known.has(name))
}

/** Taro keeps of each node its template's name as `nn` and its children as `cn`. */
function namesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const { root, nn, cn } = node as { root?: unknown; nn?: unknown; cn?: unknown[] }
  const own = typeof nn === 'string' ? [nn] : []
  return [...own, ...namesIn(root), ...(Array.isArray(cn) ? [...cn].flatMap(namesIn) : [])]
}
