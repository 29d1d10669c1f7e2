import { among, Files } from './files'

/**
 * Writes what a cloud function is made of (docs/add-a-cloud-function.md): it takes nothing yet, and answers that it is
 * there. Nothing is written where something of it is there already.
 * @param name `<noun>_<verb>`, such as `notes_add`
 * @returns the files, from the project's root
 * @throws a sentence
 */
export async function newFunction(root: string, name: string): Promise<string[]> {
  const [, noun = '', verb = ''] = /^([a-z][a-z0-9]*)_([a-z][a-z0-9]*)$/.exec(name) ?? []
  if (!noun) throw new Error(`"${name}" must be a noun and a verb, such as notes_add.`)
  const files = new Files(root)
  files.create(`contract/functions/${name}.ts`, contract(name))
  await files.change('contract/index.ts', (text) => named(text, name))
  files.create(`cloud/${name}/index.ts`, cloudFunction(name))
  await files.change('cloud/deployment.ts', (text) =>
    among(text, { begin: '  admin: {', end: '  },', entry: /^ {4}(\w+):/ }, name, `    ${name}: business,`),
  )
  const call = `import { ${name} } from '../../contract/functions/${name}'`
  await files.createOrChange(
    `src/services/${noun}.ts`,
    `${call}\nimport { call } from './cloud/call'\n${service(name, verb)}`,
    (text) => `${call}\n${text}${service(name, verb)}`,
  )
  files.create(`test/cloud/${noun}-${verb}.test.ts`, test(name))
  return files.write()
}

function named(text: string, name: string): string {
  const imports = text.split('\n').filter((line) => line.includes(" from './functions/"))
  const next = imports.find((line) => line > `import { ${name} }`)
  const line = `import { ${name} } from './functions/${name}'`
  const anchor = next ?? imports.at(-1) ?? ''
  const withImport = text.replace(anchor, () => (next ? `${line}\n${anchor}` : `${anchor}\n${line}`))
  return among(
    withImport,
    { begin: 'export const functions = {', end: '}', entry: /^ {2}(\w+),$/ },
    name,
    `  ${name},`,
  )
}

const contract = (name: string) => `import * as v from 'valibot'
import { incomplete } from '../fields'
import { spec } from '../spec'

/** Says that it is there. */
export const ${name} = spec({
  env: 'admin',
  access: 'user',
  idempotent: true,
  input: v.object({}, incomplete),
  data: v.object({ there: v.boolean() }),
  failures: {},
})
`

const cloudFunction = (name: string) => `import { ${name} } from '../../contract/functions/${name}'
import { handler } from '../shared/handler'

export const main = handler({ ${name} }, () => Promise.resolve({ there: true }))
`

/** A verb that is a word of JavaScript is no name of a function. */
const reserved = ['delete', 'new', 'import', 'export', 'in', 'do', 'return', 'switch', 'void', 'with']

function service(name: string, verb: string): string {
  const exported = reserved.includes(verb) ? `${verb}One` : verb
  return `
/** Asks whether it is there. */
export const ${exported} = () => call('${name}', ${name}, {})
`
}

const test = (name: string) => `import { expect, it } from 'vitest'
import { runPair } from './run-pair'

it('${name} answers whoever has a phone, as it is deployed', async () => {
  const { relay } = await runPair()
  const { errcode, data } = await relay('somebody', { func: '${name}', data: {} })
  expect({ errcode, data }).toEqual({
    errcode: 0,
    data: { errcode: 0, errmsg: 'success', data: { there: true } },
  })
})
`
