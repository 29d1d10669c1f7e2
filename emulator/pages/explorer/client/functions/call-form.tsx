import { type FormEvent, useState } from 'react'
import { send } from '../ask'
import type { Called, State } from '../control'
import { say } from '../language'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import { type Answer, AnswerPane } from './answer-pane'
import { type As, callers } from './callers'
import { Examples } from './examples'
import type { Deployed } from './function-list'
import { dataOf, fieldsOf, objectOf, type Typed, typedOf } from './schema-form'
import { SchemaFields } from './schema-fields'

interface CallFormProps {
  deployed: Deployed
  state: State
  onShowCalls: (text: string) => void
}

/** Calls the function as anybody, with data from a form, where its schema is known, or in JSON. */
export function CallForm({ deployed, state, onShowCalls }: CallFormProps) {
  const { env, name, schema, examples } = deployed
  const fields = fieldsOf(schema)
  const groups = callers(state, env)
  const [as, setAs] = useState(groups[0]?.callers[0]?.key ?? 'http')
  const [inJson, setInJson] = useState(fields.length === 0)
  const [typed, setTyped] = useState<Typed>({})
  const [text, setText] = useState('{}')
  const { run, busy, error } = useAction()
  const [answer, setAnswer] = useState<Answer>()
  const data = () => (inJson ? objectOf(text) : dataOf(fields, typed))

  async function call(event: FormEvent) {
    event.preventDefault()
    const who = groups.flatMap((group) => group.callers).find(({ key }) => key === as)?.as
    await run(async () => {
      const json = { env, name, data: data(), as: who ?? 'http' }
      setAnswer(await timed(() => send('$post', '/call', { json })))
    })
  }

  /** What was typed goes along, where it can. */
  function change() {
    void run(() => {
      if (inJson) setTyped(typedOf(fields, objectOf(text)))
      else setText(JSON.stringify(dataOf(fields, typed), null, 2))
      setInJson(!inJson)
      return Promise.resolve()
    })
  }

  return (
    <form
      className="stack"
      aria-label={say(`Call ${name}`, `调用 ${name}`)}
      onSubmit={(event) => void call(event)}
    >
      <Head name={name} inJson={inJson} onChange={fields.length > 0 ? change : undefined} />
      <Who groups={groups} value={as} onChange={setAs} />
      <Examples
        examples={examples}
        onChoose={(example) => {
          setText(JSON.stringify(example, null, 2))
          setInJson(true)
        }}
      />
      {inJson ? (
        <JsonField text={text} onType={setText} wrong={error !== undefined} />
      ) : (
        <SchemaFields
          fields={fields}
          typed={typed}
          onType={(field, value) => setTyped({ ...typed, [field]: value })}
        />
      )}
      <Wrong>{error}</Wrong>
      <button className="button primary call" disabled={busy}>
        {busy ? say('Calling…', '正在调用…') : say('Call', '调用')}
      </button>
      {answer && <AnswerPane answer={answer} onShowCalls={onShowCalls} />}
    </form>
  )
}

interface HeadProps {
  name: string
  inJson: boolean
  /** Between form and JSON; left out: there is no form. */
  onChange: (() => void) | undefined
}

function Head({ name, inJson, onChange }: HeadProps) {
  return (
    <div className="row">
      <h3 className="grow">{name}</h3>
      {onChange && (
        <button className="button" type="button" onClick={onChange}>
          {inJson ? say('As a form', '用表单') : say('As JSON', '用 JSON')}
        </button>
      )}
    </div>
  )
}

interface JsonFieldProps {
  text: string
  onType: (text: string) => void
  wrong: boolean
}

function JsonField({ text, onType, wrong }: JsonFieldProps) {
  return (
    <label className="field">
      <span>{say('Data, JSON', '数据（JSON）')}</span>
      <textarea
        value={text}
        data-search
        spellCheck={false}
        aria-invalid={wrong}
        onChange={({ target }) => onType(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
            event.currentTarget.form?.requestSubmit()
        }}
      />
    </label>
  )
}

async function timed(call: () => Promise<Called>): Promise<Answer> {
  const began = performance.now()
  return { ...(await call()), duration: performance.now() - began }
}

interface WhoProps {
  groups: ReturnType<typeof callers>
  value: As['key']
  onChange: (key: string) => void
}

function Who({ groups, value, onChange }: WhoProps) {
  return (
    <label className="field">
      <span>{say('As', '身份')}</span>
      <select value={value} onChange={({ target }) => onChange(target.value)}>
        {groups.map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.callers.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}
