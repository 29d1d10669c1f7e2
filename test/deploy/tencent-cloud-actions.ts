import { RunCommands } from './tencent-cloud-database'
import {
  type CloudEnvironment,
  type CloudFunction,
  Refused,
  type TableIndex,
  type TencentCloud,
} from './tencent-cloud-state'

type Data = Record<string, unknown>
type Act = (environment: CloudEnvironment, data: Data, cloud: TencentCloud) => object | Promise<object>

const page = <T>(all: T[], offset: unknown, limit: unknown): T[] =>
  all.slice(Number(offset ?? 0), Number(offset ?? 0) + Number(limit ?? 20))

function tableOf({ tables }: CloudEnvironment, name: unknown) {
  const table = tables.get(String(name))
  if (!table) throw new Refused('ResourceNotFound', `no collection ${String(name)}`)
  return table
}

function functionOf({ functions }: CloudEnvironment, { FunctionName }: Data): CloudFunction {
  const found = functions.get(String(FunctionName))
  if (!found) throw new Refused('ResourceNotFound.Function', `no function ${String(FunctionName)}`)
  return found
}

/** One that is on its way to be something takes no change. */
function idle(environment: CloudEnvironment, data: Data): CloudFunction {
  const found = functionOf(environment, data)
  if (found.Status !== 'Active')
    throw new Refused('FailedOperation.FunctionStatusError', `it is ${found.Status}`)
  return found
}

interface Index {
  IndexName: string
  MgoKeySchema: { MgoIsUnique: boolean; MgoIndexKeys: { Name: string; Direction: string }[] }
}

const variablesIn = ({ Environment }: Data): Record<string, string> =>
  Object.fromEntries(
    ((Environment as { Variables?: { Key: string; Value: string }[] } | undefined)?.Variables ?? []).map(
      ({ Key, Value }) => [Key, Value],
    ),
  )

const codeIn = ({ Code }: Data): Buffer => Buffer.from((Code as { ZipFile: string }).ZipFile, 'base64')

const database: Record<string, Act> = {
  DescribeEnvInfo: ({ env, bucket }) => ({
    EnvInfo: {
      EnvBaseInfo: {
        EnvId: env,
        Databases: [{ InstanceId: `tnt-${env}` }],
        Functions: [{ Namespace: env }],
        Storages: [{ Bucket: bucket }],
        LogServices: [{ TopicId: 'topic', LogsetId: 'logset' }],
      },
    },
  }),
  ListTables: ({ tables }, { MgoOffset, MgoLimit }) => ({
    Tables: page([...tables.keys()], MgoOffset, MgoLimit).map((TableName) => ({ TableName })),
  }),
  DescribeTable: (environment, { TableName }) => ({ Indexes: tableOf(environment, TableName).indexes }),
  CreateTable({ tables }, { TableName }) {
    if (tables.has(String(TableName))) throw new Refused('ResourceInUse', 'it is there already')
    const _id = { Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] }
    tables.set(String(TableName), { acl: 'PRIVATE', indexes: [_id] })
    return {}
  },
  UpdateTable(environment, { TableName, CreateIndexes = [], DropIndexes = [] }) {
    const table = tableOf(environment, TableName)
    for (const { IndexName } of DropIndexes as Index[])
      table.indexes = table.indexes.filter(({ Name }) => Name !== IndexName)
    for (const { IndexName, MgoKeySchema } of CreateIndexes as Index[]) {
      if (table.indexes.some(({ Name }) => Name === IndexName)) throw new Refused('ResourceInUse', IndexName)
      const made: TableIndex = {
        Name: IndexName,
        Unique: MgoKeySchema.MgoIsUnique,
        Keys: MgoKeySchema.MgoIndexKeys,
      }
      table.indexes.push(made)
    }
    return {}
  },
  DescribeDatabaseACL: (environment, { CollectionName }) => ({
    AclTag: tableOf(environment, CollectionName).acl,
  }),
  ModifyDatabaseACL(environment, { CollectionName, AclTag }) {
    tableOf(environment, CollectionName).acl = String(AclTag)
    return {}
  },
  DescribeStorageSafeRule: ({ storagePermission }) => ({ AclTag: storagePermission }),
  ModifyStorageSafeRule(environment, { AclTag }) {
    environment.storagePermission = String(AclTag)
    return {}
  },
}

const functions: Record<string, Act> = {
  ListFunctions: ({ functions: all }, { Offset, Limit }) => ({
    Functions: page([...all.keys()], Offset, Limit).map((FunctionName) => ({ FunctionName })),
  }),
  GetFunction(environment, data) {
    const found = functionOf(environment, data)
    const { zip: _zip, variables, triggers, next, ...told } = found
    found.Status = next
    return {
      ...told,
      Environment: { Variables: Object.entries(variables).map(([Key, Value]) => ({ Key, Value })) },
      Triggers: Object.entries(triggers).map(([TriggerName, cron]) => ({
        TriggerName,
        Type: 'timer',
        TriggerDesc: JSON.stringify({ cron }),
      })),
    }
  },
  CreateFunction({ functions: all }, data) {
    const { FunctionName, Runtime, Timeout = 3, MemorySize = 256, Handler, Description = '' } = data
    if (all.has(String(FunctionName))) throw new Refused('ResourceInUse.Function', 'it is there already')
    all.set(String(FunctionName), {
      Runtime: String(Runtime),
      Timeout: Number(Timeout),
      MemorySize: Number(MemorySize),
      Handler: String(Handler),
      Description: String(Description),
      Status: 'Creating',
      next: 'Active',
      variables: variablesIn(data),
      triggers: {},
      zip: codeIn(data),
    })
    return {}
  },
  UpdateFunctionCode(environment, data) {
    const found = idle(environment, data)
    Object.assign(found, { zip: codeIn(data), Handler: data.Handler, Status: 'Updating', next: 'Active' })
    return {}
  },
  UpdateFunctionConfiguration(environment, data) {
    const found = idle(environment, data)
    const { Timeout, MemorySize, Description } = data
    Object.assign(found, { Timeout, MemorySize, Description, Status: 'Updating', next: 'Active' })
    found.variables = variablesIn(data)
    return {}
  },
  DeleteFunction(environment, data) {
    functionOf(environment, data)
    environment.functions.delete(String(data.FunctionName))
    return {}
  },
  BatchCreateTrigger(environment, data) {
    const { triggers } = idle(environment, data)
    const given = JSON.parse(String(data.Triggers)) as { TriggerName: string; TriggerDesc: string }[]
    for (const { TriggerName, TriggerDesc } of given) {
      if (TriggerName in triggers) throw new Refused('ResourceInUse.Trigger', TriggerName)
      triggers[TriggerName] = TriggerDesc
    }
    return {}
  },
  DeleteTrigger(environment, data) {
    const { triggers } = idle(environment, data)
    Reflect.deleteProperty(triggers, String(data.TriggerName))
    return {}
  },
  async Invoke(environment, data, cloud) {
    idle(environment, data)
    const event = JSON.parse(data.ClientContext as string) as Record<string, unknown>
    const RetMsg = JSON.stringify(await cloud.run(environment.env, String(data.FunctionName), event))
    return { Result: { InvokeResult: 0, RetMsg } }
  },
}

export const actions: Record<string, Act> = { ...database, ...functions, RunCommands }
