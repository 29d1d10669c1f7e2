import { Hono } from 'hono'
import * as v from 'valibot'
import type { Snapshots } from '../snapshots/snapshots'
import { body } from './checked'
import { described, Nothing } from './described'

const List = v.object({
  snapshots: v.array(
    v.object({ name: v.string(), at: v.pipe(v.number(), v.description('ms since 1970, by the emulator')) }),
  ),
})

/** `/control/snapshots` */
export function snapshotRoutes(snapshots: Snapshots) {
  return new Hono()
    .get('/', described('The named snapshots', List), (context) =>
      context.var.answer({ snapshots: snapshots.list() }),
    )
    .post(
      '/',
      described('Keeps databases and stored files as they are now', Nothing),
      body(v.object({ name: v.string() })),
      async (context) => {
        await snapshots.save(context.req.valid('json').name)
        return context.var.answer({})
      },
    )
    .post('/:name/restore', described('Goes back to a snapshot', Nothing), async (context) => {
      await snapshots.restore(context.req.param('name'))
      return context.var.answer({})
    })
    .delete('/:name', described('Forgets a snapshot', Nothing), async (context) => {
      await snapshots.remove(context.req.param('name'))
      return context.var.answer({})
    })
}

/** `/control/reset` */
export function resetRoutes(snapshots: Snapshots) {
  return new Hono().post('/', described('Goes back to the seed data', Nothing), async (context) => {
    await snapshots.reset()
    return context.var.answer({})
  })
}
