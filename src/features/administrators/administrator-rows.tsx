import type { AdministratorView, Role } from '@contract'
import { Text, View } from '@tarojs/components'
import { roles } from '../../../contract/roles'
import { fullMoment } from '@/lib/moment'
import { texts, useTexts } from '@/texts/admin'
import { Choice } from '@/ui/choice'
import { confirm } from '@/ui/confirm'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { type Shown, giveRole, remove } from './store'

interface Props {
  list: Shown
  /** `_id` of the person in front of the phone. */
  own: string | undefined
  /** Whether that person decides about the others. */
  mayDecide: boolean
}

export function AdministratorRows({ list, own, mayDecide }: Props) {
  return (
    <View className="admins">
      {list.complaint && <Notice tone="bad">{list.complaint}</Notice>}
      {list.administrators.map((each) => (
        <Row
          key={each._id}
          administrator={each}
          isOwn={each._id === own}
          mayDecide={mayDecide}
          busy={list.busy !== undefined}
        />
      ))}
    </View>
  )
}

interface RowProps {
  administrator: AdministratorView
  isOwn: boolean
  mayDecide: boolean
  busy: boolean
}

function Row({ administrator, isOwn, mayDecide, busy }: RowProps) {
  const t = useTexts()
  const { _id, name = t.admins.first, role, createtime } = administrator
  return (
    <View className="admin">
      <View className="admin-line">
        <Text className="admin-name">{isOwn ? t.admins.you(name) : name}</Text>
        {!mayDecide && <Text className="admin-role">{t.admins.roles[role]}</Text>}
      </View>
      <Text className="admin-since">{t.admins.since(fullMoment(createtime))}</Text>
      {mayDecide && (
        <View className="admin-decide">
          <Choice
            label={t.admins.roleOf(name)}
            options={roles.map((value) => ({ value, label: t.admins.roles[value] }))}
            chosen={role}
            onChoose={(next) => void changeRole(administrator, isOwn, next)}
            disabled={busy}
          />
          <Press
            className="admin-remove"
            disabled={busy}
            {...(!isOwn && { label: t.admins.removeOf(name) })}
            onPress={() => void askToRemove(_id, name, isOwn)}
          >
            {isOwn ? t.admins.leave : t.admins.remove}
          </Press>
        </View>
      )}
    </View>
  )
}

/** Whoever steps down is asked: nobody but another owner can undo it. */
async function changeRole({ _id, role }: AdministratorView, isOwn: boolean, next: Role) {
  if (next === role) return
  const { admins } = texts()
  const question = {
    title: admins.stepDownTitle,
    content: admins.stepDownText,
    confirmText: admins.stepDownYes,
  }
  if (!isOwn || (await confirm(question))) await giveRole(_id, next)
}

async function askToRemove(_id: string, name: string, isOwn: boolean) {
  const { admins } = texts()
  const question = isOwn
    ? { title: admins.leaveTitle, content: admins.leaveText, confirmText: admins.leave }
    : { title: admins.removeTitle(name), content: admins.removeText, confirmText: admins.remove }
  if (await confirm(question)) await remove(_id)
}
