import { Errcode, errmsgs } from '@contract'
import { fullMoment } from '@/lib/moment'
import { texts } from '@/texts/admin'
import { language } from '@/texts/language'
import type { AuditEntry } from './store'

type Kept = AuditEntry['after']

/** What a field of a record is called, and its value in words. */
function inWords(field: string, fields: Kept): [label: string, value: string] | undefined {
  const t = texts()
  const { name, age, sex, tel, state, role, ends, picture, people, whole, mode, refusal, title } = fields
  const words: Record<string, [label: string, value: string | undefined]> = {
    name: [t.person.name, name],
    age: [t.person.age, age === undefined ? undefined : t.person.years(age)],
    sex: [t.person.sex, sex === undefined ? undefined : t.person.sexes[sex]],
    tel: [t.person.tel, tel],
    state: [t.audit.state, state && t.detail.states[state]],
    role: [t.admins.role, role && t.admins.roles[role]],
    ends: [t.audit.ends, ends === undefined ? undefined : fullMoment(ends)],
    people: [t.audit.people, people === undefined ? undefined : String(people)],
    whole: [t.audit.number, whole === undefined ? undefined : t.audit.numbers[whole ? 'whole' : 'masked']],
    refusal: [
      t.audit.reason,
      refusal && [t.picture.reasons[refusal.reason], refusal.words].filter(Boolean).join(' · '),
    ],
    title: [t.audit.message, title],
    mode: [t.audit.known, mode && t.imports.modes[mode]],
    picture: [t.picture.label, picture && { ...t.picture, ...t.audit.pictures }[picture]],
  }
  const [label, value] = words[field] ?? []
  return label !== undefined && value !== undefined ? [label, value] : undefined
}

/** Each field that was changed: `林晓雨 → 林小雨`; of a new record, or one that was removed, only what it holds. */
export function changesInWords({
  before,
  after,
}: Pick<AuditEntry, 'before' | 'after'>): { label: string; value: string }[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after)])]
  return fields.flatMap((field) => {
    const was = before && inWords(field, before)
    const is = inWords(field, after)
    const [label, value] = is ?? was ?? []
    if (label === undefined || value === undefined) return []
    return { label, value: was && is ? `${was[1]} → ${is[1]}` : value }
  })
}

/** What was done, or wanted: of a function that has no words here, its name. */
export function actionInWords(func: string): string {
  const t = texts()
  const words: Record<string, string> = { ...t.audit.actions, ...t.audit.reads }
  return words[func] ?? func
}

/** Who did it, as far as it is known. */
export function whoInWords({ who, whoName, role, refused }: AuditEntry): string {
  const t = texts()
  if (whoName !== null) return whoName
  if (who === '') return refused === undefined ? t.audit.timer : t.audit.nobody
  return role ? t.admins.first : t.audit.stranger
}

/** About whom, where that is somebody else. */
export function whomInWords({ who, whom, whomName, after, before }: AuditEntry): string | undefined {
  const named = after.name ?? before?.name
  // Of an invite it is known for whom it is, though they are nobody here yet.
  if (whom === '') return named
  if (whom === who) return undefined
  return whomName ?? named ?? texts().audit.gone
}

/** Why it was refused. */
export function refusalInWords({ refused }: AuditEntry): string | undefined {
  if (refused === undefined) return undefined
  const sentence = Object.values(Errcode).includes(refused as Errcode)
    ? errmsgs[refused as Errcode]
    : undefined
  return texts().audit.refused(sentence?.({ lang: language() }) ?? String(refused))
}
