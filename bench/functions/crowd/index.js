// One process in which many people call the relay at the same time. The platform gives an instance one call at a
// time; a relay that holds with hundreds at once holds with that, too, and 200 calls need no 200 processes.
const relay = require('./relay/index.js')

// The emulator moves the cloud's clock only; a process that is to live through the last minutes of a token must
// see them pass as well.
const realNow = Date.now
let ahead = 0
Date.now = () => realNow() + ahead

exports.main = async ({ openids, request, aheadMs }) => {
  ahead = aheadMs
  const answers = openids.map((openid) => {
    // Both relays read the caller before they first wait for anything.
    process.env.WX_OPENID = openid
    return relay
      .main({ ...request, data: {} })
      .catch((error) => ({ errcode: 'thrown', errmsg: String(error) }))
  })
  return Promise.all(answers)
}
