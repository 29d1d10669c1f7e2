import { onTestFinished } from 'vitest'
import { type Cloud, type CloudOptions, createCloud } from '../../../../emulator/index'
import { admin, ann, bob, chief, optionsOf, temporaryFolder, user, write } from '../../fixture'

const joinFunction = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async ({ name }) => {
    console.log('somebody joins')
    if (!name) return { errcode: -4001 }
    await cloud.database().collection('users').add({ data: { name } })
    return { errcode: 0 }
  }`

const orderFunction = `const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  const order = { spbillCreateIp: '127.0.0.1', subMchId: '1', functionName: 'join', envId: '${admin.env}' }
  exports.main = (wanted) => cloud.cloudPay.unifiedOrder({ ...order, ...wanted })`

const brokenFunction = `exports.main = () => { throw new Error('out of order') }`

/** A mini program with three buttons. */
const h5 = `<!doctype html><title>Club</title><h1></h1><script>
  const phone = new URLSearchParams(location.search).get('phone')
  document.querySelector('h1').textContent = phone
  const call = (name, data) =>
    fetch('/client/callFunction', { method: 'POST', body: JSON.stringify({ phone, name, data }) })
  </script>
  <button onclick="call('join', { name: 'Dora' })">Join</button>
  <button onclick="call('join')">Join without a name</button>
  <button onclick="call('broken')">Break</button>`

/** Two mini programs with a phone each, of which `admin` has functions. */
function clubOptions(port = 0): CloudOptions {
  const folder = temporaryFolder()
  write(folder, { 'index.html': h5 })
  return optionsOf({
    admin: {
      join: { source: joinFunction, examples: [{ name: 'Dora' }] },
      broken: brokenFunction,
      order: orderFunction,
    },
    options: {
      name: 'The club',
      port,
      miniPrograms: [
        { ...user, people: [ann, bob], h5: folder },
        { ...admin, people: [chief], h5: folder },
      ],
    },
  })
}

export async function runClub(port?: number): Promise<Cloud> {
  const cloud = await createCloud(clubOptions(port))
  onTestFinished(() => cloud.dispose())
  return cloud
}
