import { each, type Place, settled } from './environment'
import { markOf, type Step } from './plan'
import type { Wanted, WantedFunction } from './wanted'

/** Does one step. Whatever breaks it off, the next plan finds what is left of it. */
async function carryOut(place: Place, wanted: Wanted, step: Step): Promise<void> {
  if (step.kind === 'collection') await setCollection(place, step)
  else if (step.kind === 'storage') await setStoragePermission(place, step.permission)
  else {
    const each = wanted.functions[step.name]
    if (each) await setFunction(place, step, each)
  }
}

/**
 * Collections first, since functions read them; functions a few at a time.
 * @param done is told of each step
 */
export async function carryOutAll(
  place: Place,
  wanted: Wanted,
  steps: Step[],
  done: (step: Step) => void,
): Promise<void> {
  const one = async (step: Step) => {
    await carryOut(place, wanted, step)
    done(step)
  }
  for (const step of steps.filter(({ kind }) => kind !== 'function')) await one(step)
  await each(
    steps.filter(({ kind }) => kind === 'function'),
    one,
  )
}

async function setCollection({ api, env, mongo }: Place, step: Step & { kind: 'collection' }): Promise<void> {
  const { name, create, permission, indexes, drop } = step
  const table = { EnvId: env, MongoConnector: mongo, TableName: name }
  if (create) await api('tcb', 'CreateTable', table)
  // Before anything is in it.
  if (permission !== undefined)
    await api('tcb', 'ModifyDatabaseACL', { EnvId: env, CollectionName: name, AclTag: permission })
  for (const { name: IndexName, unique = false, keys } of indexes) {
    if (drop.includes(IndexName)) await api('tcb', 'UpdateTable', { ...table, DropIndexes: [{ IndexName }] })
    const MgoIndexKeys = Object.entries(keys).map(([Name, direction]) => ({
      Name,
      Direction: String(direction),
    }))
    const MgoKeySchema = { MgoIsUnique: unique, MgoIndexKeys }
    await api('tcb', 'UpdateTable', { ...table, CreateIndexes: [{ IndexName, MgoKeySchema }] })
  }
}

const setStoragePermission = ({ api, env, bucket }: Place, permission: string) =>
  api('tcb', 'ModifyStorageSafeRule', { EnvId: env, Bucket: bucket, AclTag: permission })

/** Nothing is installed in the cloud: the code is whole. */
export const InstallDependency = 'FALSE'
const Handler = 'index.main'

async function setFunction(
  place: Place,
  { name, does, code, configuration, timer, dropTimers }: Step & { kind: 'function' },
  wanted: WantedFunction,
): Promise<void> {
  const { api, namespace, logs } = place
  const one = { FunctionName: name, Namespace: namespace }
  const Code = { ZipFile: wanted.zip.toString('base64') }
  const settings = {
    ...one,
    ...logs,
    InstallDependency,
    Timeout: wanted.timeout,
    MemorySize: wanted.memorySize,
    // Written after the code, so that it says what is really there.
    Description: markOf(wanted),
    Environment: { Variables: Object.entries(wanted.variables).map(([Key, Value]) => ({ Key, Value })) },
  }
  if (does === 'recreate') await api('scf', 'DeleteFunction', one)
  if (does !== 'update') {
    const made = { Runtime: wanted.runtime, Role: 'TCB_QcsRole', Stamp: 'MINI_QCBASE' }
    await api('scf', 'CreateFunction', { ...settings, ...made, Handler, Code })
    await ready(place, name)
  } else if (code) {
    await api('scf', 'UpdateFunctionCode', { ...one, Handler, InstallDependency, Code })
    await ready(place, name)
  }
  if (does === 'update' && configuration) {
    await api('scf', 'UpdateFunctionConfiguration', settings)
    await ready(place, name)
  }
  for (const TriggerName of dropTimers)
    await api('scf', 'DeleteTrigger', { ...one, TriggerName, Type: 'timer' })
  if (!timer) return
  const Triggers = [{ TriggerName: 'timer', Type: 'timer', TriggerDesc: wanted.timer }]
  await api('scf', 'BatchCreateTrigger', { ...one, Triggers: JSON.stringify(Triggers), Count: 1 })
}

/** @throws Error where it did not come to be */
export async function ready(place: Place, name: string): Promise<void> {
  const { status } = await settled(place, name)
  if (status !== 'Active') throw new Error(`Function ${name} is now "${status}": look at it in the console.`)
}
