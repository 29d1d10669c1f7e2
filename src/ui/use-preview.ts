import { useCallback, useEffect, useRef } from 'react'
import type { TileImage } from './picture-tile'
import { preview } from './preview'

/** Shows one of the pictures whole, and from there the others. Always the same function, so that no tile is drawn again because of it. */
export function usePreview(images: TileImage[]): (image: TileImage) => void {
  const latest = useRef(images)
  useEffect(() => {
    latest.current = images
  })
  return useCallback(({ link }: TileImage) => {
    const there = latest.current.filter(({ state }) => state !== 'refused')
    preview(
      there.map((image) => image.link),
      link,
    )
  }, [])
}
