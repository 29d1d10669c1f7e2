import markdown from '@eslint/markdown'
import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import tseslint from 'typescript-eslint'

/** Nothing personal or secret in logs: not even by an innocent-looking variable. */
const personal = ['access_token', 'accessToken', 'secret', 'openid', 'tel', 'relayKey']
const namesPersonal = `/^(${personal.join('|')})$/`

const han = '/[\\u3400-\\u9fff]/'
/** What shows on a screen whatever it is. */
const shownProps = '/^(label|title|text|note|placeholder|send|sending)$/'

/** What GitHub calls the place of a heading. */
const placeOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/g, '-')

const placesIn = (file) =>
  Array.from(readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm), ([, heading]) => placeOf(heading))

/** A link to a file of ours is followed: to the heading, where it names one. Places in the same file are the plugin's. */
const noBrokenLinks = {
  create(context) {
    const check = (node) => {
      if (/^([a-z]+:|#|$)/i.test(node.url)) return
      const [path, place] = decodeURI(node.url).split('#')
      const file = join(dirname(context.filename), path)
      if (!existsSync(file)) context.report({ node, message: `There is no ${path} here.` })
      else if (place && !placesIn(file).includes(place))
        context.report({ node, message: `${path} has no heading ${place}.` })
    }
    return { link: check, image: check, definition: check }
  },
}

const CODE = ['**/*.{js,cjs,mjs,ts,tsx}']

/** Of every file: a later list of `no-restricted-syntax` takes an earlier one's place, so each begins with it. */
const literalSpread = {
  selector:
    'ObjectExpression > SpreadElement > :matches(ObjectExpression, TSAsExpression > ObjectExpression)',
  message: 'Write the properties themselves, a line each.',
}

export default defineConfig(
  globalIgnores(['**/dist/', 'node_modules/', '.cache/', '.data/', '.swc/', 'test/fixtures/']),
  {
    files: CODE,
    languageOptions: { parser: tseslint.parser },
    // What oxlint sees to may be switched off where it must be: that is no comment too many.
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      'no-restricted-syntax': ['error', literalSpread],
      // The folder is a package as well: its bare name would mean what was built last.
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^(\\.\\./)+emulator$', message: 'Import emulator/index: the sources.' }] },
      ],
    },
  },
  {
    files: ['cloud/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        literalSpread,
        {
          selector: `CallExpression[callee.object.name=/^(console|log)$/] Identifier[name=${namesPersonal}]`,
          message: 'Nothing personal or secret may be logged.',
        },
      ],
    },
  },
  {
    files: ['cloud/**/*.ts', 'src/**/*.{ts,tsx}', 'contract/**/*.ts'],
    rules: { 'no-console': 'error' },
  },
  { files: ['cloud/shared/log.ts', 'src/lib/report.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['src/texts/**', 'src/**/*.config.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        literalSpread,
        {
          selector: [
            `:matches(Literal[value=${han}], TemplateElement[value.raw=${han}])`,
            'JSXText[value=/[^\\s·]/]',
            `JSXAttribute[name.name=${shownProps}] > Literal`,
          ].join(),
          message: 'What people read stands in src/texts, in every language.',
        },
      ],
    },
  },
  {
    files: ['contract/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        literalSpread,
        {
          selector: `:not(CallExpression[callee.name='say']) > :matches(Literal[value=${han}], TemplateElement[value.raw=${han}])`,
          message: 'A sentence for people is made by say(), in every language.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}', 'emulator/pages/explorer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
  },
  {
    files: ['**/*.md'],
    plugins: { markdown, links: { rules: { 'no-broken': noBrokenLinks } } },
    language: 'markdown/gfm',
    extends: ['markdown/recommended'],
    rules: {
      'links/no-broken': 'error',
      'markdown/table-column-count': ['error', { checkMissingCells: true }],
      'markdown/fenced-code-language': 'off',
      'markdown/no-bare-urls': 'error',
      'markdown/no-duplicate-headings': 'error',
      'markdown/no-missing-atx-heading-space': 'error',
    },
  },
)
