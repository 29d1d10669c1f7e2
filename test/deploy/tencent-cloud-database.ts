import { type CloudEnvironment, Refused, type TencentCloud } from './tencent-cloud-state'

type Data = Record<string, unknown>

interface Command {
  find?: string
  filter?: object
  sort?: object
  limit?: number
  projection?: object
  count?: string
  updates?: { q: object; u: Data; upsert?: boolean }[]
  deletes?: { q: object; limit: number }[]
}

/** MongoDB's commands, as far as a backup gives them; the emulator's database carries them out. */
export async function RunCommands(
  environment: CloudEnvironment,
  data: Data,
  cloud: TencentCloud,
): Promise<object> {
  const [command] = data.MgoCommands as { TableName: string; Command: string }[]
  const { TableName: collectionName = '', Command: text = '{}' } = command ?? {}
  const database = cloud.database(environment.env)
  const act = async (action: string, request: Data) => {
    try {
      return await database.execute(`database.${action}`, { collectionName, ...request })
    } catch (error) {
      throw new Refused('FailedOperation', (error as Error).message)
    }
  }
  const { find, filter = {}, sort, limit, projection, count, updates, deletes } = JSON.parse(text) as Command
  if (find !== undefined) {
    const told = { query: JSON.stringify(filter), limit, ...(sort && { order: JSON.stringify(sort) }) }
    const fields = projection && { projection: JSON.stringify(projection) }
    const { list } = await act('getDocument', { queryType: 'WHERE', ...told, ...fields })
    return { Data: [JSON.stringify(list)] }
  }
  if (count !== undefined) {
    const { total } = await act('calculateDocument', { queryType: 'WHERE' })
    return { Data: [JSON.stringify([JSON.stringify({ n: { $numberInt: String(total) }, ok: 1 })])] }
  }
  for (const { q, u, upsert } of updates ?? []) {
    const { _id, ...fields } = u
    const to = { query: JSON.stringify(q), data: JSON.stringify(fields) }
    await act('modifyDocument', { queryType: 'DOC', ...to, multi: false, merge: false, upsert })
  }
  for (const { q } of deletes ?? [])
    await act('removeDocument', { queryType: 'WHERE', query: JSON.stringify(q), multi: true })
  return { Data: [JSON.stringify([{ ok: 1 }])] }
}
