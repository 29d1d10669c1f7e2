import type { State } from '../control'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { Wrong } from '../ui/wrong'
import { Codes } from './codes'
import { CustomerService } from './customer-service'
import { Messages } from './messages'
import { Payments } from './payments'

/** What WeChat itself does between the cloud and people: payments, messages, codes. */
export function WeChat({ state }: { state: State }) {
  const { data, error } = useLoaded('/openapi')
  const payments = useLoaded('/payments')
  return (
    <div className="scroller pad stack" tabIndex={0} role="group" aria-label={say('WeChat', '微信')}>
      <Wrong>{error ?? payments.error}</Wrong>
      {payments.data && <Payments state={state} payments={payments.data.payments} />}
      {data && <Messages state={state} messages={data.messages} />}
      <CustomerService state={state} />
      {data && <Codes state={state} codes={data.codes} />}
    </div>
  )
}
