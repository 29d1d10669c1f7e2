import type { CallDetail, CallRecord, Excerpt } from '../control'
import { CopyButton } from '../ui/copy-button'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { hintText } from './hint-text'
import { pretty } from './pretty'
import './span-detail.css'

/** What a step was given, what became of it, and what it printed. */
export function SpanDetail({ span }: { span: CallRecord }) {
  const { data, error } = useLoaded('/calls/:id', { param: { id: span.id } })
  return (
    <div className="detail">
      {error !== undefined && !data && <p className="quiet">{error}</p>}
      {data && <Facts span={span} detail={data.detail} />}
      {data && <Texts detail={data.detail} />}
      <Logs span={span} />
    </div>
  )
}

function Facts({ span, detail: { caller } }: { span: CallRecord; detail: CallDetail }) {
  const index =
    span.index === null ? say('none: every document was looked at', '无：扫描了全部文档') : span.index
  const facts: [string, string | undefined][] = [
    [say('request id', '请求 ID'), span.requestId],
    [
      say('caller', '调用者'),
      caller && [caller.source, caller.appid, caller.openid].filter(Boolean).join(' · '),
    ],
    [say('index', '索引'), index],
    [say('hint', '提示'), span.hint && hintText[span.hint].whole],
    [say('fault', '故障'), span.fault],
  ]
  const known = facts.filter((fact): fact is [string, string] => fact[1] !== undefined)
  if (known.length === 0) return null
  return (
    <dl className="facts">
      {known.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Texts({ detail: { input, output, error } }: { detail: CallDetail }) {
  if (!input && !output && !error) {
    return <p className="quiet">{say('Nothing more is known of this step.', '没有这一步的更多信息。')}</p>
  }
  return (
    <>
      <Text name={say('Input', '输入')} excerpt={input} />
      <Text name={say('Output', '输出')} excerpt={output} />
      <Text name={say('Error', '错误')} excerpt={error} bad />
    </>
  )
}

function Text({ name, excerpt, bad = false }: { name: string; excerpt: Excerpt | undefined; bad?: boolean }) {
  if (!excerpt) return null
  const { text, size } = excerpt
  const shown = pretty(text)
  const cut =
    size > text.length &&
    say(`the first ${text.length} of ${size} characters`, `前 ${text.length} 个字符，共 ${size} 个`)
  return (
    <section className="text" data-bad={bad || undefined} aria-label={name}>
      <h4>
        {name} {cut && <small>{cut}</small>}
        <CopyButton text={shown} what={name} />
      </h4>
      <pre>{shown}</pre>
    </section>
  )
}

function Logs({ span: { logs = [], stderr = [] } }: { span: CallRecord }) {
  if (logs.length === 0) return null
  const name = say('Logs', '日志')
  return (
    <section className="text" aria-label={name}>
      <h4>
        {name}
        <CopyButton text={logs.join('\n')} what={name} />
      </h4>
      <pre className="logs">
        {logs.map((line, place) => (
          <span key={place} data-stderr={stderr.includes(place) || undefined}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  )
}
