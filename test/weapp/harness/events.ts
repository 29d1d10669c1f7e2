type Hear = (...told: never[]) => void

/** What WeChat tells a mini program that has asked for it. */
export interface Events {
  /** What `wx` calls the asking: it takes who is to hear. */
  on: (event: string) => (hear: Hear) => void
  tell: (event: string, ...told: unknown[]) => void
}

export function createEvents(): Events {
  const hearing = new Map<string, Hear[]>()
  return {
    on: (event) => (hear) => void hearing.set(event, [...(hearing.get(event) ?? []), hear]),
    tell: (event, ...told) => hearing.get(event)?.forEach((hear) => hear(...(told as never[]))),
  }
}
