/** A record of a table, and the line of the file on which it begins. */
export interface Line {
  line: number
  cells: string[]
}

const separators = [',', ';', '\t'] as const

/** The lines of a CSV file, also with semicolons or tabs; those with nothing in them are left out. */
export function linesOf(text: string): Line[] {
  const separator = separatorOf(text)
  const lines: Line[] = []
  let [line, begun, cell, quoted] = [1, 1, '', false]
  let cells: string[] = []
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endLine = () => {
    endCell()
    if (cells.some((each) => each.trim() !== '')) lines.push({ line: begun, cells: cells.map(plainCell) })
    cells = []
    begun = line
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text.charAt(i)
    if (sign === '\n') line += 1
    if (quoted && sign === '"' && text.charAt(i + 1) === '"') {
      cell += sign
      i += 1
    } else if (sign === '"' && (quoted || cell === '' || cell === '=')) quoted = !quoted
    else if (quoted) cell += sign
    else if (sign === separator) endCell()
    else if (sign === '\n') endLine()
    else if (sign !== '\r') cell += sign
  }
  endLine()
  return lines
}

/** What stands most often in the first line. */
function separatorOf(text: string): string {
  const [first = ''] = text.split('\n', 1)
  const times = (separator: string) => first.split(separator).length
  return separators.reduce((most, each) => (times(each) > times(most) ? each : most))
}

/** Without what makes a spreadsheet take a cell for a text: `="138…"`, whose quotes are gone by now, or `'` in front. */
function plainCell(cell: string): string {
  const text = cell.trim()
  return /^(?:=(?=\d+$)|')/.test(text) ? text.slice(1) : text
}
