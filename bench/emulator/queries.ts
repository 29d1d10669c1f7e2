import { PAGE, pageQueries, usersDatabase } from '../../test/emulator/database/fixtures/page-queries'
import type { Figure } from '../figure'

const SIZE = 100_000
const TIMES = 10

/** What a page takes in 100,000 documents in memory, the best of ten; without an index it may take a second. */
export async function measureQueries(say: (what: string) => void): Promise<Figure[]> {
  say(`pages of ${SIZE} documents`)
  const database = await usersDatabase(SIZE)
  const figures: Figure[] = []
  for (const { what, query, sort, index } of pageQueries(SIZE)) {
    const request = {
      collectionName: 'users',
      query: JSON.stringify(query),
      limit: PAGE,
      ...(Object.keys(sort).length > 0 && { order: JSON.stringify(sort) }),
    }
    let ms = Infinity
    for (let i = 0; i < TIMES; i++) {
      const began = performance.now()
      await database.execute('database.getDocument', request)
      ms = Math.min(ms, performance.now() - began)
    }
    figures.push({ what, ms, target: index === null ? 1_000 : 10 })
  }
  await database.close()
  return figures
}
