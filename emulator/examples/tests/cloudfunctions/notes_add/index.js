const cloud = require('wx-server-sdk')
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

exports.main = async ({ text }) => {
  if (!text) return { errcode: 1, errmsg: 'A note needs a text.' }
  const { OPENID } = cloud.getWXContext()
  const db = cloud.database()
  try {
    const { _id } = await db.collection('notes').add({ data: { text, owner: OPENID, at: db.serverDate() } })
    return { errcode: 0, _id }
  } catch (error) {
    return { errcode: 2, errmsg: error.message }
  }
}
