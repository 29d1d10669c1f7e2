import { useState } from 'react'
import { say } from '../language'

interface ConfirmButtonProps {
  name: string
  /** For a screen reader, where the name alone does not say what of. */
  of?: string
  disabled?: boolean
  onConfirm: () => void
}

/** The first press asks, the second one does; Escape, or going elsewhere, takes the question back. */
export function ConfirmButton({ name, of, disabled, onConfirm }: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false)
  const shown = asking ? say(`${name}: sure?`, `确定${name}？`) : name
  return (
    <button
      className={asking ? 'button danger asking' : 'button danger'}
      type="button"
      disabled={disabled}
      aria-label={of === undefined ? shown : `${shown} ${of}`}
      onClick={() => {
        setAsking(!asking)
        if (asking) onConfirm()
      }}
      onBlur={() => setAsking(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !asking) return
        event.stopPropagation()
        setAsking(false)
      }}
    >
      {shown}
    </button>
  )
}
