import { label } from '../labels'
import { DocumentTable } from './document-table'
import { useDocuments } from './use-documents'

interface DocumentsProps {
  env: string
  name: string
  hue: number | undefined
  revision: number
}

/** What a collection holds, below the calls that change it. */
export function Documents({ env, name, hue, revision }: DocumentsProps) {
  const { state, more } = useDocuments(env, name, revision)
  const ready = state.status === 'ready' ? state : undefined
  return (
    <section className="documents" data-hue={hue} aria-label={`${env} ${name}`}>
      <div className="bar">
        <h2>{name}</h2>
        <span className="badge">{env}</span>
        {ready && <span className="quiet">{label.documents(ready.documents.length, ready.total)}</span>}
      </div>
      <div className="scroller" tabIndex={0} role="group" aria-label={name}>
        {state.status === 'loading' && <p className="nothing">{label.loading}</p>}
        {state.status === 'failed' && <p className="nothing">{label.documentsFailed}</p>}
        {ready?.documents.length === 0 && <p className="nothing">{label.noDocuments}</p>}
        {ready && ready.documents.length > 0 && <DocumentTable documents={ready.documents} />}
        {ready && more && ready.documents.length < ready.total && (
          <button className="button older" type="button" onClick={more}>
            {label.more}
          </button>
        )}
      </div>
    </section>
  )
}
