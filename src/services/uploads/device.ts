export type Source = 'album' | 'camera'

export interface Posting {
  /** HTTP status of the answer; rejects when there is none. */
  status: Promise<number>
  abort: () => void
}

/** What the uploader needs of a phone: one file for mini programs, one for browsers. */
export interface Device {
  /** Paths of what a person chose; none when nothing was. */
  choose(from: Source, count: number): Promise<string[]>
  /** The first bytes tell what a file is, whatever its name says. */
  look(path: string): Promise<{ bytes: number; head: Uint8Array }>
  /** Pixels, as the picture is shown. Rejects when it cannot be. */
  measure(path: string): Promise<{ width: number; height: number }>
  /** A JPEG of at most that width, as another file. */
  compress(path: string, width: number): Promise<string>
  /** Keeps a file when the app is closed; gives the path that it has from now on. */
  keep(path: string, name: string): Promise<string>
  /** The path of a kept file. */
  find(name: string): Promise<string | undefined>
  /** Lets go of a kept file, which had this path. */
  drop(name: string, path: string): Promise<void>
}

/** How much of a file is looked at. */
export const HEAD = 16
