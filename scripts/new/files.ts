import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'

/** Files of a project that are written anew or added to. Nothing is written before all of it can be. */
export class Files {
  readonly #texts = new Map<string, string>()

  constructor(readonly root: string) {}

  /** @throws a sentence where it is there already */
  create(file: string, text: string): void {
    if (existsSync(join(this.root, file))) throw new Error(`${file} is there already.`)
    this.#texts.set(file, text)
  }

  /** @throws what `change` throws, and where there is no such file */
  async change(file: string, change: (text: string) => string): Promise<void> {
    this.#texts.set(file, change(this.#texts.get(file) ?? (await readFile(join(this.root, file), 'utf8'))))
  }

  async createOrChange(file: string, text: string, change: (text: string) => string): Promise<void> {
    if (existsSync(join(this.root, file))) await this.change(file, change)
    else this.create(file, text)
  }

  /** Formats all of it, then writes it at once: who watches the project builds it once. @returns the files' names */
  async write(): Promise<string[]> {
    const formatted = await Promise.all(
      [...this.#texts].map(async ([file, text]) => {
        const path = join(this.root, file)
        await mkdir(dirname(path), { recursive: true })
        return { path, text: await format(text, { ...(await resolveConfig(path)), filepath: path }) }
      }),
    )
    await Promise.all(formatted.map(({ path, text }) => writeFile(path, text)))
    return [...this.#texts.keys()]
  }
}

/**
 * Puts a line among others that begin with a name, where the alphabet wants it.
 * @param entry finds the lines, and their names as its first group; they stand between `begin` and `end`
 * @throws a sentence where `begin` is not there, or the name is
 */
export function among(
  text: string,
  { begin, end, entry }: { begin: string; end: string; entry: RegExp },
  name: string,
  line: string,
): string {
  const lines = text.split('\n')
  const first = lines.indexOf(begin)
  if (first < 0) throw new Error(`There is no line "${begin}" to add "${name}" after.`)
  const last = lines.findIndex((each, i) => i > first && each.startsWith(end))
  let place = last
  for (let i = last - 1; i > first; i--) {
    const found = entry.exec(lines[i] ?? '')?.[1]
    if (found === name) throw new Error(`"${name}" is there already.`)
    if (found !== undefined && found > name) place = i
  }
  // What is said about an entry stays with it.
  while (lines[place - 1]?.trim().startsWith('//')) place -= 1
  return [...lines.slice(0, place), line, ...lines.slice(place)].join('\n')
}
