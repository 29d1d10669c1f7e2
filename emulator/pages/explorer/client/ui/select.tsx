import type { ReactNode } from 'react'

interface SelectProps {
  name: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}

export function Select({ name, value, onChange, children }: SelectProps) {
  return (
    <span className="select">
      <select aria-label={name} value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </select>
    </span>
  )
}
