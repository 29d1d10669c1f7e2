import type { Index } from '../contract/collections'
import type { Found, FoundFunction } from './environment'
import type { Wanted, WantedFunction } from './wanted'

/** One thing to be done; each may be done again, and half of it goes on where it was. */
export type Step =
  | {
      kind: 'collection'
      name: string
      create: boolean
      /** The preset to be set. */
      permission?: string
      /** To be made; one of the same name that is another goes first. */
      indexes: Index[]
      /** Names of indexes that are dropped, to be made anew. */
      drop: string[]
      lines: string[]
    }
  | {
      kind: 'function'
      name: string
      /** `recreate` deletes it first. */
      does: 'create' | 'recreate' | 'update'
      code: boolean
      configuration: boolean
      timer: boolean
      /** Names of timer triggers to be removed. */
      dropTimers: string[]
      lines: string[]
    }
  | { kind: 'storage'; permission: string; lines: string[] }

export interface Plan {
  steps: Step[]
  /** How many things are as they should be. */
  alike: number
  /** What is there and nobody here knows. Left alone. */
  foreign: string[]
  /** What stands in the way and is not changed unasked. */
  problems: string[]
}

export interface Wishes {
  /** Functions that may be deleted and made anew. */
  recreate: string[]
  /** Send all code anew, whatever is there. */
  code: boolean
}

/** What has to be done for what is found to be what is wanted. Nothing is deleted but what is named. */
export function planOf(wanted: Wanted, found: Found, wishes: Wishes): Plan {
  const plan: Plan = { steps: [], alike: 0, foreign: [], problems: [] }
  const add = (step: Step | undefined) => {
    if (step) plan.steps.push(step)
    else plan.alike++
  }
  for (const [name, collection] of Object.entries(wanted.collections))
    add(collectionStep(name, collection, found.collections[name]))
  for (const [name, each] of Object.entries(wanted.functions)) {
    const there = found.functions[name]
    const problem = problemWith(name, each, there, wishes)
    if (problem) plan.problems.push(problem)
    else add(functionStep(name, each, there, wishes))
  }
  const { storagePermission: permission } = wanted
  if (permission !== undefined) {
    const lines = [`permission of files: ${shown(found.storagePermission)} → ${presets[permission]}`]
    add(found.storagePermission === permission ? undefined : { kind: 'storage', permission, lines })
  }
  plan.foreign.push(...foreign('collection', found.collections, wanted.collections))
  plan.foreign.push(...foreign('function', found.functions, wanted.functions))
  for (const [name, { indexes }] of Object.entries(wanted.collections)) {
    const known = Object.fromEntries(indexes.map((index) => [index.name, index]))
    const there = Object.fromEntries(
      (found.collections[name]?.indexes ?? []).map((index) => [index.name, index]),
    )
    plan.foreign.push(...foreign(`index ${name}.`, there, known))
  }
  return plan
}

const shown = (permission = 'unknown'): string => presets[permission] ?? permission

/** As the consoles call them. */
export const presets: Record<string, string> = {
  READONLY: '所有用户可读，仅创建者可读写',
  PRIVATE: '仅创建者可读写',
  ADMINWRITE: '所有用户可读，仅管理端可写',
  ADMINONLY: '仅管理端可读写',
  CUSTOM: '自定义安全规则',
}

/** The database makes them itself. */
const OWN_INDEXES = ['_id_', '_openid_1']

const foreign = (kind: string, found: object, wanted: object): string[] =>
  Object.keys(found)
    .filter((name) => !Object.hasOwn(wanted, name) && !OWN_INDEXES.includes(name))
    .map((name) => (kind.endsWith('.') ? `${kind}${name}` : `${kind} ${name}`))

