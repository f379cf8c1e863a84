// Which stretches of the text form are marks and which are words; for the eye alone, the server reads the text by itself.

export type Kind = 'fence' | 'key' | 'value' | 'day' | 'remark' | 'title' | 'heading' | 'mark' | 'bar' | 'note' | 'command'
/** A stretch of one line. */
export interface Stretch { from: number; to: number; kind: Kind }
/** Where a line stands: before the text, among its keys, or in the text. */
export type Zone = 'start' | 'front' | 'body'

/** The zone after a line. */
export function zoneAfter(line: string, zone: Zone): Zone {
  const fence = /^---\s*$/.test(line)
  if (zone === 'start') return fence ? 'front' : line.trim() === '' ? 'start' : 'body'
  return zone === 'front' && fence ? 'body' : zone
}

/** The stretches of a line that begins in this zone. */
export function stretches(line: string, zone: Zone): Stretch[] {
  if (zone !== 'body' && /^---\s*$/.test(line)) return [{ from: 0, to: line.length, kind: 'fence' }]
  return zone === 'front' ? front(line) : body(line)
}

function front(line: string): Stretch[] {
  const found: Stretch[] = []
  const key = /^(\s*)([A-Za-z_]+)(?=\s*=)/.exec(line)
  if (key) found.push({ from: (key[1] ?? '').length, to: key[0].length, kind: 'key' })
  for (const piece of line.matchAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|#.*$|\b\d{4}-\d{1,2}-\d{1,2}\b|(?<==\s*)\d+\b/g)) {
    const kind = piece[0].startsWith('#') ? 'remark' : /^["']/.test(piece[0]) ? 'value' : 'day'
    found.push({ from: piece.index, to: piece.index + piece[0].length, kind })
  }
  return found
}

function body(line: string): Stretch[] {
  const end = line.length
  const heading = /^(\s*)(#+)/.exec(line)
  if (heading) {
    const marks = heading[0].length
    const title = heading[2] === '#'
    // What follows the first full stop runs on in the type of the text.
    const stop = title ? -1 : line.indexOf('。')
    const words: Stretch = { from: marks, to: stop < 0 ? end : stop + 1, kind: title ? 'title' : 'heading' }
    return words.from < words.to ? [{ from: 0, to: marks, kind: 'mark' }, words] : [{ from: 0, to: marks, kind: 'mark' }]
  }
  if (/^\s*@/.test(line)) return [{ from: 0, to: end, kind: 'command' }]
  if (/^\s*>/.test(line)) return [{ from: 0, to: end, kind: 'note' }]
  if (/^\s*\\/.test(line)) return [{ from: 0, to: line.indexOf('\\') + 1, kind: 'mark' }]
  if (!/^\s*\|/.test(line)) return []
  return [...line.matchAll(/(?<!\\)\||-{3,}/g)].map((bar) => ({ from: bar.index, to: bar.index + bar[0].length, kind: 'bar' as const }))
}
