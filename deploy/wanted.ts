import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Deployment, runtime } from '../cloud/deployment'
import type { Flavour } from '../config/flavour'
import type { Collection } from '../contract/collections'
import type { CollectionSettings, FunctionSettings } from './environment'
import { isOwnBucket, isRelay, settings, type Values } from './settings'
import { zip } from './zip'

/** How one mini program's environment is to be. */
export interface Wanted {
  app: Flavour
  collections: Record<string, CollectionSettings>
  functions: Record<string, WantedFunction>
  /** Of files; left out: none are kept in it, so that it does not matter. */
  storagePermission?: string
}

export interface WantedFunction extends FunctionSettings {
  timer?: string
  /** Its code as it is uploaded. */
  zip: Buffer
  /** The same for the same code. */
  digest: string
}

/** Everything that may be deployed, by the app that owns it. */
export interface Declared {
  collections: Record<string, Collection>
  deployments: Record<Flavour, Record<string, Deployment>>
}

/** Characters; all of a function's variables together have 4 kB. */
const VARIABLES = 4096
/** What is sent within a request, before base64. */
const LARGEST_ZIP = 1.5 * 1024 * 1024

/**
 * @param dist where `<app>/cloudfunctions/<name>` have been built
 * @throws Error in sentences, where a value is missing or something is too large
 */
export async function wantedOf(
  app: Flavour,
  { collections, deployments }: Declared,
  values: Values,
  dist: string,
): Promise<Wanted> {
  const available = variablesOf(app, values)
  const own = Object.entries(collections).filter(([, { env }]) => env === app)
  const functions = await Promise.all(
    Object.entries(deployments[app]).map(async ([name, deployment]): Promise<[string, WantedFunction]> => {
      const folder = join(dist, app, 'cloudfunctions', name)
      return [name, functionOf(name, deployment, available, await archiveOf(folder))]
    }),
  )
  return {
    app,
    collections: Object.fromEntries(
      own.map(([name, { permission, indexes }]) => [name, { permission, indexes }]),
    ),
    functions: Object.fromEntries(functions),
    // What everybody may read has a link that never ends; phones write by tickets alone: docs/storage.md
    ...(app === 'admin' && !isOwnBucket(values) && { storagePermission: 'ADMINWRITE' }),
  }
}

function functionOf(
  name: string,
  { timeout, memorySize, variables: names, timer }: Deployment,
  available: Values,
  { archive, digest }: { archive: Buffer; digest: string },
): WantedFunction {
  const variables = Object.fromEntries(
    names.flatMap((each) => (available[each] === undefined ? [] : [[each, available[each]]])),
  )
  const room = Object.entries(variables).flat().join('').length
  if (room > VARIABLES)
    throw new Error(
      `${name}: its variables are ${room} characters, and a function has ${VARIABLES} for all of them.`,
    )
  if (archive.length > LARGEST_ZIP)
    throw new Error(
      `${name}: its code is ${archive.length} bytes packed; at most ${LARGEST_ZIP} can be sent.`,
    )
  return {
    runtime,
    timeout,
    memorySize,
    variables,
    zip: archive,
    digest,
    ...(timer !== undefined && { timer }),
  }
}

async function archiveOf(folder: string): Promise<{ archive: Buffer; digest: string }> {
  const names = (await readdir(folder)).sort()
  const entries = await Promise.all(
    names.map(async (name) => ({ name, data: await readFile(join(folder, name)) })),
  )
  const hash = createHash('sha256')
  for (const { name, data } of entries) hash.update(`${name}\n${data.length}\n`).update(data)
  return { archive: zip(entries), digest: hash.digest('hex').slice(0, 32) }
}

/**
 * What the functions of an app may be given, by the names of their variables: RELAY_KEY as each side needs it, for A every
 * key bound to its mini program, for B the one that it signs with.
 * @throws Error naming what is missing
 */
export function variablesOf(app: Flavour, values: Values): Values {
  mustHave(app, values)
  if (app === 'user') {
    const { ADMIN_APPID, ADMIN_SECRET, ADMIN_ENV, USER_APPID, SUBSCRIBE_TEMPLATE, SUBSCRIBE_FIELDS } = values
    const telling = { USER_APPID, SUBSCRIBE_TEMPLATE, SUBSCRIBE_FIELDS }
    return {
      ADMIN_APPID,
      ADMIN_SECRET,
      ADMIN_ENV,
      RELAY_KEY: relayKeys(values)[0],
      ...(SUBSCRIBE_TEMPLATE !== undefined && telling),
    }
  }
  const { USER_APPID = '', USER_APPIDS = USER_APPID, ADMIN_SETUP_CODE } = values
  const stored = Object.entries(values).filter(([name]) => name.startsWith('STORAGE_'))
  const bound = relayKeys(values).map((key) => `${USER_APPID}=${key}`)
  return {
    USER_APPIDS,
    ADMIN_SETUP_CODE,
    ...(isRelay(values) && { RELAY_KEY: [...bound, ...boundKeys(values)].join(',') }),
    ...(isOwnBucket(values) ? Object.fromEntries(stored) : {}),
  }
}

const BOUND = /^wx[0-9a-z]{16}\s*=/
const items = ({ RELAY_KEY = '' }: Values) => RELAY_KEY.split(',').map((item) => item.trim())

/** The user mini program's own keys, the first of them to sign with; two while they are being changed. */
export const relayKeys = (values: Values): string[] =>
  items(values).filter((item) => item !== '' && !BOUND.test(item))

/** Those of further user mini programs, bound already. */
export const boundKeys = (values: Values): string[] => items(values).filter((item) => BOUND.test(item))

/** What only helps to get there, and no function is given. */
const TOOLS = /_CLOUD_|_UPLOAD_|^STORAGE_(ENDPOINT|PUBLIC_BASE)$|^SUBSCRIBE_TEMPLATE$/
/** What the other side alone needs. */
const ELSEWHERE = {
  admin: /^(ADMIN_SECRET|USER_ENV|SUBSCRIBE_FIELDS)$/,
  user: /^(ADMIN_SETUP_CODE|STORAGE_\w+)$/,
}

function mustHave(app: Flavour, values: Values): void {
  const missing = settings.filter(
    (setting) =>
      setting.asked(values) &&
      values[setting.name] === undefined &&
      !TOOLS.test(setting.name) &&
      !ELSEWHERE[app].test(setting.name) &&
      setting.name !== 'DUET_WAY' &&
      setting.name !== 'STORAGE_PROVIDER',
  )
  if (missing.length === 0) return
  const lines = missing.map(({ name, what }) => `  ${name}: ${what}`)
  throw new Error(`.env.local has not yet:\n${lines.join('\n')}\nnpm run init asks for it.`)
}
