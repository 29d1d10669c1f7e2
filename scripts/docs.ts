import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errcodesMarkdown } from './errcodes'
import { projectRoot } from './taro'

/** `npm run docs`: the pages that are generated from the code. */
await writeFile(join(projectRoot, 'docs/errcodes.md'), errcodesMarkdown())
