import type { Fields, Shape } from './shape'

/**
 * What of an earlier release is not there any more, or not as it was: apps that people have in their phones were built with
 * it, and go on calling for days. A sentence each; none where they can.
 */
export function broken(before: Shape, now: Shape): string[] {
  return [
    ...Object.entries(before.errcodes).flatMap(([name, code]) =>
      now.errcodes[name] === code ? [] : [`errcode ${name} (${code}) ${gone(now.errcodes[name])}`],
    ),
    ...Object.entries(before.functions).flatMap(([name, was]) => {
      const is = now.functions[name]
      if (!is) return [`function ${name} is gone`]
      return [
        ...(is.env === was.env ? [] : [`${name}: its environment was ${was.env} and is ${is.env}`]),
        ...(is.access === was.access ? [] : [`${name}: its access was ${was.access} and is ${is.access}`]),
        ...[...inputProblems(was.input, is.input), ...dataProblems(was.data, is.data)].map(
          (problem) => `${name}: ${problem}`,
        ),
      ]
    }),
  ]
}

const gone = (code: number | undefined) => (code === undefined ? 'is gone' : `is ${code}`)

/** What an earlier app sends must still be taken. */
function inputProblems(before: Fields, now: Fields): string[] {
  const fields = Object.entries(before).flatMap(([path, was]) => {
    const is = now[path]
    if (is === undefined) return [`input ${path} is gone`]
    const lacking = kindsIn(was).filter((kind) => !kindsIn(is).includes(kind))
    return [
      ...(lacking.length > 0 ? [`input ${path} does not take ${lacking.join(', ')} any more`] : []),
      ...(mustBe(is) && !mustBe(was) ? [`input ${path} must be there now`] : []),
    ]
  })
  const added = Object.entries(now).filter(([path, is]) => !(path in before) && mustBe(is))
  // What is inside of something new is new to nobody.
  const alone = added.filter(([path]) => isTop(path, before))
  return [...fields, ...alone.map(([path]) => `input ${path} is new and must be there`)]
}

const isTop = (path: string, before: Fields): boolean => {
  const above = path.replace(/(\.[^.]+|\[\])$/, '')
  return above === path || above in before
}

/** What an earlier app is answered must be what its contract lets in. */
const dataProblems = (before: Fields, now: Fields): string[] =>
  Object.entries(before).flatMap(([path, was]) => {
    const is = now[path]
    if (is === undefined) return [`data ${path} is gone`]
    const more = kindsIn(is).filter((kind) => !kindsIn(was).includes(kind))
    return [
      ...(more.length > 0 ? [`data ${path} may be ${more.join(', ')} now`] : []),
      ...(mustBe(was) && !mustBe(is) ? [`data ${path} may be left out now`] : []),
    ]
  })

const mustBe = (field: string): boolean => field.endsWith('!')
const kindsIn = (field: string): string[] => field.replace(/!$/, '').split('|').filter(Boolean)

/** Of two releases with another first number (of 0.x: second) the later one may break what it names in CHANGELOG.md. */
export const mayBreak = (before: string, now: string): boolean => seriesOf(before) !== seriesOf(now)

const seriesOf = (release: string): string => {
  const [major = '', minor = ''] = release.split('.')
  return major === '0' ? `0.${minor}` : major
}
