import type { Deployment } from '../../cloud/deployment'
import type { Flavour } from '../../config/flavour'
import type { Place } from '../environment'
import type { Values } from '../settings'

/** What a secret is changed with. */
export interface Rotation {
  /** As `.env.local` has them at this moment. */
  read(): Values
  /** Writes them to `.env.local`, all or none. */
  keep(changes: Record<string, string>): Promise<void>
  places: Record<Flavour, Place>
  deployments: Record<Flavour, Record<string, Deployment>>
  /** @param ms @param why said to whoever waits */
  wait(ms: number, why: string): Promise<void>
  say(text: string): void
}

/** Names of an app's functions that are given the variable. */
export const functionsWith = ({ deployments }: Rotation, app: Flavour, variable: string): string[] =>
  Object.entries(deployments[app]).flatMap(([name, { variables }]) =>
    variables.includes(variable) ? [name] : [],
  )
