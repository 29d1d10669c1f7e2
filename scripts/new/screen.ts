import { Files } from './files'

const apps = ['user', 'admin']

interface Words {
  title: string
  note: string
}

/** What it says at first. */
const begin = {
  zh: { title: '新页面', note: '这里还没有内容' },
  en: { title: 'New page', note: 'There is nothing here yet' },
} satisfies Record<string, Words>

/**
 * Writes what a screen is made of (docs/add-a-screen.md): a page with a title and a sentence, in both languages.
 * @param name in small letters, such as `notes` or `old-notes`
 * @returns the files, from the project's root
 * @throws a sentence, and then nothing is written
 */
export async function newScreen(root: string, app: string, name: string): Promise<string[]> {
  if (!apps.includes(app)) throw new Error(`"${app}" must be one of: ${apps.join(', ')}`)
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new Error(`"${name}" must be small letters, with - between words, such as old-notes.`)
  const pascal = name.replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase())
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1)
  const page = `apps/${app}/more/${name}/index`
  const files = new Files(root)
  files.create(`src/features/${name}/${name}-screen.tsx`, screen({ app, name, pascal, camel }))
  files.create(`src/features/${name}/${name}.scss`, `.${name} {\n  padding: var(--space-4) 0;\n}\n`)
  files.create(`src/${page}.tsx`, entry(name, pascal))
  files.create(
    `src/${page}.config.ts`,
    `export default definePageConfig({ navigationBarTitleText: '${begin.zh.title}' })\n`,
  )
  await files.change(`src/apps/${app}/paths.ts`, (text) => withPage(text, name))
  for (const [language, words] of Object.entries(begin))
    await files.change(`src/texts/${app}/${language}.ts`, (text) => withTexts(text, camel, words))
  return files.write()
}

/** Behind the main package: a page that is there from the first moment is weighed first. @throws a sentence where the list cannot be found */
function withPage(text: string, name: string): string {
  const [list, inside] = /^ {2}more: \[([^\]]*)\]/m.exec(text) ?? []
  if (list === undefined || inside === undefined)
    throw new Error('There is no list of more pages in paths.ts.')
  return text.replace(
    list,
    () => `  more: [${[...(inside.match(/'[^']+'/g) ?? []), `'${name}'`].join(', ')}]`,
  )
}

/** Before the end of the object of all texts, which is the last brace at the beginning of a line. */
function withTexts(text: string, camel: string, { title, note }: Words): string {
  if (text.includes(`\n  ${camel}: {`)) throw new Error(`The texts have "${camel}" already.`)
  const end = text.lastIndexOf('\n}')
  const words = `\n  ${camel}: {\n    title: '${title}',\n    note: '${note}',\n  },`
  return text.slice(0, end) + words + text.slice(end)
}

interface Names {
  app: string
  name: string
  pascal: string
  camel: string
}

const screen = ({ app, name, pascal, camel }: Names) => `import { View } from '@tarojs/components'
import { useTexts } from '@/texts/${app}'
import { Page } from '@/ui/page'
import './${name}.scss'

/** What people do here, in a sentence. */
export function ${pascal}Screen() {
  const t = useTexts()
  return (
    <Page title={t.${camel}.title}>
      <View className="${name}">{t.${camel}.note}</View>
    </Page>
  )
}
`

const entry = (
  name: string,
  pascal: string,
) => `import { ${pascal}Screen } from '@/features/${name}/${name}-screen'

export default () => <${pascal}Screen />
`
