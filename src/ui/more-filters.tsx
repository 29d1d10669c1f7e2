import { type PropsWithChildren, useState } from 'react'
import { Press } from './press'
import './more-filters.scss'

/** The filters that take up more room, once they are asked for. */
export function MoreFilters({ label, children }: PropsWithChildren<{ label: string }>) {
  const [open, setOpen] = useState(false)
  if (open) return <>{children}</>
  return (
    <Press className="more-filters" onPress={() => setOpen(true)}>
      {label}
    </Press>
  )
}
