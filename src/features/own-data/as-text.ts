import { fullMoment } from '@/lib/moment'
import type { texts } from '@/texts/user/more'
import type { Kept } from './store'

/** All of it in plain lines, to be read and copied. */
export function asText({ record, images, notices, history }: Kept, t: ReturnType<typeof texts>): string {
  const { person, data } = t
  const fields = record && [
    data.record,
    `${person.name}: ${record.name}`,
    `${person.sex}: ${person.sexes[record.sex]}`,
    `${person.age}: ${record.age}`,
    `${person.tel}: ${record.tel}`,
    `${person.registered}: ${fullMoment(record.createtime)}`,
    ...(record.consent > 0 ? [data.consent(record.consent, fullMoment(record.consentTime))] : []),
    `${data.number}: ${record.openid}`,
    '',
  ]
  const pictures = images.map(({ purpose, state, createtime, link }) =>
    [data.purposes[purpose], data.states[state], fullMoment(createtime), link].filter(Boolean).join(' · '),
  )
  const messages = notices.map(({ title, text, createtime }) => `${fullMoment(createtime)} ${title}\n${text}`)
  const done = history.map(
    ({ createtime, func, own }) =>
      `${fullMoment(createtime)} ${(own && data.did[func]) || data.byAdministrator}`,
  )
  return [
    ...(fields ?? []),
    ...[data.images(images.length), ...pictures, ''],
    ...[data.notices(notices.length), ...messages, ''],
    ...[data.history(history.length), ...done],
  ].join('\n')
}
