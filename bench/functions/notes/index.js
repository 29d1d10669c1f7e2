// Reads and writes through the real SDK; its documents do not grow in number, however often it is called.
const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
const db = cloud.database()
const notes = db.collection('notes')

exports.main = async ({ n }) => {
  const { OPENID } = cloud.getWXContext()
  const doc = notes.doc(`n${n % 500}`)
  await doc.set({ data: { by: OPENID, n, text: 'x'.repeat(200), at: db.serverDate() } })
  const { data } = await notes
    .where({ n: db.command.gte(n) })
    .limit(20)
    .get()
  return { errcode: 0, found: data.length }
}
