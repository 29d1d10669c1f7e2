import { CurrentWindowBackendContext, Event } from 'glass-easel'
import { isDisabled } from '../tree'

/** The page's own DOM, with WeChat's tags under names that mean nothing to a browser: `wx-button`. */
export function createBackend(): CurrentWindowBackendContext {
  const backend = new CurrentWindowBackendContext()
  const { document } = backend
  backend.document = {
    createElement: (tag) => document.createElement(`wx-${tag}`),
    createTextNode: (text) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  }
  backend.onEvent((target, type, detail: unknown, options) => {
    const { originalEvent } = options
    const ours: unknown = originalEvent instanceof CustomEvent ? originalEvent.detail : detail
    if (type === 'tap' && isDisabled(target)) return undefined
    const event = new Event(type, ours, options)
    Event.dispatchEvent(target, event)
    return event.getEventBubbleStatus()
  })
  return backend
}
