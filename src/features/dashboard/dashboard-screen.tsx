import { release } from '@contract'
import { Text } from '@tarojs/components'
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useTexts } from '@/texts/admin'
import { Bone } from '@/ui/bone'
import { Card } from '@/ui/card'
import { Entries } from '@/ui/entries'
import { Entry } from '@/ui/entry'
import { Failure } from '@/ui/failure'
import { Heading } from '@/ui/heading'
import { Page } from '@/ui/page'
import { Bars } from './bars'
import { Days } from './days'
import { type Numbers, load, useDashboard } from './store'
import './dashboard.scss'

interface Props {
  /** Shows the people of one group. */
  onPeople: (field: 'state' | 'sex' | 'age' | 'appid', value: string) => void
  onReview: () => void
  /** What a person sees who is no administrator; `again` asks once more. */
  whenRefused: (again: () => void) => ReactNode
}

const reload = () => void load()

/** How many people there are, who they are, and what waits for an administrator. */
export function DashboardScreen({ whenRefused, ...ways }: Props) {
  const shown = useDashboard()
  const t = useTexts()
  useDidShow(reload)
  usePullDownRefresh(() => void load().finally(() => Taro.stopPullDownRefresh()))
  if (shown.status === 'refused') return <Page title={t.dashboard.title}>{whenRefused(reload)}</Page>
  const ready = shown.status === 'ready' ? shown : undefined
  return (
    <Page title={t.dashboard.title}>
      <Heading
        title={t.dashboard.title}
        note={ready && t.people.count(present(ready.numbers))}
        refreshing={ready?.refreshing === true}
        onRefresh={reload}
        complaint={ready?.complaint}
      />
      {shown.status === 'loading' && (
        <Card>
          <Bone shape="line" />
          <Bone shape="short" />
          <Bone shape="line" />
        </Card>
      )}
      {shown.status === 'failed' && <Failure message={shown.message} onRetry={reload} />}
      {ready && <Charts numbers={ready.numbers} {...ways} />}
    </Page>
  )
}

const present = ({ states }: Numbers): number =>
  states.reduce((sum, { state, people }) => (state === 'trashed' ? sum : sum + people), 0)

function Charts({ numbers, onPeople, onReview }: { numbers: Numbers } & Omit<Props, 'whenRefused'>) {
  const t = useTexts()
  const { states, sexes, ages, apps, days, pending } = numbers
  return (
    <>
      {pending.count > 0 && (
        <Entries>
          <Entry
            icon="review"
            title={t.review.title}
            text={t.dashboard.pending(pending.count, pending.more)}
            onPress={onReview}
          />
        </Entries>
      )}
      <Days days={days} />
      <Bars
        title={t.people.state}
        bars={states.map(({ state, people }) => ({
          label: t.detail.states[state],
          people,
          onPress: () => onPeople('state', state),
        }))}
      />
      <Bars
        title={t.person.sex}
        bars={sexes.map(({ sex, people }) => ({
          label: t.person.sexes[sex],
          people,
          onPress: () => onPeople('sex', String(sex)),
        }))}
      />
      <Bars
        title={t.people.age}
        bars={ages.map(({ age, people }) => ({
          label: t.people.ages[age],
          people,
          onPress: () => onPeople('age', age),
        }))}
      />
      {apps.length > 1 && (
        <Bars
          title={t.dashboard.apps}
          bars={apps.map(({ appid, people }) =>
            appid
              ? { label: appid, people, onPress: () => onPeople('appid', appid) }
              : { label: t.dashboard.imported, people },
          )}
        />
      )}
      <Text className="dashboard-version">{t.dashboard.version(release)}</Text>
    </>
  )
}
