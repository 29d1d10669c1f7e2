import { type FormEvent, useState } from 'react'
import { send } from '../ask'
import type { State, Written } from '../control'
import { say } from '../language'
import { Select } from '../ui/select'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import { personInWords } from './in-words'

/** A person writes to the customer service; only then may a function answer. */
export function CustomerService({ state }: { state: State }) {
  const people = state.miniPrograms.flatMap(({ appid, people }) =>
    people.map(({ openid }) => ({ appid, openid })),
  )
  const [chosen, setChosen] = useState(0)
  const [content, setContent] = useState('')
  const { run, busy, error } = useAction()
  const who = people[chosen]
  if (!who) return null
  async function write(event: FormEvent, json: Written) {
    event.preventDefault()
    if (await run(() => send('$post', '/openapi/written', { json }))) setContent('')
  }
  return (
    <form
      className="stack"
      aria-label={say('To the customer service', '发给客服')}
      onSubmit={(event) => void write(event, { ...who, content })}
    >
      <h3>{say('To the customer service', '发给客服')}</h3>
      <div className="row">
        <Select
          name={say('Who writes', '谁发送')}
          value={String(chosen)}
          onChange={(value) => setChosen(Number(value))}
        >
          {people.map((person, at) => (
            <option key={`${person.appid}/${person.openid}`} value={at}>
              {personInWords(state, person)}
            </option>
          ))}
        </Select>
        <input
          className="input grow"
          data-search
          value={content}
          aria-label={say('What they write', '消息内容')}
          placeholder={say('Is anybody there?', '在吗？')}
          onChange={({ target }) => setContent(target.value)}
        />
        <button className="button primary" disabled={busy || !content.trim()}>
          {say('Write', '发送')}
        </button>
      </div>
      <p className="quiet">
        {say(
          'The function for message pushes hears it. For two days after it customerServiceMessage.send reaches the person, five times.',
          '由接收消息推送的云函数收到；之后 48 小时内 customerServiceMessage.send 可以回复 5 条。',
        )}
      </p>
      <Wrong>{error}</Wrong>
    </form>
  )
}
