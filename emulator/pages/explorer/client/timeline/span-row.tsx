import { useState } from 'react'
import type { CallRecord } from '../control'
import type { HueOf } from '../hues'
import { Icon } from '../icons'
import { say } from '../language'
import { hintText } from './hint-text'
import { kindName } from './kind-name'
import type { Row } from './rows'
import { fullName, shortName } from './short-name'
import { SpanDetail } from './span-detail'
import { verdictOf } from './verdict'
import './span-row.css'

interface SpanRowProps {
  row: Row
  hueOf: HueOf
  /** Only where there is something below it. */
  fold: { folded: boolean; toggle: () => void } | undefined
}

const noIndex = say(
  'Every document of the collection was looked at: an index on these fields would help.',
  '这次查询扫描了集合的全部文档：为这些字段建立索引会更快。',
)

export function SpanRow({ row, hueOf, fold }: SpanRowProps) {
  const { span, depth, left, width, enters } = row
  const [open, setOpen] = useState(false)
  const { logs = [] } = span
  return (
    <li className="span" data-hue={hueOf(span)} data-verdict={verdictOf(span)} style={{ '--depth': depth }}>
      <div className="span-line">
        <div className="span-name">
          {fold && <Fold {...fold} name={fullName(span)} />}
          <span className="kind" title={kindName[span.kind]}>
            <Icon name={span.kind} />
          </span>
          <Name span={span} open={open} onToggle={() => setOpen(!open)} />
          {enters && <span className="badge">{span.env}</span>}
          {inWords(span) && <span className="said">{span.errcode}</span>}
          {span.index === null && (
            <span className="no-index" title={noIndex}>
              {say('no index', '无索引')}
            </span>
          )}
          {span.hint && (
            <span className="no-index" title={hintText[span.hint].whole}>
              {hintText[span.hint].short}
            </span>
          )}
          {span.fault && <span className="struck">{span.fault}</span>}
          {span.cold && <span className="cold">{say('cold start', '冷启动')}</span>}
          {logs.length > 0 && (
            <button className="logs-button" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
              {say(logs.length === 1 ? '1 line' : `${logs.length} lines`, `${logs.length} 行日志`)}
            </button>
          )}
        </div>
        <div className="track" aria-hidden="true">
          <div className="track-bar" style={{ left: `min(${left}%, 100% - 3px)`, width: `${width}%` }} />
        </div>
        <Duration ms={span.duration} />
        {inWords(span) ? <span /> : <Code span={span} />}
      </div>
      {open && <SpanDetail span={span} />}
    </li>
  )
}

/** `FUNCTION_NOT_FOUND` stands beside the name: it would not fit where the numbers are. */
const inWords = ({ errcode }: CallRecord) => typeof errcode === 'string' && errcode.length > 7

function Fold({ folded, toggle, name }: { folded: boolean; toggle: () => void; name: string }) {
  return (
    <button
      className="fold"
      type="button"
      aria-label={`${say('Fold or unfold', '展开或收起')}: ${name}`}
      aria-expanded={!folded}
      onClick={toggle}
    >
      <Icon name="chevron" />
    </button>
  )
}

function Name({ span, open, onToggle }: { span: CallRecord; open: boolean; onToggle: () => void }) {
  const { what, of } = shortName(span)
  return (
    <button className="name" type="button" title={fullName(span)} aria-expanded={open} onClick={onToggle}>
      {what}
      {of && <em> {of}</em>}
    </button>
  )
}

function Duration({ ms }: { ms: number }) {
  return (
    <span className="duration">
      {ms < 10 ? ms.toFixed(1) : Math.round(ms)}
      <small> ms</small>
    </span>
  )
}

/** The code of the step itself; where that is fine, the one inside its answer. */
function Code({ span }: { span: CallRecord }) {
  const { errcode, answered } = span
  const refused = verdictOf(span) === 'refused'
  const text = String(refused ? answered : errcode)
  return (
    <span className="code">
      <span title={refused ? `${say('answered', '返回')} ${text}` : text}>{text}</span>
    </span>
  )
}
