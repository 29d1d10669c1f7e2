import { Errcode, errcodes, errmsgs } from '../contract'

/** The table of docs/errcodes.md. */
export function errcodesMarkdown(): string {
  const rows = Object.entries(Errcode)
    .sort(([, a], [, b]) => b - a)
    .map(([key, code]) => {
      const { meaning, saidBy } = errcodes[code]
      return `| ${code} | ${key} | ${errmsgs[code]({})} | ${meaning} | ${saidBy} |`
    })
  return `${head}\n${rows.join('\n')}\n`
}

const head = `# Error codes

Written by \`npm run docs\` from \`contract/errcodes.ts\` and \`errmsgs.ts\`; change them there.

Every answer is \`{ errcode, errmsg, data }\`. Bands: -1xxx storage, -2xxx refused by a business rule, -3xxx
relay, -4xxx the caller's mistake. The codes 0, -1, -1001, -2001, -3001 and -9999 never change.

| errcode | key | errmsg | meaning | said by |
| --- | --- | --- | --- | --- |`
