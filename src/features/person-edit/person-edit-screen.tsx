import { useRouter } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { draftOf } from '@/lib/record-draft'
import { differences } from '@/stores/record-check'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Empty } from '@/ui/empty'
import { Failure } from '@/ui/failure'
import { Page } from '@/ui/page'
import { RecordConflict } from '@/ui/record-conflict'
import { RecordForm } from '@/ui/record-form'
import { choose, openPerson, save, type, usePerson, usePersonEdit } from './store'
import './person-edit.scss'

interface Props {
  /** Back to where the record is shown. */
  onLeave: (id: string) => void
}

/** Where an administrator corrects somebody's record, by the `id` in the page's address. */
export function PersonEditScreen({ onLeave }: Props) {
  const id = useRouter().params.id ?? ''
  const person = usePerson()
  const edit = usePersonEdit()
  const t = useTexts()
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    void openPerson(id)
    return () => void (here.current = false)
  }, [id])
  const submit = async () => {
    // Whoever has left meanwhile would otherwise be taken one page further back.
    if ((await save()) && here.current) onLeave(id)
  }
  const masked = person.status === 'found' ? person.user.tel : ''
  return (
    <Page title={t.form.edit}>
      {person.status === 'failed' && <Failure message={person.message} onRetry={() => void openPerson(id)} />}
      {person.status === 'missing' && <Empty title={t.detail.missing} text={t.detail.missingText} />}
      {person.status === 'loading' && (
        <Card className="person-edit">
          <Bone shape="box" />
        </Card>
      )}
      {edit.status !== 'closed' && (
        <Card className="person-edit">
          {edit.status === 'changed' ? (
            <RecordConflict
              typed={edit.draft}
              now={draftOf(edit.now)}
              fields={differences(edit.draft, { ...draftOf(edit.now), tel: '' }, true)}
              onChoose={choose}
            />
          ) : (
            <RecordForm
              draft={edit.draft}
              refused={edit.status === 'refused' ? edit : undefined}
              busy={edit.status === 'sending'}
              send={t.form.save}
              sending={t.form.saving}
              telHint={t.detail.numberKept(masked)}
              onType={type}
              onSend={() => void submit()}
            />
          )}
        </Card>
      )}
    </Page>
  )
}
