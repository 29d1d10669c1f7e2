import { chmod, copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { bundlePage } from './pages/browser-code'

/**
 * `npm run build -w emulator`: the package as it is published, in `dist/`. Plain JavaScript for Node, with everything in it
 * but libsql, whose binary npm chooses, and valibot, which the types name; the pages' code ready made; types in one file.
 */
const here = import.meta.dirname
const dist = join(here, 'dist')

await rm(dist, { recursive: true, force: true })
await mkdir(join(dist, 'pages'), { recursive: true })
await Promise.all([buildForNode(), buildPages(), copyBootstrap(), writeTypes()])

async function buildForNode() {
  await build({
    entryPoints: [join(here, 'index.ts'), join(here, 'cli.ts')],
    outdir: dist,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Below the first three: what hono-openapi would describe schemas of; ours are valibot's.
    external: [
      'libsql',
      'valibot',
      'esbuild',
      'zod',
      'zod/*',
      'zod-to-json-schema',
      'effect',
      'arktype',
      'sury',
    ],
    // Some packages inside are CommonJS and ask for Node's modules with require.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    legalComments: 'linked',
    logLevel: 'warning',
    tsconfigRaw: '{}',
  })
  await chmod(join(dist, 'cli.js'), 0o755)
}

async function buildPages() {
  for (const name of ['explorer', 'wx', 'native'] as const) {
    const { script, styles } = await bundlePage(name)
    await writeFile(join(dist, 'pages', `${name}.js`), script)
    if (styles) await writeFile(join(dist, 'pages', `${name}.css`), styles)
  }
}

/** What runs in a function's process is CommonJS of its own: no bundle of ours belongs in there. */
async function copyBootstrap() {
  const folder = join(here, 'functions')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.cjs'))
  await Promise.all(files.map((name) => copyFile(join(folder, name), join(dist, name))))
}

/** `npm run check` has checked them: here they are only put together. */
async function writeTypes() {
  const compilerOptions = { types: ['node'], noCheck: true }
  const bundle = await rollup({
    input: join(here, 'index.ts'),
    external: [/^node:/, 'valibot'],
    plugins: [dts({ tsconfig: join(here, '../tsconfig.json'), compilerOptions })],
  })
  await bundle.write({ file: join(dist, 'index.d.ts'), format: 'es' })
  await bundle.close()
}
