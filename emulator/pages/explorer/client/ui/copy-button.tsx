import { useState } from 'react'
import { Icon } from '../icons'
import { say } from '../language'

/** Says so when it has copied, and goes back to what it was. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [copied, setCopied] = useState(false)
  const name = `${say('Copy', '复制')}: ${what}`
  async function copy() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 1_500)
  }
  return (
    <button className="copy" type="button" aria-label={name} title={name} onClick={() => void copy()}>
      <Icon name="copy" />
      <span role="status">{copied && say('Copied', '已复制')}</span>
    </button>
  )
}
