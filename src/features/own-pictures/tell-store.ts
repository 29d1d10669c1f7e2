import Taro from '@tarojs/taro'
import { create } from 'zustand'
import { ownersKey } from '@/lib/owner'
import { messageFor } from '@/services/cloud/message-for'
import * as subscriptions from '@/services/subscriptions'

type Telling =
  | { status: 'none' }
  /** They are asked whether WeChat shall tell them; `complaint`: why it will not yet, though they have agreed. */
  | { status: 'offered'; template: string; complaint?: string }
  | { status: 'asking'; template: string }
  | { status: 'agreed' }

/** Whether the person in front of the phone wants to be told by WeChat what is decided on their pictures. */
export const useTelling = create<Telling>()(() => ({ status: 'none' }))

const become = (telling: Telling) => useTelling.setState(telling, true)

/** Who has said no is not asked again on this phone. */
const refusal = () => ownersKey('refused', 'tell')

/** A picture has been handed in, and waits. Only in WeChat, and only where it can tell anybody. */
export async function offer() {
  const { status } = useTelling.getState()
  if (process.env.TARO_ENV !== 'weapp' || status === 'offered' || status === 'asking') return
  if (Taro.getStorageSync(refusal()) !== '') return
  const { template } = await subscriptions.template().catch(() => ({ template: null }))
  if (template !== null) become({ status: 'offered', template })
}

/** At a tap, and before anything else: WeChat shows its sheet to nobody who has not tapped. */
export async function agree() {
  const telling = useTelling.getState()
  if (telling.status !== 'offered') return
  const { template } = telling
  // Only the types ask for `entityIds`, which are Alipay's.
  const sheet = Taro.requestSubscribeMessage({ tmplIds: [template], entityIds: [] })
  become({ status: 'asking', template })
  const said = await sheet.then(
    (answer: object): unknown => (({ ...answer }) as Record<string, unknown>)[template],
    () => undefined,
  )
  if (said === 'reject') Taro.setStorageSync(refusal(), Date.now())
  become(said === 'accept' ? await remembered(template) : { status: 'none' })
}

/** WeChat keeps what they have said; the cloud has to know that somebody waits. */
const remembered = (template: string): Promise<Telling> =>
  subscriptions.subscribe().then(
    () => ({ status: 'agreed' }),
    (error: unknown) => ({ status: 'offered', template, complaint: messageFor(error) }),
  )

/** The page is left: what is offered there is not in the way the next time. */
export const forgetTelling = () => become({ status: 'none' })
