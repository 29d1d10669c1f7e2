import { isDocument, isList } from '../document'

/**
 * Whether a value at the path of a document holds, as conditions see them: through lists of documents, and by index.
 * Nothing is undefined: where a document lacks the field, but not where a list has no document.
 * @param test is told whether the path ended at an element's index: such a list is not gone through
 */
export function anyAt(
  value: unknown,
  path: readonly string[],
  test: (value: unknown, indexed: boolean) => boolean,
  depth = 0,
  indexed = false,
): boolean {
  if (depth === path.length) return test(value, indexed)
  const name = path[depth] as string
  if (isList(value)) return anyInList(value, path, test, depth)
  if (!isDocument(value)) return test(undefined, false)
  return anyAt(Object.hasOwn(value, name) ? value[name] : undefined, path, test, depth + 1)
}

const INDEX = /^(0|[1-9]\d*)$/

function anyInList(
  list: unknown[],
  path: readonly string[],
  test: (value: unknown, indexed: boolean) => boolean,
  depth: number,
): boolean {
  const name = path[depth] as string
  const index = INDEX.test(name) ? Number(name) : undefined
  if (index !== undefined && index < list.length) {
    const element = list[index]
    const further = depth + 1 < path.length
    if ((!further || typeof element === 'object') && anyAt(element, path, test, depth + 1, true)) return true
  }
  // A document in the list that lacks a field called 7 says nothing about the seventh element.
  const known = (value: unknown, indexed: boolean) =>
    value === undefined && index !== undefined ? false : test(value, indexed)
  return list.some((item) => isDocument(item) && anyAt(item, path, known, depth))
}
