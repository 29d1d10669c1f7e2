import { Image, Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { roles } from '../../../contract/roles'
import { fullMoment } from '@/lib/moment'
import { useTexts } from '@/texts/admin'
import { Card } from '@/ui/card'
import { Choice } from '@/ui/choice'
import { Field } from '@/ui/field'
import { Notice } from '@/ui/notice'
import { Press } from '@/ui/press'
import { PrimaryButton } from '@/ui/primary-button'
import { say, sayWhy } from '@/ui/say'
import { spoken, unspoken } from '@/ui/spoken'
import { TextInput } from '@/ui/text-input'
import { fillIn, invite, type Invited, inviteAnother, useInvite } from './invite-store'

/** Invites somebody; then shows the code, this once. */
export function InviteCard({ onMade }: { onMade: () => void }) {
  const form = useInvite()
  const t = useTexts()
  const refused = form.status === 'refused' ? form : undefined
  const busy = form.status === 'sending'
  const submit = async () => {
    if (await invite()) onMade()
  }
  if (form.status === 'made') return <Code {...form} />
  return (
    <Card className="invite">
      <Text className="invite-title">{t.admins.inviteTitle}</Text>
      <Field label={t.person.name} error={refused?.error}>
        <TextInput
          label={t.person.name}
          value={form.name}
          onType={(name) => fillIn({ name })}
          placeholder={t.admins.nameHint}
          maxLength={100}
          disabled={busy}
        />
      </Field>
      <Field label={t.admins.role}>
        <Choice
          label={t.admins.role}
          options={roles.map((value) => ({ value, label: t.admins.roles[value] }))}
          chosen={form.role}
          onChoose={(role) => fillIn({ role })}
          disabled={busy}
        />
      </Field>
      <Text className="invite-may">{t.admins.may[form.role]}</Text>
      {refused?.message && <Notice tone="bad">{refused.message}</Notice>}
      <PrimaryButton busy={busy} onPress={() => void submit()}>
        {busy ? t.admins.inviting : t.admins.invite}
      </PrimaryButton>
    </Card>
  )
}

function Code({ name, code, ends, picture }: Invited) {
  const t = useTexts()
  const copy = () =>
    Taro.setClipboardData({ data: code }).then(
      () => say(t.admins.copied),
      (error: unknown) => sayWhy(t.admins.notCopied)(error),
    )
  return (
    <Card className="invite">
      <Text className="invite-title">{t.admins.codeTitle(name)}</Text>
      <Text className="invite-code" userSelect>
        {code}
      </Text>
      <Text className="invite-may">{t.admins.codeText(fullMoment(ends))}</Text>
      <PrimaryButton onPress={() => void copy()}>{t.admins.copy}</PrimaryButton>
      <View className="invite-another">
        <Press className="invite-link" onPress={inviteAnother}>
          {t.admins.another}
        </Press>
      </View>
      {picture !== undefined && (
        <>
          <View className="invite-picture" {...spoken({ role: 'img', label: t.admins.picture(name) })}>
            <Image className="invite-image" src={picture} showMenuByLongpress {...unspoken} />
          </View>
          <Text className="invite-scan">{t.admins.scan}</Text>
        </>
      )}
    </Card>
  )
}
