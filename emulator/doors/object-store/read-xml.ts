import { parseXml, XmlElement } from '@rgrove/parse-xml'
import * as v from 'valibot'
import { StorageRefusal } from '../../storage/refusal'
import type { Upload } from '../../http/upload'

/** Bytes; the longest that is asked for names 10 000 parts, or 1000 keys. */
const MAX_BODY = 4 * 1024 * 1024

/** Elements by name, each name a list; of one that has none inside, its text. */
interface Read {
  [name: string]: (Read | string)[]
}

/**
 * The XML that a request brings.
 * @param check what must hold once all of it is there
 * @throws StorageRefusal malformedXml, where it is none, has another root, or does not fit; what the check throws
 */
export async function readXml<Schema extends v.GenericSchema>(
  { body }: Pick<Upload, 'body'>,
  root: string,
  schema: Schema,
  check: () => Promise<void>,
): Promise<v.InferOutput<Schema>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_BODY) throw new StorageRefusal('malformedXml')
    chunks.push(chunk)
  }
  await check()
  const { success, output } = v.safeParse(schema, parsed(Buffer.concat(chunks).toString(), root))
  if (!success) throw new StorageRefusal('malformedXml')
  return output
}

function parsed(text: string, root: string): Read {
  try {
    const element = parseXml(text).root
    if (element?.name === root) return childrenOf(element)
  } catch {
    // It is told below, as another root is.
  }
  throw new StorageRefusal('malformedXml')
}

function childrenOf({ children }: XmlElement): Read {
  const read: Read = {}
  for (const child of children)
    if (child instanceof XmlElement) {
      const isLeaf = !child.children.some((inner) => inner instanceof XmlElement)
      ;(read[child.name] ??= []).push(isLeaf ? child.text : childrenOf(child))
    }
  return read
}
