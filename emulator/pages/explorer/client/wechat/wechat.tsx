import type { State } from '../control'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { Wrong } from '../ui/wrong'
import { Codes } from './codes'
import { CustomerService } from './customer-service'
import { Messages } from './messages'

/** What WeChat itself does between the cloud and people: messages, codes. */
export function WeChat({ state }: { state: State }) {
  const { data, error } = useLoaded('/openapi')
  return (
    <div className="scroller pad stack" tabIndex={0} role="group" aria-label={say('WeChat', '微信')}>
      <Wrong>{error}</Wrong>
      {data && <Messages state={state} messages={data.messages} />}
      <CustomerService state={state} />
      {data && <Codes state={state} codes={data.codes} />}
    </div>
  )
}
