import { EJSON } from 'bson'
import { beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../emulator/database/database'
import { useSdk } from './fixtures/sdk'
import type { SdkAggregate } from './fixtures/sdk-types'
import { expectRefusal, Fails, KINDS } from './tables/rows'
import { ACCUMULATED, OF_KINDS } from './tables/accumulators'
import { MORE_STAGES } from './tables/more-stages'
import { STAGES } from './tables/stages'

const used = useSdk(() => openDatabase({ collections: { given: {}, others: {}, kinds: {} } }))
beforeAll(async () => {
  await used.database.insert('others', [
    { _id: 'p', k: 1 },
    { _id: 'q', k: null },
    { _id: 'r' },
    { _id: 's', k: [7, 8] },
  ])
  await used.database.insert('kinds', OF_KINDS)
})

type Answer = Promise<{ list: Record<string, unknown>[] }>
type Functions = Record<string, ((operand: unknown) => SdkAggregate) | undefined>

/** What the SDK has no stage for is sent as it would send it. */
const WITHOUT = ['$facet', '$unset', '$replaceWith']

/** By the SDK's functions, wherever it has them. */
async function run(collection: string, stages: Record<string, unknown>[]): Answer {
  const entries = stages.flatMap((stage) => Object.entries(stage))
  if (!entries.some(([name]) => WITHOUT.includes(name))) {
    let aggregate = used.db.collection(collection).aggregate()
    for (const [name, operand] of entries)
      aggregate = (aggregate as unknown as Functions)[name.slice(1)]?.(operand) ?? aggregate
    return aggregate.end()
  }
  const sent = entries.map(([stageKey, operand]) => ({ stageKey, stageValue: JSON.stringify(operand) }))
  const { list } = await used.database.execute('database.aggregateDocuments', {
    collectionName: collection,
    stages: sent,
  })
  return { list: (list as string[]).map((text) => EJSON.parse(text) as Record<string, unknown>) }
}

describe('a stage makes of nothing, null and every other kind of value what the manual says:', () => {
  it.each(Object.entries({ ...STAGES, ...MORE_STAGES }))('%s', async (name, rows) => {
    for (const [documents, stages, expected] of rows) {
      const row = `${name} ${JSON.stringify(stages)}`
      await used.database.remove('given', {})
      if (documents.length > 0) await used.database.insert('given', documents)
      if (expected instanceof Fails) await expectRefusal(run('given', stages), expected.words, row)
      else expect((await run('given', stages)).list, row).toEqual(expected)
      expect(used.database.find('given'), `${row} leaves what is stored`).toEqual(documents)
    }
  })
})

describe('an accumulator makes of nothing, null and every other kind of value what the manual says:', () => {
  it.each(Object.entries(ACCUMULATED))('%s', async (name, { all, nothing, byKind, others }) => {
    const of = async (operand: unknown, _id: unknown) =>
      (await run('kinds', [{ $group: { _id, r: { [name]: operand } } }, { $sort: { _id: 1 } }])).list
    const sorted = (value: unknown) => (name === '$addToSet' ? new Set(value as unknown[]) : value)
    expect(sorted((await of('$v', null))[0]?.['r'])).toEqual(sorted(all))
    expect((await of('$nope', null))[0]?.['r']).toEqual(nothing)
    const each = (await of('$v', '$_id')).map(({ r }) => r)
    for (const [i, kind] of KINDS.entries())
      expect(each[i], `${name} of ${kind}`).toEqual(kind in byKind ? byKind[kind] : others)
  })

  it('$mergeObjects', async () => {
    const merge = (condition: object) =>
      run('kinds', [{ $match: condition }, { $group: { _id: null, r: { $mergeObjects: '$v' } } }])
    expect((await merge({ _id: { $in: [0, 1, 8] } })).list).toEqual([{ _id: null, r: { x: 1, y: 2 } }])
    await expectRefusal(merge({ _id: 2 }), 'requires object inputs', '$mergeObjects of a number')
  })
})

describe('the fields of an answer', () => {
  const fields = async (stage: object) =>
    Object.keys((await run('given', [stage as Record<string, unknown>])).list[0] ?? {})
  beforeAll(async () => {
    await used.database.remove('given', {})
    await used.database.insert('given', [{ z: 1, a: 2, _id: 'x' }])
  })
  it('come in the order of the document, what is computed behind them', async () => {
    expect(await fields({ $project: { a: 1, c: '$a', z: 1 } })).toEqual(['_id', 'z', 'a', 'c'])
  })
})

describe('an aggregation without a limit', () => {
  beforeAll(async () => {
    await used.database.remove('given', {})
    await used.database.insert(
      'given',
      Array.from({ length: 30 }, (_, _id) => ({ _id })),
    )
  })

  it('answers 20 documents, as people report of the cloud', async () => {
    expect((await run('given', [{ $match: {} }])).list).toHaveLength(20)
    expect((await run('given', [{ $limit: 25 }])).list).toHaveLength(25)
  })

  it('says so where it cut', async () => {
    const stages = [{ stageKey: '$match', stageValue: '{}' }]
    const whole = [...stages, { stageKey: '$limit', stageValue: '100' }]
    const served = async (asked: object[]) => {
      const request = { collectionName: 'given', stages: asked }
      const heard: object[] = []
      await used.database.execute('database.aggregateDocuments', request, (told) => heard.push(told))
      return heard
    }
    expect(await served(stages)).toEqual([{ index: null, cut: true }])
    expect(await served(whole)).toEqual([{ index: null }])
  })

  it('answers all where the option says so', async () => {
    const database = openDatabase({ collections: { given: {} }, aggregateRows: Infinity })
    await database.insert(
      'given',
      Array.from({ length: 30 }, (_, _id) => ({ _id })),
    )
    const stages = [{ stageKey: '$match', stageValue: '{}' }]
    const { list } = await database.execute('database.aggregateDocuments', {
      collectionName: 'given',
      stages,
    })
    expect(list).toHaveLength(30)
    await database.close()
  })
})
