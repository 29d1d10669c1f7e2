import { useEffect, useReducer, useRef } from 'react'

/**
 * For a field that keeps what is typed to itself: a value that came back with each letter would, on a slow phone, arrive
 * after the next one and throw the cursor about. Only another value than the one it holds gets in, as another field.
 */
export function useHeldText(value: string, onType: (value: string) => void) {
  const held = useRef(value)
  // What a field begins with stays: another value, even one that only begins it, would be sent to the screen.
  const [line, renew] = useReducer(({ key }: { key: number }, begins: string) => ({ key: key + 1, begins }), {
    key: 0,
    begins: value,
  })
  useEffect(() => {
    if (held.current === value) return
    held.current = value
    renew(value)
  })
  const type = (typed: string) => {
    held.current = typed
    onType(typed)
  }
  return { ...line, type }
}

interface TaroField {
  props: { value?: string }
}

/** Taro's field would send each letter back to the screen that it came from, in a setData of its own. */
export function keepToItself(field: TaroField | null) {
  if (!field) return
  Object.defineProperty(field, 'value', {
    configurable: true,
    get: () => field.props.value ?? '',
    set(typed: string) {
      field.props.value = typed
    },
  })
}
