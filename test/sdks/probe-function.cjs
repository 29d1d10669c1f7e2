'use strict'
/**
 * One call of each kind, through the SDK that lies beside it: `{ kind, sdk, caller }` in, `{ ok }`, `{ lacks }` or `{ failed }`
 * out. What comes back is compared, so that an answer in a shape that this SDK does not know is a failure.
 */
const assert = require('node:assert')

const COLLECTION = 'probes'

/** @typedef {{ openid: string, appid: string }} Caller */

/** @param {{ kind: string, sdk: string, caller: Caller }} event */
exports.main = async ({ kind, sdk, caller }) => {
  try {
    const used = open(sdk, caller)
    const lacks = await kinds[kind](used)
    return lacks === undefined ? { ok: true } : { lacks }
  } catch (error) {
    const { errCode, code, message, errMsg } = Object(error)
    return { failed: [errCode ?? code, errMsg ?? message ?? String(error)].filter(Boolean).join(': ') }
  }
}

/** The two families differ in how data is given, and in what `doc().get()` answers. */
/** @param {string} sdk @param {Caller} caller @returns {any} */
function open(sdk, caller) {
  const module = require(sdk)
  const isWx = sdk === 'wx-server-sdk'
  const app = isWx ? module : module.init({ env: module.SYMBOL_CURRENT_ENV })
  if (isWx) module.init({ env: module.DYNAMIC_CURRENT_ENV })
  const db = app.database()
  const collection = db.collection(COLLECTION)
  return {
    module,
    app,
    isWx,
    db,
    collection,
    caller,
    id: 'probe',
    _: db.command,
    with: (data) => (isWx ? { data } : data),
    one: ({ data }) => (Array.isArray(data) ? data[0] : data),
    upload: (text) => app.uploadFile({ cloudPath: 'probes/probe.txt', fileContent: Buffer.from(text) }),
  }
}

const AT = new Date(Date.UTC(2020, 1, 2))

