import type { Case, Command, Sdk } from '../case'

const PEOPLE = [
  { _id: 'li', name: 'Li', age: 20, tags: ['a', 'b'], home: { city: '北京' } },
  { _id: 'wang', name: 'Wang', age: 30, tags: ['b'], home: { city: '上海' } },
  { _id: 'zhao', name: 'Zhao', age: 40, tags: [], scores: [{ n: 1 }, { n: 9 }] },
]

type Queries = { [Name in keyof Command]?: [condition: (_: Command) => unknown, ids: string[]] }

const COMMANDS: Queries = {
  eq: [(_) => ({ age: _.eq(30) }), ['wang']],
  neq: [(_) => ({ age: _.neq(30) }), ['li', 'zhao']],
  gt: [(_) => ({ age: _.gt(30) }), ['zhao']],
  gte: [(_) => ({ age: _.gte(30) }), ['wang', 'zhao']],
  lt: [(_) => ({ age: _.lt(30) }), ['li']],
  lte: [(_) => ({ age: _.lte(30) }), ['li', 'wang']],
  in: [(_) => ({ name: _.in(['Li', 'Zhao', 'Nobody']) }), ['li', 'zhao']],
  nin: [(_) => ({ name: _.nin(['Li', 'Zhao']) }), ['wang']],
  and: [(_) => _.and([{ age: 20 }, { name: 'Li' }]), ['li']],
  or: [(_) => _.or([{ age: 20 }, { name: 'Wang' }]), ['li', 'wang']],
  nor: [(_) => _.nor([{ age: 20 }, { name: 'Wang' }]), ['zhao']],
  not: [(_) => ({ age: _.not(_.gt(20)) }), ['li']],
  exists: [(_) => ({ scores: _.exists(true) }), ['zhao']],
  mod: [(_) => ({ age: _.mod(20, 10) }), ['wang']],
  all: [(_) => ({ tags: _.all(['b', 'a']) }), ['li']],
  elemMatch: [(_) => ({ scores: _.elemMatch({ n: _.gt(5) }) }), ['zhao']],
  size: [(_) => ({ tags: _.size(1) }), ['wang']],
  expr: [(_) => _.expr(_.aggregate.gt(['$age', 30])), ['zhao']],
  jsonSchema: [(_) => _.jsonSchema({ required: ['scores'] }), ['zhao']],
}

const CHAINED: [name: string, calls: string[], condition: (_: Command) => unknown, ids: string[]][] = [
  ['_.gt().lt()', ['DatabaseQueryCommand.lt'], (_) => ({ age: _.gt(20).lt(40) }), ['wang']],
  ['_.gt().lte()', ['DatabaseQueryCommand.lte'], (_) => ({ age: _.gt(20).lte(40) }), ['wang', 'zhao']],
  ['_.lt().gt()', ['DatabaseQueryCommand.gt'], (_) => ({ age: _.lt(40).gt(20) }), ['wang']],
  ['_.lt().gte()', ['DatabaseQueryCommand.gte'], (_) => ({ age: _.lt(40).gte(20) }), ['li', 'wang']],
  ['_.gt().neq()', ['DatabaseQueryCommand.neq'], (_) => ({ age: _.gt(20).neq(30) }), ['zhao']],
  ['_.gt().eq()', ['DatabaseQueryCommand.eq'], (_) => ({ age: _.gt(20).eq(30) }), ['wang']],
  ['_.gt().in()', ['DatabaseQueryCommand.in'], (_) => ({ age: _.gt(20).in([20, 30]) }), ['wang']],
  ['_.gt().nin()', ['DatabaseQueryCommand.nin'], (_) => ({ age: _.gt(20).nin([30]) }), ['zhao']],
  ['_.gt().and()', ['DatabaseLogicCommand.and'], (_) => ({ age: _.gt(20).and(_.lt(40)) }), ['wang']],
  ['_.gt().or()', ['DatabaseLogicCommand.or'], (_) => ({ age: _.gt(30).or(_.lt(30)) }), ['li', 'zhao']],
]

const PLAIN: [name: string, condition: unknown, ids: string[]][] = [
  ['a field of an object', { home: { city: '北京' } }, ['li']],
  ['a path', { 'home.city': '上海' }, ['wang']],
  ['an element of a list', { tags: 'b' }, ['li', 'wang']],
]

const query = (name: string, calls: string[], condition: (_: Command) => unknown, ids: string[]): Case => ({
  name,
  calls: ['Database.command', 'Query.where', 'Query.orderBy', 'Query.get', ...calls],
  documents: PEOPLE,
  async run({ collection, _ }) {
    const { data } = await collection.where(condition(_)).orderBy('age', 'asc').get()
    return data.map(({ _id }) => _id)
  },
  expected: ids,
})

/** What nobody has said of the cloud: here it is refused, so that nobody is green by a guess. */
const UNKNOWN: [name: string, condition: (sdk: Sdk) => unknown, error: number][] = [
  ['elemMatch() of chained commands', ({ _ }) => ({ tags: _.elemMatch(_.gt('a').lt('z')) }), -502001],
  [
    'a regular expression with \\u, which PCRE does not know',
    ({ db }) => ({ name: db.RegExp({ regexp: '[\\u4e00-\\u9fa5]' }) }),
    -501007,
  ],
]

export const queries: Case[] = [
  ...UNKNOWN.map(([name, condition, error]): Case => ({
    name,
    calls: ['Query.where'],
    documents: PEOPLE,
    run: (sdk) => sdk.collection.where(condition(sdk)).get(),
    expected: { error },
  })),
  ...Object.entries(COMMANDS).map(([name, [condition, ids]]) =>
    query(`_.${name}()`, [`DatabaseCommand.${name}`], condition, ids),
  ),
  ...CHAINED.map(([name, calls, condition, ids]) => query(name, calls, condition, ids)),
  ...PLAIN.map(([name, condition, ids]) => query(`where() by ${name}`, [], () => condition, ids)),
]
