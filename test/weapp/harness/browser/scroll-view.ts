/** `<scroll-view>`: scrolls as its attributes say and tells when the end is near. */
export class ScrollView extends HTMLElement {
  private near = false

  connectedCallback(): void {
    this.addEventListener('scroll', () => {
      const left = this.scrollHeight - this.clientHeight - this.scrollTop
      const near = left <= Number(this.getAttribute('lower-threshold') ?? 50)
      if (near && !this.near) this.dispatchEvent(new CustomEvent('scrolltolower', { detail: { direction: 'bottom' } }))
      this.near = near
    })
  }
}
