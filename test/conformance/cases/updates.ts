import type { Case, Command } from '../case'

const DOCUMENT = { _id: 'one', n: 6, list: [1, 2, 3], object: { a: 1, b: 2 } }

type Updates = { [Name in keyof Command]?: [data: (_: Command) => object, changed: object] }

const COMMANDS: Updates = {
  set: [(_) => ({ object: _.set({ c: 3 }) }), { object: { c: 3 } }],
  remove: [(_) => ({ object: { a: _.remove() } }), { object: { b: 2 } }],
  inc: [(_) => ({ n: _.inc(-2) }), { n: 4 }],
  mul: [(_) => ({ n: _.mul(2) }), { n: 12 }],
  min: [(_) => ({ n: _.min(5) }), { n: 5 }],
  max: [(_) => ({ n: _.max(5) }), { n: 6 }],
  rename: [(_) => ({ 'object.a': _.rename('object.z') }), { object: { b: 2, z: 1 } }],
  push: [(_) => ({ list: _.push([4, 5]) }), { list: [1, 2, 3, 4, 5] }],
  pop: [(_) => ({ list: _.pop() }), { list: [1, 2] }],
  shift: [(_) => ({ list: _.shift() }), { list: [2, 3] }],
  unshift: [(_) => ({ list: _.unshift([0]) }), { list: [0, 1, 2, 3] }],
  addToSet: [(_) => ({ list: _.addToSet(2) }), { list: [1, 2, 3] }],
  pull: [(_) => ({ list: _.pull(_.gt(1)) }), { list: [1] }],
  pullAll: [(_) => ({ list: _.pullAll([1, 3]) }), { list: [2] }],
  bit: [(_) => ({ n: _.bit({ and: 3 } as never) }), { n: 2 }],
}

const update = (name: string, calls: string[], data: (_: Command) => object, changed: object): Case => ({
  name,
  calls: ['CollectionReference.doc', 'DocumentReference.update', 'DocumentReference.get', ...calls],
  documents: [DOCUMENT],
  async run({ collection, _ }) {
    await collection.doc('one').update({ data: data(_) })
    return (await collection.doc('one').get()).data
  },
  expected: { ...DOCUMENT, ...changed },
})

const each = {
  each: [9, 0],
  position: 1,
  sort: 1,
  slice: 3,
}

export const updates: Case[] = [
  ...Object.entries(COMMANDS).map(([name, [data, changed]]) =>
    update(`_.${name}() in update()`, [`DatabaseCommand.${name}`], data, changed),
  ),
  update('_.push() with each, sort and slice', ['DatabaseCommand.push'], (_) => ({ list: _.push(each) }), {
    list: [0, 1, 2],
  }),
  update('an object in update() leaves the other fields', [], () => ({ object: { a: 9 } }), {
    object: { a: 9, b: 2 },
  }),
]