function collectionStep(
  name: string,
  { permission, indexes }: Wanted['collections'][string],
  found: Found['collections'][string] | undefined,
): Step | undefined {
  const there = (index: Index) => found?.indexes.find((each) => each.name === index.name)
  const lacking = indexes.filter((index) => textOf(there(index)) !== textOf(index))
  const drop = lacking.filter((index) => there(index) !== undefined).map((index) => index.name)
  const open = found?.permission !== permission
  if (found && !open && lacking.length === 0) return undefined
  const lines = [
    ...(open ? [`permission: ${found ? `${shown(found.permission)} → ` : ''}${shown(permission)}`] : []),
    ...lacking.map((index) => {
      const was = there(index)
      return was
        ? `index ${index.name}: dropped and made anew, ${textOf(was)} → ${textOf(index)}`
        : `index ${index.name}: ${textOf(index)}`
    }),
  ]
  return {
    kind: 'collection',
    name,
    create: !found,
    indexes: lacking,
    drop,
    lines,
    ...(open && { permission }),
  }
}

const textOf = (index: Index | undefined): string =>
  index === undefined
    ? ''
    : Object.entries(index.keys)
        .map(([key, direction]) => `${key} ${direction === 1 ? '↑' : '↓'}`)
        .join(', ') + (index.unique ? ', unique' : '')

/** What Node a function runs with is settled when it is made. */
function problemWith(
  name: string,
  { runtime }: WantedFunction,
  found: FoundFunction | undefined,
  { recreate }: Wishes,
): string | undefined {
  if (!found || found.runtime === runtime || recreate.includes(name) || found.status === 'CreateFailed')
    return undefined
  return (
    `function ${name} runs with ${found.runtime}, and needs ${runtime}. That can't be changed: ` +
    `--recreate ${name} deletes it and makes it anew; calls fail for some seconds`
  )
}

/** How our code is marked, so that it need not be fetched to be compared. */
export const markOf = ({ digest }: WantedFunction): string => `duet ${digest}`

function functionStep(
  name: string,
  wanted: WantedFunction,
  found: FoundFunction | undefined,
  { recreate, code }: Wishes,
): Step | undefined {
  const { runtime, timeout, memorySize, timer } = wanted
  const again =
    found && (found.status === 'CreateFailed' || (recreate.includes(name) && found.runtime !== runtime))
  if (!found || again)
    return {
      kind: 'function',
      name,
      does: found ? 'recreate' : 'create',
      code: true,
      configuration: true,
      timer: timer !== undefined,
      dropTimers: [],
      lines: [
        ...(found ? ['deleted, and made anew'] : []),
        `${runtime}, ${timeout} s, ${memorySize} MB${timer === undefined ? '' : `, timer ${timer}`}`,
        ...(Object.keys(wanted.variables).length > 0
          ? [`variables ${Object.keys(wanted.variables).join(', ')}`]
          : []),
      ],
    }
  const newCode = code || found.description !== markOf(wanted) || found.status !== 'Active'
  const changed = configurationChanges(wanted, found)
  const timers = timer === undefined ? {} : { timer }
  const dropTimers = Object.keys(found.timers).filter(
    (each) => found.timers[each] !== (timers as Record<string, string>)[each],
  )
  const makeTimer = timer !== undefined && found.timers.timer !== timer
  if (!newCode && changed.length === 0 && dropTimers.length === 0 && !makeTimer) return undefined
  const lines = [
    ...(newCode ? ['code'] : []),
    ...changed,
    ...dropTimers.map((each) => `timer ${each} (${found.timers[each]}) removed`),
    ...(makeTimer ? [`timer ${timer}`] : []),
  ]
  const configuration = newCode || changed.length > 0
  return {
    kind: 'function',
    name,
    does: 'update',
    code: newCode,
    configuration,
    timer: makeTimer,
    dropTimers,
    lines,
  }
}

/** Names of variables alone: a value may be a secret. */
function configurationChanges(wanted: WantedFunction, found: FoundFunction): string[] {
  const names = [...new Set([...Object.keys(found.variables), ...Object.keys(wanted.variables)])].sort()
  return [
    ...(found.timeout === wanted.timeout ? [] : [`time-out ${found.timeout} s → ${wanted.timeout} s`]),
    ...(found.memorySize === wanted.memorySize
      ? []
      : [`memory ${found.memorySize} MB → ${wanted.memorySize} MB`]),
    ...names.flatMap((name) => {
      const [was, is] = [found.variables[name], wanted.variables[name]]
      if (was === is) return []
      return [
        `variable ${name} ${was === undefined ? 'set' : is === undefined ? 'removed' : 'another value'}`,
      ]
    }),
  ]
}
