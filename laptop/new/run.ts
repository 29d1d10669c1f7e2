import { projectRoot } from '../taro'
import { newFunction } from './function'
import { newScreen } from './screen'

const HELP = `npm run new function <noun_verb>      a cloud function, such as notes_add
npm run new screen <app> <name>       a screen of user or admin, such as notes`

/** `npm run new`: writes the files of a recipe, in order and with a test to start from. */
async function main([kind, ...words]: string[]): Promise<void> {
  const [first = '', second = ''] = words
  if (kind === 'function' && words.length === 1)
    tell(await newFunction(projectRoot, first), 'docs/add-a-cloud-function.md')
  else if (kind === 'screen' && words.length === 2)
    tell(await newScreen(projectRoot, first, second), 'docs/add-a-screen.md')
  else throw new Error(HELP)
}

function tell(files: string[], recipe: string): void {
  console.log(`Written:\n${files.map((file) => `  ${file}`).join('\n')}\n\nGo on with ${recipe}.`)
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
