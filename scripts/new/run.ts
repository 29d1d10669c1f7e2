import { furtherApp } from '../../deploy/further-app'
import { projectRoot } from '../taro'
import { newFunction } from './function'
import { newScreen } from './screen'

const HELP = `npm run new function <noun_verb>      a cloud function, such as notes_add
npm run new screen <app> <name>       a screen of user or admin, such as notes
npm run new app <folder> <appid> <environment>
                                      a further user mini program, in a folder of its own`

/** `npm run new`: writes the files of a recipe, in order and with a test to start from. */
async function main([kind, ...words]: string[]): Promise<void> {
  const [first = '', second = '', third = ''] = words
  if (kind === 'function' && words.length === 1)
    tell(await newFunction(projectRoot, first), 'docs/add-a-cloud-function.md')
  else if (kind === 'screen' && words.length === 2)
    tell(await newScreen(projectRoot, first, second), 'docs/add-a-screen.md')
  else if (kind === 'app' && words.length === 3)
    tellOf(await furtherApp(projectRoot, { folder: first, appid: second, env: third }))
  else throw new Error(HELP)
}

function tell(files: string[], recipe: string): void {
  console.log(`Written:\n${files.map((file) => `  ${file}`).join('\n')}\n\nGo on with ${recipe}.`)
}

function tellOf(folder: string): void {
  console.log(`Written: ${folder}, with a key of its own; .env.local here lets it in.

Go on with docs/add-a-user-app.md:

  npm run deploy -- admin
  cd ${folder} && npm ci && npm run init     asks for what is still open
  npm run deploy -- user`)
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
