import { Element, NativeNode, type Node, TextNode, triggerEvent } from 'glass-easel'

/** Everything that can be read below a node, apart by spaces; within `text` as it stands. */
export function textOf(node: Node): string {
  if (node instanceof TextNode) return node.textContent
  const parts = childrenOf(node).map(textOf)
  return node instanceof NativeNode && node.is === 'text' ? parts.join('') : parts.filter(Boolean).join(' ')
}

/** All built-in tags below a node, in the order in which they are read. */
export const tagsOf = (node: Node): NativeNode[] =>
  childrenOf(node).flatMap((child) => [...(child instanceof NativeNode ? [child] : []), ...tagsOf(child)])

/** The innermost tag that shows `text`: where a finger would touch it. */
export const tagShowing = (node: Node, text: string): NativeNode | undefined =>
  tagsOf(node)
    .filter((tag) => textOf(tag).includes(text))
    .sort((a, b) => textOf(a).length - textOf(b).length || depthOf(b) - depthOf(a))[0]

/**
 * What WeChat sends when a person does something. It reaches the code only where the template binds it, and
 * bubbles until a `catch…`.
 *
 * @returns whether anything listened.
 */
export function send(node: Element, event: string, detail: object): boolean {
  let heard = false
  const handleListenerReturn = () => {
    heard = true
  }
  triggerEvent(node, event, detail, { ...reachOf(event), handleListenerReturn })
  return heard
}

/** WeChat keeps taps from a button that is disabled. */
export const isDisabled = (node: Element): boolean =>
  pathUp(node).some((tag) => tag instanceof NativeNode && tag.getAttribute('disabled') === true)

/** Touches bubble; what a field or a scroll-view says does not. */
const reachOf = (event: string) => {
  const bubbles = /^(tap|longpress|touch)/.test(event)
  return { bubbles, composed: bubbles, capturePhase: bubbles }
}

function pathUp(node: Element): Element[] {
  const parent = node.getComposedParent()
  return parent ? [node, ...pathUp(parent)] : [node]
}

const depthOf = (node: Element) => pathUp(node).length

function childrenOf(node: Node): Node[] {
  if (!(node instanceof Element)) return []
  const children: Node[] = []
  node.forEachComposedChild((child) => void children.push(child))
  return children
}
