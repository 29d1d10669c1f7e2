import { useState } from 'react'
import { ask } from '../ask'
import type { HueOf } from '../hues'
import { Icon } from '../icons'
import { say } from '../language'
import { ConfirmButton } from '../ui/confirm-button'
import { CopyButton } from '../ui/copy-button'
import { Select } from '../ui/select'
import { sizeInWords } from '../ui/size'
import { useAction } from '../ui/use-action'
import { useLoaded } from '../ui/use-loaded'
import { Wrong } from '../ui/wrong'

interface Bucket {
  name: string
  env?: string
  public: boolean
  count: number
  size: number
}

interface StoredFile {
  key: string
  type: string
  size: number
  modified: number
  /** Permanent, where the bucket is public. */
  link: string
}

/** So many are drawn at once. */
const PAGE = 100

/** What is stored, bucket by bucket. */
export function Files({ revision, hueOf }: { revision: number; hueOf: HueOf }) {
  const [deleted, setDeleted] = useState(0)
  const changes = `${revision} ${deleted}`
  const buckets = useLoaded<{ buckets: Bucket[] }>('/control/storage', changes)
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const all = buckets.data?.buckets ?? []
  const bucket = all.find(({ name }) => name === chosen) ?? all.find(({ count }) => count > 0) ?? all[0]
  const path = bucket && `/control/storage/${encodeURIComponent(bucket.name)}`
  const files = useLoaded<{ objects: StoredFile[] }>(path, changes)
  const found = (files.data?.objects ?? []).filter(({ key }) =>
    key.toLowerCase().includes(text.toLowerCase()),
  )

  return (
    <>
      <Bar all={all} bucket={bucket} onChoose={setChosen} text={text} onSearch={setText} />
      <div className="scroller" tabIndex={0} role="group" aria-label={say('Files', '文件')}>
        <Wrong>{buckets.error ?? files.error}</Wrong>
        {files.data && found.length === 0 && (
          <p className="nothing">{say('No file here.', '这里没有文件。')}</p>
        )}
        <ul className="files" data-hue={hueOf({ env: bucket?.env })}>
          {path !== undefined &&
            found
              .slice(0, PAGE)
              .map((file) => (
                <FileRow
                  key={file.key}
                  file={file}
                  path={`${path}/${file.key.split('/').map(encodeURIComponent).join('/')}`}
                  isPublic={bucket?.public ?? false}
                  onDeleted={() => setDeleted(deleted + 1)}
                />
              ))}
        </ul>
        {found.length > PAGE && (
          <p className="nothing">
            {say(`${found.length - PAGE} more: search for them.`, `还有 ${found.length - PAGE} 个，请搜索。`)}
          </p>
        )}
      </div>
    </>
  )
}

interface BarProps {
  all: Bucket[]
  bucket: Bucket | undefined
  onChoose: (name: string) => void
  text: string
  onSearch: (text: string) => void
}

function Bar({ all, bucket, onChoose, text, onSearch }: BarProps) {
  return (
    <div className="bar">
      <Select name={say('Bucket', '存储桶')} value={bucket?.name ?? ''} onChange={onChoose}>
        {all.map(({ name, env, count }) => (
          <option key={name} value={name}>
            {`${env ?? name} (${count})`}
          </option>
        ))}
      </Select>
      <label className="search">
        <Icon name="search" />
        <input
          type="search"
          data-search
          placeholder={say('Part of a name', '文件名的一部分')}
          aria-label={say('Find files', '查找文件')}
          value={text}
          onChange={({ target }) => onSearch(target.value)}
        />
      </label>
      {bucket && (
        <span className="quiet">
          {sizeInWords(bucket.size)} · {bucket.public ? say('public', '公开') : say('private', '私有')}
        </span>
      )}
    </div>
  )
}

interface FileRowProps {
  file: StoredFile
  path: string
  isPublic: boolean
  onDeleted: () => void
}

function FileRow({ file: { key, type, size, modified, link }, path, isPublic, onDeleted }: FileRowProps) {
  const { run, busy, error } = useAction()
  const remove = async () => {
    if (await run(() => ask(path, { method: 'DELETE' }))) onDeleted()
  }
  return (
    <li className="file">
      <a
        className="thumbnail"
        href={path}
        target="_blank"
        rel="noreferrer"
        aria-label={`${say('Open', '打开')} ${key}`}
      >
        {type.startsWith('image/') ? <img src={path} alt="" loading="lazy" /> : <Icon name="storage" />}
      </a>
      <div className="grow">
        <code title={key}>{key}</code>
        <p className="quiet">
          {type} · {sizeInWords(size)} · {new Date(modified).toLocaleString()}
        </p>
        <Wrong>{error}</Wrong>
      </div>
      {isPublic && <CopyButton text={link} what={say('link', '链接')} />}
      <ConfirmButton name={say('Delete', '删除')} of={key} disabled={busy} onConfirm={() => void remove()} />
    </li>
  )
}
