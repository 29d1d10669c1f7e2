import { relative } from 'node:path'
import type { CloudOptions } from '../shared/options'
import { CONFIG_FILES } from './config-file'
import type { Guess } from './guess'
import { phonesTold } from './phone-file'

/** What was found, what was guessed, and how to change it. */
export function told({ project, options, missing }: Guess, strict: boolean): string[] {
  const [miniProgram] = options.miniPrograms
  const [environment] = options.environments
  const { functions = {}, collections = {} } = environment ?? {}
  const guessedAppid = miniProgram?.appid !== project.appid
  return [
    `Found    ${project.config ?? `${project.root} (no project.config.json)`}`,
    `         ${count(functions, 'function')} ${project.functions === undefined ? 'anywhere' : `in ${relative(process.cwd(), project.functions) || '.'}`}`,
    `Guessed  appid ${miniProgram?.appid}${guessedAppid ? ' (made up)' : ''}, environment ${environment?.env}${strict ? '' : ' (it answers to every other id, too)'}`,
    `         ${count(collections, 'collection')}${strict ? '' : '; others are made at their first use, and the page says so'}`,
    `         functions have 20 s where config.json does not say: the cloud's default is 3 s`,
    ...[...missing].map(
      ([name, set]) => `Missing  packages of ${name}: ${Object.keys(set).join(', ')} (--install gets them)`,
    ),
    ...phonesTold(project),
    `Change   npx wx-cloud-emulator init writes all of it into ${CONFIG_FILES[0]}`,
    '',
  ]
}

const count = (all: object, word: string) => {
  const names = Object.keys(all)
  const some = names.length > 8 ? `${names.slice(0, 8).join(', ')}, …` : names.join(', ')
  return `${names.length} ${word}${names.length === 1 ? '' : 's'}${some && `: ${some}`}`
}

export function addresses({ miniPrograms, environments }: CloudOptions, url: string): string[] {
  return [
    `The cloud emulator runs at ${url}/ (Ctrl-C ends it)`,
    ...miniPrograms
      .filter(({ h5 }) => h5 !== undefined)
      .map(({ appid, name }) => `  ${name}: ${url}/h5/${appid}/`),
    ...environments.map(
      ({ env, functions = {} }) => `  ${env}: ${Object.keys(functions).join(', ') || 'no functions'}`,
    ),
  ]
}
