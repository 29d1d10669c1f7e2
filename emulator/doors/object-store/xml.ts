import type { Dialect } from '../../storage/dialects/dialect'

type Text = string | number | boolean

/** Of one name: a text, elements of its own, or several such; undefined: there is none. */
type Content = Text | Elements | readonly Content[] | undefined

/** In order. */
export interface Elements {
  readonly [name: string]: Content
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\r': '&#13;',
}

/** XML 1.0 has no way to write the other control characters: they become question marks. */
const escape = (text: string) =>
  // eslint-disable-next-line no-control-regex
  text.replace(/[&<>"'\r]/g, (sign) => ENTITIES[sign] ?? sign).replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '?')

export function xml(root: string, content: Text | Elements, namespace?: string): string {
  const attributes = namespace === undefined ? '' : ` xmlns="${namespace}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attributes}>${inside(content)}</${root}>`
}

/** What went well, in the words of this provider. */
export function answered(
  { namespace }: Dialect,
  root: string,
  content: Text | Elements,
  headers: Record<string, string> = {},
): Response {
  const body = xml(root, content, namespace)
  return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': 'application/xml' } })
}

const inside = (content: Text | Elements): string =>
  typeof content === 'object'
    ? Object.entries(content)
        .map(([name, each]) => element(name, each))
        .join('')
    : escape(String(content))

function element(name: string, content: Content): string {
  if (content === undefined) return ''
  if (isList(content)) return content.map((each) => element(name, each)).join('')
  return `<${name}>${inside(content)}</${name}>`
}

const isList = (content: Content): content is readonly Content[] => Array.isArray(content)
