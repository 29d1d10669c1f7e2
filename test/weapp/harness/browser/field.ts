import type { Element } from 'glass-easel'

/** `<input>`: a browser's own inside, told by attributes, speaking in WeChat's events. */
export class Field extends HTMLElement {
  static readonly observedAttributes = ['value', 'placeholder', 'maxlength', 'disabled']
  private readonly inner = document.createElement('input')

  connectedCallback(): void {
    this.append(this.inner)
    this.inner.addEventListener('input', (event) => {
      event.stopPropagation()
      this.say('input')
    })
    this.inner.addEventListener('focus', () => this.say('focus'))
    this.inner.addEventListener('blur', () => this.say('blur'))
  }

  attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
    if (name === 'value') this.inner.value = now ?? ''
    else if (name === 'disabled') this.inner.disabled = this.isDisabled
    else if (now !== null) this.inner.setAttribute(name, now)
  }

  /** The attribute is empty both for true and for undefined. */
  private get isDisabled(): boolean {
    const { __wxElement: node } = this as { __wxElement?: Element }
    return node?.getAttribute('disabled') === true
  }

  private say(event: string): void {
    const { value, selectionStart } = this.inner
    this.dispatchEvent(new CustomEvent(event, { detail: { value, cursor: selectionStart } }))
  }
}
