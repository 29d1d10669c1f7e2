const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML 1.0 has no way to write the other control characters: they become question marks. */
const escape = (text: string) =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '?')

/** `<root>` with one element per field, in order. */
export function xml(root: string, fields: Record<string, string>): string {
  const elements = Object.entries(fields).map(([name, text]) => `<${name}>${escape(text)}</${name}>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>${elements.join('')}</${root}>`
}
