// The small part of Markdown that the handbook uses, read into plain blocks. Nothing is ever turned into HTML text.

export interface Span { kind: 'text' | 'strong' | 'code' | 'link'; text: string; href?: string }
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; spans: Span[]; id: string }
  | { kind: 'paragraph'; spans: Span[] }
  | { kind: 'quote'; spans: Span[] }
  | { kind: 'sample'; text: string }
  | { kind: 'list'; ordered: boolean; items: Span[][] }
  | { kind: 'table'; head: Span[][]; rows: Span[][][] }

/** Blocks of a chapter, in order. */
export function readMarkdown(source: string): Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n')
  const blocks: Block[] = []
  let i = 0
  const take = (test: RegExp) => {
    const run: string[] = []
    while (i < lines.length && test.test(lines[i] ?? '')) run.push(lines[i++] ?? '')
    return run
  }
  while (i < lines.length) {
    const line = lines[i] ?? ''
    const heading = /^(#{1,3})\s+(.*)$/.exec(line)
    if (line.trim() === '') i += 1
    else if (line.startsWith('```')) {
      i += 1
      const text = take(/^(?!```)/).join('\n')
      i += 1
      blocks.push({ kind: 'sample', text })
    }
    else if (heading) {
      i += 1
      const text = heading[2] ?? ''
      blocks.push({ kind: 'heading', level: (heading[1] ?? '#').length as 1 | 2 | 3, spans: readSpans(text), id: text.replace(/\s+/g, '-') })
    } else if (/^[-*]\s+/.test(line)) blocks.push({ kind: 'list', ordered: false, items: take(/^[-*]\s+/).map((item) => readSpans(item.replace(/^[-*]\s+/, ''))) })
    else if (/^\d+\.\s+/.test(line)) blocks.push({ kind: 'list', ordered: true, items: take(/^\d+\.\s+/).map((item) => readSpans(item.replace(/^\d+\.\s+/, ''))) })
    else if (line.startsWith('|')) {
      const rows = take(/^\|/).filter((row) => !/^\|[\s:|-]+\|?$/.test(row)).map(cells)
      blocks.push({ kind: 'table', head: rows[0] ?? [], rows: rows.slice(1) })
    } else if (line.startsWith('>')) blocks.push({ kind: 'quote', spans: readSpans(take(/^>/).map((row) => row.replace(/^>\s?/, '')).join('')) })
    else blocks.push({ kind: 'paragraph', spans: readSpans(take(/^(?!\s*$|```|#{1,3}\s|[-*]\s|\d+\.\s|\||>)/).join('')) })
  }
  return blocks
}

/** Bold, code and links within a line. A link goes to a place of this platform or nowhere. */
export function readSpans(text: string): Span[] {
  const spans: Span[] = []
  const pattern = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) spans.push({ kind: 'text', text: text.slice(from, match.index) })
    if (match[1] !== undefined) spans.push({ kind: 'strong', text: match[1] })
    else if (match[2] !== undefined) spans.push({ kind: 'code', text: match[2] })
    else if (/^\/(?!\/)|^#/.test(match[4] ?? '')) spans.push({ kind: 'link', text: match[3] ?? '', href: match[4] })
    else spans.push({ kind: 'text', text: match[3] ?? '' })
    from = match.index + match[0].length
  }
  if (from < text.length) spans.push({ kind: 'text', text: text.slice(from) })
  return spans
}

function cells(row: string): Span[][] {
  return row.replace(/^\||\|\s*$/g, '').split('|').map((cell) => readSpans(cell.trim()))
}
