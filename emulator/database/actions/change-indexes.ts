import type { IndexOptions } from '../../shared/options'
import type { Engine } from '../engine/engine'
import { MongoError } from '../mongo-error'

/** @throws TcbError; MongoError */
export function changeIndexes(
  engine: Engine,
  name: string,
  { create, drop }: { create: IndexOptions[]; drop: string[] },
): void {
  const present = engine.collection(name).options.indexes ?? []
  const gone = drop.find((dropped) => !present.some((index) => index.name === dropped))
  if (gone !== undefined) throw new MongoError(`index not found with name [${gone}]`)
  const kept = present.filter((index) => !drop.includes(index.name))
  const names = [...kept, ...create].map((index) => index.name)
  const twice = names.find((one, i) => one === '_id_' || names.indexOf(one) !== i)
  if (twice !== undefined) throw new MongoError(`Index with name: ${twice} already exists`)
  engine.changeIndexes(name, [...kept, ...create])
}
