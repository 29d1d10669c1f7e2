import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import ts from 'typescript'
import { filesUnder, type Flavour } from './built-app'

const root = resolve(import.meta.dirname, '../../..')

export interface SourceStrings {
  /** Every text in the code that the app uses, other packages left out. */
  texts: Set<string>
  /** Every regular expression in that code, which holds words as well. */
  patterns: Set<string>
  /** Every class name in its style sheets. */
  classes: Set<string>
}

/** What is written in the sources of one app: its own folder, and whatever that uses of everything else. */
export async function sourceStrings(flavour: Flavour): Promise<SourceStrings> {
  const app = `src/apps/${flavour}`
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: filesUnder(resolve(root, app)).filter((path) => /\.tsx?$/.test(path)),
    outdir: 'never-written',
    write: false,
    logLevel: 'error',
    bundle: true,
    metafile: true,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.TARO_ENV': '"weapp"' },
    minifySyntax: true,
    packages: 'external',
    alias: { '@app': `./${app}`, '@contract': './contract/index.ts', '@': './src' },
    loader: { '.scss': 'text', '.svg': 'text' },
    plugins: [asWebpackSeesIt],
  })
  const sheets = Object.keys(metafile.inputs).filter((path) => path.endsWith('.scss'))
  const css = sheets.map((path) => readFileSync(resolve(root, path), 'utf8')).join('\n')
  return {
    texts: new Set(outputFiles.flatMap(({ text }) => literalsIn(text, isText))),
    patterns: new Set(outputFiles.flatMap(({ text }) => literalsIn(text, ts.isRegularExpressionLiteral))),
    classes: new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name)),
  }
}

/** As in config/: a file of the contract from which nothing is used is left out. */
const asWebpackSeesIt: Plugin = {
  name: 'as-webpack-sees-it',
  setup({ onResolve, resolve: find }) {
    onResolve({ filter: /contract/ }, async ({ path, pluginData, ...place }) => {
      if (pluginData === 'seen') return undefined
      return { ...(await find(path, { ...place, pluginData: 'seen' })), sideEffects: false }
    })
  },
}

const isText = (node: ts.Node) => ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node)

/** The literals of this kind in a program, without what it imports. */
function literalsIn(code: string, isWanted: (node: ts.Node) => node is ts.LiteralLikeNode): string[] {
  const texts: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node)) return
    if (isWanted(node)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('app.js', code, ts.ScriptTarget.Latest))
  return texts
}
