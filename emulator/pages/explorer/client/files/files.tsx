import { useState } from 'react'
import { addressOf } from '../api'
import { send } from '../ask'
import type { Bucket, StoredFile } from '../control'
import type { HueOf } from '../hues'
import { Icon } from '../icons'
import { say } from '../language'
import { useLoaded } from '../loaded'
import { ConfirmButton } from '../ui/confirm-button'
import { CopyButton } from '../ui/copy-button'
import { Select } from '../ui/select'
import { sizeInWords } from '../ui/size'
import { moment } from '../ui/moment'
import { useAction } from '../ui/use-action'
import { Wrong } from '../ui/wrong'
import './files.css'

/** So many are drawn at once. */
const PAGE = 100

/** What is stored, bucket by bucket. */
export function Files({ hueOf }: { hueOf: HueOf }) {
  const buckets = useLoaded('/storage')
  const [chosen, setChosen] = useState('')
  const [text, setText] = useState('')
  const all = buckets.data?.buckets ?? []
  const bucket = all.find(({ name }) => name === chosen) ?? all.find(({ count }) => count > 0) ?? all[0]
  const files = useLoaded(bucket && '/storage/:bucket', { param: { bucket: bucket?.name ?? '' } })
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
        <ul data-hue={hueOf({ env: bucket?.env })}>
          {found.slice(0, PAGE).map((file) => (
            <FileRow key={file.key} file={file} isPublic={bucket?.public ?? false} />
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

const ONE = '/storage/:bucket/:key{.+}'

function FileRow({ file, isPublic }: { file: StoredFile; isPublic: boolean }) {
  const { bucket, key, type, size, modified, link } = file
  const { run, busy, error } = useAction()
  const param = { bucket, key }
  const path = addressOf(ONE, { param })
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
          {type} · {sizeInWords(size)} · {moment(modified)}
        </p>
        <Wrong>{error}</Wrong>
      </div>
      {isPublic && <CopyButton text={link} what={say('link', '链接')} />}
      <ConfirmButton
        name={say('Delete', '删除')}
        of={key}
        disabled={busy}
        onConfirm={() => void run(() => send('$delete', ONE, { param }))}
      />
    </li>
  )
}
