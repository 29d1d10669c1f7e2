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

/**
 * How many of a page's tags lie in one another, where they are more than base.wxml has levels of templates: what is
 * deeper is drawn by a component of its own for each tag, which is slow.
 */
export function tooDeep(data: unknown, baseWxml: string): number | undefined {
  const levels = [...baseWxml.matchAll(/<template name="tmpl_(\d+)_container">/g)].map(([, level]) =>
    Number(level),
  )
  const depth = depthOf((data as { root?: unknown }).root) - 1
  return levels.length > 0 && depth > Math.max(...levels) ? depth : undefined
}

/** Of tags. Text, which Taro keeps as `v`, is drawn on each level. */
function depthOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || 'v' in node) return 0
  const { cn } = node as { cn?: unknown }
  return 1 + Math.max(0, ...(Array.isArray(cn) ? [...cn].map(depthOf) : []))
}
