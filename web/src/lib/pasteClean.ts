// What is pasted from WPS or Word keeps its words and paragraph breaks and drops everything else.

const BLOCKS = new Set(['P', 'DIV', 'LI', 'TR', 'TD', 'TH', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'TABLE', 'UL', 'OL'])
const SILENT = new Set(['STYLE', 'SCRIPT', 'HEAD', 'TITLE', 'META', 'LINK', 'XML', 'TEMPLATE', 'NOSCRIPT', 'OBJECT', 'SVG'])
const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', middot: '·', hellip: '…', mdash: '—', ndash: '–', emsp: ' ', ensp: ' ', times: '×' }

/** A table on the clipboard: its rows of cells, short rows filled up, joined cells as empty ones. */
export type PastedTable = string[][]

/** Plain paragraphs out of clipboard HTML. Works on the text alone, so nothing pasted is ever built into the page. */
export function cleanHtml(html: string): string {
  return paragraphs(html, (rows) => rows.map((row) => row.join('\t')))
}

/** The same for the text form of documents: tables become its tables, and a word that looks like a mark stays a word. */
export function cleanHtmlToMarks(html: string): string {
  return paragraphs(html, tableMarks, (line) => (/^[#|>@\\!-]/.test(line) ? `\\${line}` : line))
}

/** A table in the text form; one of a single cell is a frame round some text, as layouts have it. */
export function tableMarks(rows: PastedTable): string[] {
  const [head, ...rest] = rows
  if (!head) return []
  if (head.length === 1) return rows.map((row) => row[0] ?? '').filter(Boolean)
  const line = (cells: string[]) => `| ${cells.map((cell) => cell.replace(/[\\|]/g, '\\$&')).join(' | ')} |`
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rest.map(line)]
}

/** Plain text with the leftovers of word processors removed: odd spaces, soft hyphens, first-line indents, runs of empty lines. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u000b\u000c\u2028\u2029]/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/g, '').replace(/ {2,}/g, ' '))
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

/** The text that one clipboard stands for: its HTML when it has one, else its plain text. */
export function cleanClipboard(data: { getData(type: string): string }): string {
  const html = data.getData('text/html')
  return html.trim() === '' ? cleanText(data.getData('text/plain')) : cleanHtml(html)
}

/** For the text form of documents. What comes as text alone may be a piece of it and keeps its marks. */
export function cleanClipboardToMarks(data: { getData(type: string): string }): string {
  const html = data.getData('text/html')
  return html.trim() === '' ? cleanText(data.getData('text/plain')) : cleanHtmlToMarks(html)
}

interface Open { rows: PastedTable; cell: string | null; wide: number; deep: number; /** Cells that reach down from above, by column. */ below: number[] }

/** Goes through the pieces of the HTML; what a table holds is gathered apart, lines of text pass through `words`. */
function paragraphs(html: string, tabled: (rows: PastedTable) => string[], words: (line: string) => string = (line) => line): string {
  let source = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[[^>]*\]>/g, '').replace(/<\?[^>]*>/g, '')
  const fragment = /<body[^>]*>([\s\S]*?)(<\/body>|$)/i.exec(source)
  if (fragment) source = fragment[1] ?? source
  const lines: string[] = []
  let out = ''
  let silent = ''
  const tables: Open[] = []
  const flush = () => {
    const text = cleanText(out)
    if (text !== '') lines.push(...text.split('\n').map(words))
    out = ''
  }
  const add = (text: string) => {
    const table = tables[tables.length - 1]
    if (table) { if (table.cell !== null) table.cell += text } else out += text
  }
  for (const piece of source.match(/<\/?[a-zA-Z][^>]*>|[^<]+|</g) ?? []) {
    const tag = /^<(\/?)([a-zA-Z0-9:]+)/.exec(piece)
    const table = tables[tables.length - 1]
    if (!tag) {
      const before = table ? (table.cell ?? '') : out
      if (silent === '') add(decode(piece.replace(/[\r\n\t]+/g, (_, at: number) => joinLines(at > 0 ? piece.slice(0, at) : before))))
      continue
    }
    const closing = tag[1] === '/'
    const name = (tag[2] ?? '').toUpperCase()
    if (silent !== '') {
      if (closing && name === silent) silent = ''
    } else if (SILENT.has(name) && !closing && !piece.endsWith('/>') && name !== 'META' && name !== 'LINK') silent = name
    else if (name === 'TABLE' && !closing) {
      if (!table) flush()
      tables.push({ rows: [], cell: null, wide: 1, deep: 1, below: [] })
    } else if (name === 'TABLE' && table) {
      endCell(table)
      tables.pop()
      const made = even(table.rows)
      // A table within a cell is words of that cell.
      if (tables.length > 0) add(made.map((row) => row.join(' ')).join(' '))
      else lines.push(...tabled(made))
    } else if (table && (name === 'TD' || name === 'TH')) {
      endCell(table)
      if (!closing) beginCell(table, piece)
    } else if (table && name === 'TR') {
      endCell(table)
      if (!closing) table.rows.push([])
    } else if (name === 'BR' || BLOCKS.has(name)) add('\n')
  }
  flush()
  for (const table of tables.splice(0, 1)) {
    endCell(table)
    lines.push(...tabled(even(table.rows)))
  }
  return lines.join('\n')
}

/** The most columns and rows that a joined cell may claim. */
const JOINED = 50

function beginCell(table: Open, piece: string) {
  const span = (name: string) => Math.min(JOINED, Math.max(1, Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(piece)?.[1] ?? 1)))
  if (table.rows.length === 0) table.rows.push([])
  table.cell = ''
  table.wide = span('colspan')
  table.deep = span('rowspan')
}

function endCell(table: Open) {
  const row = table.rows[table.rows.length - 1]
  if (table.cell === null || !row) return
  passJoined(table, row)
  const text = cleanText(table.cell).replace(/\s*\n\s*/g, ' ')
  for (let at = 0; at < table.wide; at += 1) {
    if (table.deep > 1) table.below[row.length] = table.deep - 1
    row.push(at === 0 ? text : '')
  }
  table.cell = null
}

/** The columns of this row that a cell of an earlier row reaches into. */
function passJoined(table: Open, row: string[]) {
  while ((table.below[row.length] ?? 0) > 0) {
    table.below[row.length] = (table.below[row.length] ?? 1) - 1
    row.push('')
  }
}

/** Rows of one length, without those that hold nothing. */
function even(rows: PastedTable): PastedTable {
  const full = rows.filter((row) => row.some((cell) => cell !== ''))
  const wide = Math.max(0, ...full.map((row) => row.length))
  return full.map((row) => [...row, ...Array.from({ length: wide - row.length }, () => '')])
}

/** Word breaks source lines anywhere; between two Chinese characters such a break is no space. */
function joinLines(before: string): string {
  return /[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]$/.test(before) || before === '' || before.endsWith('\n') ? '' : ' '
}

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (all, name: string) => {
    if (name[0] !== '#') return ENTITIES[name.toLowerCase()] ?? all
    const code = name[1]?.toLowerCase() === 'x' ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
