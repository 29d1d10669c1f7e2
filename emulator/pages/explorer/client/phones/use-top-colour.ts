import { type RefObject, useEffect, useState } from 'react'

const OFTEN = 400
const WHITE = 'rgb(255, 255, 255)'

/** The colour of a page's upper edge, as it is now: its status bar has it, too. */
export function useTopColour(frame: RefObject<HTMLIFrameElement>): string {
  const [colour, setColour] = useState(WHITE)
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) setColour(topColour(frame.current?.contentDocument))
    }, OFTEN)
    return () => clearInterval(timer)
  }, [frame])
  return colour
}

/** Of the first element from above, or around it, that is painted. */
function topColour(page: Document | null | undefined): string {
  const view = page?.defaultView
  if (!view) return WHITE
  let element = page.elementFromPoint(view.innerWidth / 2, 1)
  for (; element; element = element.parentElement) {
    const { backgroundColor, opacity } = view.getComputedStyle(element)
    if (opacity !== '0' && !/^transparent$|,\s*0\)$/.test(backgroundColor)) return backgroundColor
  }
  return WHITE
}
