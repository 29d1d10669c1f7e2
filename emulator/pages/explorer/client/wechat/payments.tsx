import { send } from '../ask'
import type { Decision, Payment, State } from '../control'
import { say } from '../language'
import { moment } from '../ui/moment'
import { type Action, useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import { personInWords, stateInWords, yuan } from './in-words'

/** What was ordered by cloudPay, the latest first; the reader is the person who pays. */
export function Payments({ state, payments }: { state: State; payments: Payment[] }) {
  const action = useAction()
  return (
    <section className="stack" aria-label={say('Payments', '支付')}>
      <h3>{say('Payments', '支付')}</h3>
      {payments.length === 0 && (
        <p className="quiet">{say('cloudPay has ordered nothing yet.', '还没有通过 cloudPay 下单。')}</p>
      )}
      <ul className="list">
        {[...payments].reverse().map((payment) => (
          <Ordered key={payment.prepayId} state={state} payment={payment} action={action} />
        ))}
      </ul>
      <Wrong>{action.error}</Wrong>
    </section>
  )
}

interface OrderedProps {
  state: State
  payment: Payment
  action: Action
}

function Ordered({ state, payment, action }: OrderedProps) {
  const { body, totalFee, outTradeNo, at } = payment
  return (
    <li>
      <span className="grow">
        <strong>{`${yuan(totalFee)} ${body}`}</strong>
        <br />
        <span className="quiet">
          {[stateInWords(payment), personInWords(state, payment), outTradeNo].join(' · ')}
        </span>
      </span>
      <span className="quiet">{moment(at)}</span>
      {['NOTPAY', 'PAYERROR'].includes(payment.state) && <Decide payment={payment} action={action} />}
    </li>
  )
}

const choices: { decision: Decision; name: string; main?: true }[] = [
  { decision: 'paid', name: say('Pay', '支付'), main: true },
  { decision: 'cancelled', name: say('Cancel', '取消') },
  { decision: 'failed', name: say('Fail', '支付失败') },
]

function Decide({ payment: { prepayId, body }, action }: Omit<OrderedProps, 'state'>) {
  const decide = (decision: Decision) =>
    action.run(() => send('$post', '/payments/:prepayId', { param: { prepayId }, json: { decision } }))
  return (
    <>
      {choices.map(({ decision, name, main }) => (
        <button
          key={decision}
          className={main ? 'button primary' : 'button'}
          type="button"
          disabled={action.busy}
          aria-label={`${name}: ${body}`}
          onClick={() => void decide(decision)}
        >
          {name}
        </button>
      ))}
    </>
  )
}