/** Each stands on what those before it have written. @type {Record<string, (used: any) => Promise<string | undefined | void>>} */
const kinds = {
  async callFunction({ app }) {
    const { result } = await app.callFunction({ name: 'echo', data: { n: 1, list: ['a'] } })
    assert.deepEqual(result, { n: 1, list: ['a'] })
  },

  async add(used) {
    const { collection, id } = used
    const added = await collection.add(used.with({ _id: `${id}-1`, n: 1, at: AT, list: [{ a: null }] }))
    assert.equal(added._id ?? added.id, `${id}-1`)
    for (const n of [2, 3]) await collection.add(used.with({ _id: `${id}-${n}`, n, at: AT, list: [] }))
  },

  async get({ collection, id, one }) {
    const document = one(await collection.doc(`${id}-1`).get())
    assert.deepEqual(document, { _id: `${id}-1`, n: 1, at: AT, list: [{ a: null }] })
  },

  async where({ collection, _ }) {
    const { data } = await collection
      .where({ n: _.gt(1), at: AT })
      .orderBy('n', 'desc')
      .field({ n: true })
      .limit(2)
      .get()
    assert.deepEqual(
      data.map(({ n, at }) => [n, at]),
      [
        [3, undefined],
        [2, undefined],
      ],
    )
  },

  async update(used) {
    const { collection, id, _ } = used
    const answer = await collection.doc(`${id}-1`).update(used.with({ n: _.inc(10), list: _.push([1]) }))
    assert.equal(answer.stats?.updated ?? answer.updated, 1)
    const many = await collection.where({ n: _.lt(4) }).update(used.with({ many: true }))
    assert.equal(many.stats?.updated ?? many.updated, 2)
    const { n, list } = used.one(await collection.doc(`${id}-1`).get())
    assert.deepEqual([n, list], [11, [{ a: null }, 1]])
  },

  async set(used) {
    const { collection, id } = used
    await collection.doc(`${id}-1`).set(used.with({ n: 5, at: AT }))
    assert.deepEqual(used.one(await collection.doc(`${id}-1`).get()), { _id: `${id}-1`, n: 5, at: AT })
    await collection.doc(`${id}-new`).set(used.with({ n: 6 }))
    assert.equal(used.one(await collection.doc(`${id}-new`).get()).n, 6)
  },

  async count({ collection, _ }) {
    assert.equal((await collection.where({ n: _.gte(5) }).count()).total, 2)
  },

  async aggregate({ collection, db }) {
    if (typeof collection.aggregate !== 'function') return 'no aggregate()'
    const $ = db.command.aggregate
    const answer = await collection
      .aggregate()
      .group({ _id: null, sum: $.sum('$n') })
      .end()
    assert.deepEqual(answer.list ?? answer.data, [{ _id: null, sum: 16 }])
  },

  async transaction(used) {
    const { db, id, _ } = used
    if (typeof db.startTransaction !== 'function') return 'no startTransaction()'
    const transaction = await db.startTransaction()
    const inside = transaction.collection(COLLECTION).doc(`${id}-2`)
    await inside.update(used.with({ n: _.inc(100) }))
    assert.equal(used.one(await inside.get()).n, 102)
    await transaction.rollback()
    if (typeof db.runTransaction === 'function')
      await db.runTransaction((running) =>
        running
          .collection(COLLECTION)
          .doc(`${id}-2`)
          .update(used.with({ n: _.inc(1) })),
      )
    const { n } = used.one(await used.collection.doc(`${id}-2`).get())
    assert.equal(n, typeof db.runTransaction === 'function' ? 3 : 2)
    const second = await db.startTransaction()
    const documents = second.collection(COLLECTION)
    await documents.doc(`${id}-2`).set(used.with({ n: 2, at: AT }))
    await documents.doc(`${id}-set`).set(used.with({ n: 7 }))
    await documents.add(used.with({ _id: `${id}-added`, n: 8 }))
    await documents.doc(`${id}-3`).remove()
    await second.commit()
    const { data } = await used.collection.orderBy('n', 'asc').get()
    assert.deepEqual(
      data.map(({ _id, n: number }) => [_id, number]),
      [
        [`${id}-2`, 2],
        [`${id}-1`, 5],
        [`${id}-new`, 6],
        [`${id}-set`, 7],
        [`${id}-added`, 8],
      ],
    )
  },

  async watch({ collection }) {
    if (typeof collection.watch !== 'function') return 'no watch()'
    return 'its watch() is made for browsers: Node.js before 22 has no WebSocket for it, and the emulator no auth.wsWebSign'
  },

  async remove({ collection, id, _ }) {
    const removed = await collection.doc(`${id}-1`).remove()
    assert.equal(removed.stats?.removed ?? removed.deleted, 1)
    await collection.where({ n: _.exists(true) }).remove()
    assert.equal((await collection.count()).total, 0)
  },

  async uploadFile({ upload, id }) {
    assert.match((await upload('hello')).fileID, new RegExp(`^cloud://.+/probes/${id}.txt$`))
  },

  async downloadFile({ app, upload }) {
    const { fileID } = await upload('hello')
    assert.equal((await app.downloadFile({ fileID })).fileContent.toString(), 'hello')
  },

  async getTempFileURL({ app, upload }) {
    const { fileID } = await upload('hello')
    const { fileList } = await app.getTempFileURL({ fileList: [fileID] })
    const response = await globalThis.fetch(fileList[0].tempFileURL)
    assert.equal(await response.text(), 'hello')
  },

  async deleteFile({ app, upload }) {
    const { fileID } = await upload('hello')
    const { fileList } = await app.deleteFile({ fileList: [fileID] })
    assert.deepEqual(
      fileList.map((file) => [file.fileID, file.status ?? file.code]),
      [[fileID, fileList[0].status === undefined ? 'SUCCESS' : 0]],
    )
  },

  async getWXContext({ module, app, isWx, caller }) {
    const { openId, appId } = isWx ? {} : app.auth().getUserInfo()
    const { OPENID = openId, APPID = appId } = isWx ? module.getWXContext() : {}
    assert.deepEqual({ openid: OPENID, appid: APPID }, caller)
  },

  async openapi({ app, isWx, caller: { openid } }) {
    const about = { content: 'hello', version: 2, scene: 1, openid }
    if (!isWx) {
      if (typeof app.callWxOpenApi !== 'function') return 'no callWxOpenApi()'
      const { result } = await app.callWxOpenApi({ apiName: 'security.msgSecCheck', requestData: about })
      // As WeChat's server answers it.
      assert.deepEqual([result.errcode, result.result.suggest], [0, 'pass'])
      return
    }
    if (!app.openapi) return 'no openapi'
    const { errCode, result } = await app.openapi.security.msgSecCheck(about)
    assert.deepEqual([errCode, result.suggest], [0, 'pass'])
  },
}
