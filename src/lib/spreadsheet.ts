/** Excel takes a file for UTF-8 by it. */
const BOM = '\ufeff'

/** Excel would calculate it: also behind a blank, and where the sign is a wide one. An apostrophe would be taken for ours. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n']/
/** Excel would show it as another number: more digits than it keeps, a zero at the beginning, digits with an e. */
const otherNumber = /^(?:\d{12,}|0\d+|\d+[eE]\d+)$/

/** A table as a CSV file that Excel opens: every cell is the text that it holds, and nothing is calculated. */
export const csv = (rows: (string | number)[][]): string => `${BOM}${csvLines(rows)}`

/** Of such a file the lines alone, for what comes behind. */
export const csvLines = (rows: (string | number)[][]): string =>
  rows.map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const plain = formula.test(value) || otherNumber.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain
}
