import { lookAt, type Side, type Target } from '../pair-on-cloud'
import type { Step } from '../plan'
import { type Check, check, type Finding, note, wrong } from './finding'

/** What an environment's console would show: how it differs from what the code says. */
export async function checkThere(
  app: Side['app'],
  target: Target,
): Promise<{ checks: Check[]; side?: Side }> {
  let side: Side | undefined
  const reached = await check(`${app}: its environment`, async () => {
    side = await lookAt(app, target, { recreate: [], code: false })
    return []
  })
  if (!side) return { checks: [reached] }
  const { plan, found, wanted } = side
  const of = (kind: Step['kind']) => plan.steps.filter((step) => step.kind === kind).flatMap(stepFindings)
  const strange = plan.foreign.filter((name) => name.startsWith('index '))
  const unique = strange.filter((name) => isUnique(name, found))
  const checks = await Promise.all([
    check(`${app}: collections, presets, indexes`, () => [
      ...of('collection'),
      ...unique.map((name) =>
        wrong(
          `${name} is unique, and nobody here knows it`,
          'It refuses records that the functions write.',
          'Console → 云开发 → 数据库 → 索引管理 → delete it.',
        ),
      ),
    ]),
    check(`${app}: functions`, () => [
      ...of('function'),
      ...plan.problems.map((problem) =>
        wrong(
          problem,
          "Node's version is settled when a function is made.",
          'npm run deploy -- --recreate <name>',
        ),
      ),
    ]),
    ...(wanted.storagePermission === undefined
      ? []
      : [check(`${app}: permission of files`, () => of('storage'))]),
    check(`${app}: what nobody here knows`, () =>
      plan.foreign
        .filter((name) => !unique.includes(name))
        .map((name) => note(name, 'The code does not name it.', 'Leave it, or delete it in the console.')),
    ),
  ])
  return { checks: [reached, ...checks], side }
}

function isUnique(name: string, { collections }: Side['found']): boolean {
  const [, collection = '', index] = /^index ([^.]+)\.(.*)$/.exec(name) ?? []
  return collections[collection]?.indexes.find((each) => each.name === index)?.unique ?? false
}

const stepFindings = (step: Step): Finding[] =>
  isLacking(step)
    ? [
        wrong(
          `${nameOf(step)} is not there`,
          'It was never deployed, or somebody has deleted it.',
          'npm run deploy',
        ),
      ]
    : step.lines.map((line) => wrong(`${nameOf(step)}: ${line}`, causeOf(line), 'npm run deploy'))

const isLacking = (step: Step): boolean =>
  (step.kind === 'collection' && step.create) || (step.kind === 'function' && step.does === 'create')

const nameOf = (step: Step): string => (step.kind === 'storage' ? 'storage' : `${step.kind} ${step.name}`)

/** What stands in a line of the plan → what it leads to. */
const causes: [RegExp, string][] = [
  [
    /^time-out/,
    'With less time calls are cut off without an answer; the default of 3 s is too short for a relay.',
  ],
  [/^memory/, 'With less memory a function is slower and may be ended.'],
  [/^variable RELAY_KEY/, 'The relay signs with another key than the functions believe: -4003.'],
  [/^variable ADMIN_SECRET/, 'Without the right AppSecret the relay gets no token: -1.'],
  [/^variable ADMIN_(APPID|ENV)/, 'The relay calls another mini program or another environment.'],
  [/^variable USER_APPIDS/, 'People of a mini program that is not named there are refused: -4003.'],
  [/^variable SUBSCRIBE_/, 'People are asked or told by another template, or by none.'],
  [/^variable STORAGE_/, 'Pictures go to another place, or nowhere.'],
  [/^variable/, 'A function is told something else than .env.local says.'],
  [/^code/, 'It is not what the sources here say: an older one, or sent by somebody else.'],
  [/timer/, 'What has to be done from time to time is done at another time, or not at all.'],
  [
    /^permission of files/,
    'With a private preset links end; with a wider one phones could write without a ticket.',
  ],
  [/^permission/, 'A wider preset opens names, telephone numbers or the token to every client.'],
  [/^index .*unique/, 'Without a unique index two records of one person can come to be.'],
  [/^index/, 'Without it a query reads the whole collection, and gets slower with each record.'],
  [/deleted, and made anew/, 'Its creation has failed in the cloud.'],
]

const causeOf = (line: string): string =>
  causes.find(([pattern]) => pattern.test(line))?.[1] ?? 'It is not as the code says.'
