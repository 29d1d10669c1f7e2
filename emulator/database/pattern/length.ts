import type { Node } from './syntax'

/** How many characters all that it matches have; undefined where that differs. */
export function lengthOf(node: Node): number | undefined {
  switch (node.kind) {
    case 'character':
    case 'set':
      return 1
    case 'place':
    case 'look':
      return 0
    case 'sequence':
      return node.parts.reduce<number | undefined>((sum, part) => added(sum, lengthOf(part)), 0)
    case 'either':
      return node.branches.map(lengthOf).reduce((a, b) => (a === b ? a : undefined))
    case 'repeat':
      return node.least === node.most ? multiplied(lengthOf(node.body), node.least) : undefined
    case 'reference':
      return undefined
    default:
      return lengthOf(node.body)
  }
}

const added = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a + b
const multiplied = (a: number | undefined, times: number) => (a === undefined ? undefined : a * times)
