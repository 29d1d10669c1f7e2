import { Db } from '@cloudbase/database'

/** Sends one `database.*` action of the server SDK's protocol, and resolves to `{ data }`. */
type Send = (action: string, request: object) => Promise<object>

/** How the library sends: one is made for each query, with the configuration of its Db. */
class Request {
  constructor(private readonly config: { send: Send }) {}

  send(action: string, request: object): Promise<object> {
    return this.config.send(action, request)
  }
}

/** The library that wx-server-sdk has inside, which makes requests of calls. */
export function databaseLibrary(send: Send): Db {
  Db.reqClass = Request
  return new Db({ send })
}
