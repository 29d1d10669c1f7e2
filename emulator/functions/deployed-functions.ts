import { isDeepStrictEqual } from 'node:util'
import type { FunctionOptions } from '../shared/options'
import { defineFunction, type FunctionDefinition } from './definition'
import { deploy, type Deployment } from './deploy'
import type { Pool } from './pool'

interface Deployed {
  definition: FunctionDefinition
  pool: Pool
}

/** The functions of an environment as they are deployed now. */
export class DeployedFunctions {
  readonly #deployed = new Map<string, Deployed>()
  /** They still serve what was called before. */
  readonly #retired = new Set<Pool>()
  readonly #deployment: Deployment

  constructor(deployment: Deployment) {
    this.#deployment = deployment
  }

  names(): string[] {
    return [...this.#deployed.keys()]
  }

  get(name: string): Deployed | undefined {
    return this.#deployed.get(name)
  }

  all(): Deployed[] {
    return [...this.#deployed.values()]
  }

  /** Calls that run fail. Resolves when all instances are gone. */
  async dispose(): Promise<void> {
    const pools = [...this.#retired, ...this.all().map(({ pool }) => pool)]
    await Promise.all(pools.map((pool) => pool.dispose()))
  }

  /**
   * These in place of the present ones; one that is as it was goes on with its instances. What has been called before is
   * served to its end by what it was then.
   * @returns the names of those that are new or others
   * @throws Error where a folder does not exist, and then nothing has changed
   */
  put(functions: Record<string, FunctionOptions>): string[] {
    const wanted = Object.entries(functions).map(([name, given]) =>
      defineFunction(name, given, this.#deployment.url),
    )
    const changed = wanted.filter(
      (definition) => !isDeepStrictEqual(this.get(definition.name)?.definition, definition),
    )
    const names = changed.map(({ name }) => name)
    for (const name of this.names())
      if (!Object.hasOwn(functions, name) || names.includes(name)) this.#end(name)
    for (const definition of changed)
      this.#deployed.set(definition.name, { definition, pool: deploy(definition, this.#deployment) })
    return names
  }

  #end(name: string) {
    const pool = this.get(name)?.pool
    this.#deployed.delete(name)
    if (!pool) return
    for (const old of this.#retired) if (isEmpty(old)) this.#retired.delete(old)
    pool.retire()
    this.#retired.add(pool)
  }
}

const isEmpty = (pool: Pool): boolean => {
  const { instances, waiting } = pool.state()
  return instances + waiting === 0
}
