// What is pasted from WPS or Word keeps its words and paragraph breaks and drops everything else.

const BLOCKS = new Set(['P', 'DIV', 'LI', 'TR', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'BLOCKQUOTE', 'SECTION', 'ARTICLE', 'TABLE', 'UL', 'OL'])
const SILENT = new Set(['STYLE', 'SCRIPT', 'HEAD', 'TITLE', 'META', 'LINK', 'XML', 'TEMPLATE', 'NOSCRIPT', 'OBJECT', 'SVG'])
const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', middot: '·', hellip: '…', mdash: '—', ndash: '–', emsp: ' ', ensp: ' ', times: '×' }

/** Plain paragraphs out of clipboard HTML. Works on the text alone, so nothing pasted is ever built into the page. */
export function cleanHtml(html: string): string {
  let source = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[[^>]*\]>/g, '').replace(/<\?[^>]*>/g, '')
  const fragment = /<body[^>]*>([\s\S]*?)(<\/body>|$)/i.exec(source)
  if (fragment) source = fragment[1] ?? source
  let out = ''
  let silent = ''
  for (const piece of source.match(/<\/?[a-zA-Z][^>]*>|[^<]+|</g) ?? []) {
    const tag = /^<(\/?)([a-zA-Z0-9:]+)/.exec(piece)
    if (!tag) {
      if (silent === '') out += decode(piece.replace(/[\r\n\t]+/g, (_, at: number) => joinLines(at > 0 ? piece.slice(0, at) : out)))
      continue
    }
    const closing = tag[1] === '/'
    const name = (tag[2] ?? '').toUpperCase()
    if (silent !== '') {
      if (closing && name === silent) silent = ''
    } else if (SILENT.has(name) && !closing && !piece.endsWith('/>') && name !== 'META' && name !== 'LINK') silent = name
    else if (name === 'BR') out += '\n'
    else if ((name === 'TD' || name === 'TH') && closing) out += '\t'
    else if (BLOCKS.has(name)) out += '\n'
  }
  return cleanText(out)
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
