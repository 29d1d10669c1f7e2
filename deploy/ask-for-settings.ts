import { flagOf, type Setting, settings, type Values } from './settings'

/** Somebody at a terminal. */
export interface Asked {
  say(text: string): void
  /** @returns the answer, trimmed; empty for Enter alone. @param hidden not to be shown while it is typed */
  ask(question: string, hidden: boolean): Promise<string>
}

export interface Known {
  /** In `.env.local` already. */
  kept: Values
  /** By flags or variables of the process. */
  given: Values
  /** May what is kept be replaced by what is given? */
  replace: boolean
}

export interface Chosen {
  values: Values
  /** Those that are new or another than what is kept. */
  changes: [Setting, string][]
  /** What is not there yet and may be left for later. */
  open: Setting[]
}

/**
 * Every value that the pair needs: given, kept, made, or asked for.
 * @param asked left out where nobody is there to be asked
 * @throws Error with a line for each value that is missing, wrong, or would replace another one unasked
 */
export async function chooseSettings({ kept, given, replace }: Known, asked?: Asked): Promise<Chosen> {
  const values: Values = { ...kept }
  const chosen: Chosen = { values, changes: [], open: [] }
  const problems: string[] = []
  for (const setting of settings) {
    const { name } = setting
    if (!setting.asked(values)) continue
    const before = kept[name]
    const value = await (asked && given[name] === undefined
      ? askFor(setting, values, asked)
      : (given[name] ?? before ?? setting.byDefault?.()))
    const wrong = value === undefined ? undefined : wrongWith(setting, value, values)
    if (value === undefined && setting.later === undefined) problems.push(missing(setting))
    else if (value === undefined) chosen.open.push(setting)
    else if (wrong) problems.push(`${name} ${wrong}. It is here: ${setting.where}.`)
    else if (before === undefined || before === value || (await mayReplace(setting, replace, asked))) {
      values[name] = value
      if (before !== value) chosen.changes.push([setting, value])
    } else if (!asked) problems.push(`${name} is in .env.local already, with another value.`)
  }
  if (problems.length > 0)
    throw new Error(`${problems.map((each) => `  ${each}`).join('\n')}${hint(problems)}`)
  return chosen
}

const hint = (problems: string[]): string =>
  problems.some((each) => each.includes('already'))
    ? '\nNothing was written. --replace puts new values in the place of old ones.'
    : '\nNothing was written.'

function missing(setting: Setting): string {
  const flag = flagOf(setting)
  const how = flag ? `--${flag} or the variable ${setting.name}` : `the variable ${setting.name}`
  return `${setting.name} is missing: ${setting.what}. Give it as ${how}. It is here: ${setting.where}.`
}

/** It may have been copied with a space, and quotes would end it too early in the file. */
function wrongWith({ wrong }: Setting, value: string, others: Values): string | undefined {
  if (/['\r\n]/.test(value)) return 'must be one line without quotes'
  return wrong?.(value, others)
}

async function mayReplace({ name }: Setting, replace: boolean, asked?: Asked): Promise<boolean> {
  if (replace || !asked) return replace
  return /^y/i.test(await asked.ask(`  Replace the ${name} that is there? (y/N) `, false))
}

async function askFor(setting: Setting, values: Values, asked: Asked): Promise<string | undefined> {
  const { name, what, where, secret = false, later } = setting
  const before = values[name]
  const standing = before ?? setting.byDefault?.()
  // Made for the person: nothing to decide.
  if (secret && setting.byDefault && standing !== undefined) return standing
  asked.say(`\n${name}: ${what}\n  ${where}`)
  const enter = secret && before ? 'as it is' : (standing ?? (later ? `later: ${later}` : ''))
  for (;;) {
    const answer = (await asked.ask(`  ${enter ? `[${enter}] ` : ''}> `, secret)) || standing
    if (answer === undefined && later !== undefined) return undefined
    const wrong = answer === undefined ? 'is needed' : wrongWith(setting, answer, values)
    if (!wrong) return answer
    asked.say(`  It ${wrong}.`)
  }
}
