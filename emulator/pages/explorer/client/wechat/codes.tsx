import type { Code, State } from '../control'
import { say } from '../language'
import { moment } from '../ui/moment'

/** The mini program codes that were made, the latest first, each with the way that its picture leads. */
export function Codes({ state, codes }: { state: State; codes: Code[] }) {
  return (
    <section className="stack" aria-label={say('Mini program codes', '小程序码')}>
      <h3>{say('Mini program codes', '小程序码')}</h3>
      {codes.length === 0 && (
        <p className="quiet">{say('wxacode has made none yet.', '还没有通过 wxacode 生成小程序码。')}</p>
      )}
      <ul className="list">
        {[...codes].reverse().map((code, at) => (
          <Made key={codes.length - at} state={state} code={code} />
        ))}
      </ul>
    </section>
  )
}

function Made({ state, code: { appid, path, url, at } }: { state: State; code: Code }) {
  const program = state.miniPrograms.find((each) => each.appid === appid)
  const page = path || say('the first page', '首页')
  return (
    <li>
      <span className="grow">
        <code>{page}</code>
        <br />
        <span className="quiet">{program?.name ?? appid}</span>
      </span>
      <span className="quiet">{moment(at)}</span>
      {typeof program?.h5 === 'string' && (
        <a
          className="button"
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={say(`Scan ${page}`, `扫码 ${page}`)}
        >
          {say('Scan', '扫码')}
        </a>
      )}
    </li>
  )
}
