/** `<image>`: a browser's own inside, fetched when it is near the screen where that is asked for. */
export class Picture extends HTMLElement {
  static readonly observedAttributes = ['src', 'mode', 'lazy-load']
  private readonly inner = document.createElement('img')

  connectedCallback(): void {
    Object.assign(this.inner.style, { display: 'block', width: '100%', height: '100%' })
    this.append(this.inner)
    this.inner.addEventListener('load', (event) => {
      event.stopPropagation()
      const { naturalWidth: width, naturalHeight: height } = this.inner
      this.dispatchEvent(new CustomEvent('load', { detail: { width, height } }))
    })
    this.inner.addEventListener('error', (event) => {
      event.stopPropagation()
      this.dispatchEvent(new CustomEvent('error', { detail: { errMsg: 'GET failed' } }))
    })
  }

  attributeChangedCallback(name: string, _before: string | null, now: string | null): void {
    if (name === 'lazy-load') this.inner.loading = 'lazy'
    if (name === 'mode') this.inner.style.objectFit = now === 'aspectFit' ? 'contain' : 'cover'
    if (name === 'src' && now !== null) this.inner.src = now
  }
}
