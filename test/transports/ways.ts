import { Errcode } from '../../contract'
import type { Cloud } from '../../emulator/index'
import { inventedOpenid } from '../../local/openid'
import { adminApp, userApp } from '../../local/pair'
import type { Resource, SharingWxCloud, Transport } from '@/services/cloud/transport'
import { direct } from '@/services/cloud/transports/direct'
import { emulator } from '@/services/cloud/transports/emulator'
import { relay } from '@/services/cloud/transports/relay'
import { sharing } from '@/services/cloud/transports/sharing'

/** How a person reaches the cloud, and where the ways may differ. */
interface Way {
  name: string
  transport: (cloud: Cloud, who: string) => Transport | Promise<Transport>
  /** The mini program on the phone: an openid has a meaning only there. */
  appid: string
  /** What somebody who is no administrator is told of a function for administrators. */
  notForYou: Errcode
}

const resource: Resource = { resourceAppid: adminApp.appid, resourceEnv: adminApp.env }
const asUser = { appid: userApp.appid, notForYou: Errcode.FUNCTION_NOT_ALLOWED }
const asAdmin = { appid: adminApp.appid, notForYou: Errcode.NOT_ADMIN }

export const ways: Way[] = [
  { name: 'relay', ...asUser, transport: (cloud, who) => relay(inProcess(cloud, userApp.appid, who)) },
  {
    name: 'direct',
    ...asAdmin,
    transport: (cloud, who) => direct(inProcess(cloud, adminApp.appid, who)),
  },
  {
    name: 'sharing',
    ...asUser,
    transport: (cloud, who) => sharing(inProcess(cloud, userApp.appid, who), resource),
  },
  {
    name: 'emulator (relay over HTTP)',
    ...asUser,
    transport: async (cloud, who) => relay(await overHttp(cloud, who)),
  },
  {
    name: 'emulator (sharing over HTTP)',
    ...asUser,
    transport: async (cloud, who) => sharing(await overHttp(cloud, who), resource),
  },
]

/** `wx.cloud` on the phone of that person, without HTTP between. */
function inProcess(cloud: Cloud, appid: string, who: string): SharingWxCloud {
  const person = { appid, openid: inventedOpenid(who) }
  return {
    callFunction: ({ name, data }) => cloud.callFunction({ ...person, name, data }),
    Cloud: class {
      constructor(private readonly shared: Resource) {}
      init = () => cloud.init({ ...person, ...this.shared })
      callFunction = ({ name, data }: { name: string; data: object }) =>
        cloud.callFunction({ ...person, ...this.shared, name, data })
    },
  }
}

/** As the H5 preview has it. */
async function overHttp({ url }: Cloud, who: string): Promise<SharingWxCloud> {
  const person = { appid: userApp.appid, openid: inventedOpenid(who) }
  const response = await fetch(`${url}/control/phones`, { method: 'POST', body: JSON.stringify(person) })
  const { phone } = (await response.json()) as { phone: string }
  return emulator({ url, phone })
}
