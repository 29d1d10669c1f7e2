import type { Message, State } from '../control'
import { say } from '../language'
import { moment } from '../ui/moment'
import { messageInWords, personInWords } from './in-words'

/** What functions have sent to people, the latest first. */
export function Messages({ state, messages }: { state: State; messages: Message[] }) {
  return (
    <section className="stack" aria-label={say('Messages', '消息')}>
      <h3>{say('Messages', '消息')}</h3>
      {messages.length === 0 && (
        <p className="quiet">
          {say(
            'Nobody got one yet: subscribe messages and those of the customer service arrive here.',
            '还没有人收到消息。订阅消息和客服消息会出现在这里。',
          )}
        </p>
      )}
      <ul className="list">
        {[...messages].reverse().map((message, at) => (
          <Sent key={messages.length - at} state={state} message={message} />
        ))}
      </ul>
    </section>
  )
}

function Sent({ state, message }: { state: State; message: Message }) {
  const { kind, says } = messageInWords(message)
  return (
    <li>
      <span className="grow">
        <strong>{says}</strong>
        <br />
        <span className="quiet">{[kind, personInWords(state, message)].join(' · ')}</span>
      </span>
      <span className="quiet">{moment(message.at)}</span>
    </li>
  )
}
