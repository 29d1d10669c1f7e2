import { useEffect, useState } from 'react'
import { language } from '../language'

const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** What is above every app on a real phone: without it titles would stick to the case. */
export function StatusBar({ colour }: { colour: string }) {
  return (
    <div
      className="status-bar"
      data-dark={isDark(colour) || undefined}
      style={{ background: colour }}
      aria-hidden="true"
    >
      <span>{useMinute()}</span>
      <svg viewBox="0 0 62 14">
        <path d="M1 9h3v4H1ZM6 6.5h3V13H6ZM11 4h3v9h-3ZM16 1h3v12h-3Z" />
        <path d="M31.5 13 28.7 10a4 4 0 0 1 5.6 0ZM26.9 8.2a6.5 6.5 0 0 1 9.2 0l1.3-1.4a8.4 8.4 0 0 0-11.8 0ZM23.7 4.9a11 11 0 0 1 15.6 0l1.3-1.4a13 13 0 0 0-18.2 0Z" />
        <path d="M44 3.5a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H46a2 2 0 0 1-2-2Z" opacity=".35" />
        <path d="M45.5 4.2a1.2 1.2 0 0 1 1.2-1.2h7.6v8h-7.6a1.2 1.2 0 0 1-1.2-1.2ZM60.3 5.2v3.6a2 2 0 0 0 0-3.6Z" />
      </svg>
    </div>
  )
}

function useMinute(): string {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), 60_000 - (now % 60_000))
    return () => clearTimeout(timer)
  }, [now])
  return clock.format(now)
}

/** Whether light letters are read better on it: https://www.w3.org/TR/AERT/#color-contrast */
function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/\d+(\.\d+)?/g) ?? []).map(Number)
  return (red * 299 + green * 587 + blue * 114) / 1000 < 140
}
