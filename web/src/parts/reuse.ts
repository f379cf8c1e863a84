// 查出处: where the passages of a text stood before, as the reuse view shows it. Nothing here knows the screen.
// Places are UTF-16 code units, `here` of the text that was asked about, `there` of the source's text.

export type Span = readonly [from: number, to: number]
export type Side = 'here' | 'there'
export interface Leftover { kind: string; kind_name: string; here: Span; words: string; say: string }
export interface Passage {
  here: Span; there: Span; kind: 'quotation' | 'common' | 'template' | 'copy'; kind_name: string; characters: number; equal: number
  changes: readonly { here: Span; there: Span }[]; leftovers: readonly Leftover[]
}
export interface ReuseSource {
  matter: string; room: string; kind: string; title: string; number: string; unit_name: string; day: string | null; years: number | null
  own_unit: boolean; cited: boolean; repeated_over_years: boolean; shared: number; characters: number; text: string; passages: readonly Passage[]
}
/** `ready`: everything filed is in the archive; until then there are the sources found so far. */
export interface ReuseAnswer {
  ready: boolean; characters: number; common: number; copied: number; hidden: number; hidden_sentence: string | null; sources: readonly ReuseSource[]
}
export interface ReuseAsked { text: string; genre?: string | null; /** The item itself, which is no source of itself. */ matter?: string | null }

/** Words of one passage; `changed` differ in the other text, `leftover` gives away where they came from. */
export interface Words { text: string; changed: boolean; leftover: Leftover | null }
/** A stretch of one column: plain text, or a passage (by its number in reading order, from 0) with its words. */
export type Block = { passage: null; text: string } | { passage: number; text: string; words: Words[] }

/** The passages in the order of the text that was asked about: their numbers on both sides. */
export function inOrder(source: ReuseSource): Passage[] {
  return [...source.passages].sort((one, other) => one.here[0] - other.here[0] || one.here[1] - other.here[1])
}

/** One side of two, cut at its passages: as few pieces as there can be. Where passages overlap, the one that begins first holds the stretch. */
export function column(text: string, passages: readonly Passage[], side: Side): Block[] {
  const blocks: Block[] = []
  let at = 0
  const sorted = passages.map((passage, number) => ({ passage, number })).sort((one, other) => one.passage[side][0] - other.passage[side][0])
  for (const { passage, number } of sorted) {
    const [from, to] = [Math.max(at, passage[side][0]), Math.min(text.length, passage[side][1])]
    if (to <= from) continue
    if (at < from) blocks.push({ passage: null, text: text.slice(at, from) })
    blocks.push({ passage: number, text: text.slice(from, to), words: wordsOf(text, from, to, passage, side) })
    at = to
  }
  if (at < text.length) blocks.push({ passage: null, text: text.slice(at) })
  return blocks
}

/** The passages under whose marks a passage can be seen in a column: its own, or those that hold its beginning where two overlap. */
export function seenUnder(passages: readonly Passage[], number: number, side: Side): number[] {
  const start = passages[number]?.[side][0] ?? 0
  return [number, ...passages.flatMap((other, at) => (at !== number && other[side][0] <= start && start < other[side][1] ? [at] : []))]
}

function wordsOf(text: string, from: number, to: number, passage: Passage, side: Side): Words[] {
  const changes = passage.changes.map((change) => change[side])
  const leftovers = side === 'here' ? passage.leftovers : []
  const edges = new Set([from, to])
  for (const [start, end] of [...changes, ...leftovers.map((one) => one.here)]) for (const edge of [start, end]) if (from < edge && edge < to) edges.add(edge)
  const sorted = [...edges].sort((one, other) => one - other)
  const words: Words[] = []
  for (const [i, start] of sorted.slice(0, -1).entries()) {
    const end = sorted[i + 1] ?? to
    const inside = ([first, last]: Span) => first <= start && end <= last && first < last
    words.push({ text: text.slice(start, end), changed: changes.some(inside), leftover: leftovers.find((one) => inside(one.here)) ?? null })
  }
  return words
}

/** “本单位 · 3 年前”, “临江街道 · 今年”: whose it is, and how long ago. */
export function whose(source: ReuseSource): string {
  const unit = source.own_unit ? '本单位' : source.unit_name
  if (source.years === null) return [unit, source.day ?? '日期不详'].join(' · ')
  return [unit, source.years === 0 ? '一年之内' : `${source.years} 年前`].join(' · ')
}

/** “照抄 3 处 210 字，引用 1 处 40 字”: how much of each kind, the gravest first. */
export function kinds(passages: readonly Passage[]): string {
  return (['copy', 'template', 'quotation', 'common'] as const).flatMap((kind) => {
    const mine = passages.filter((one) => one.kind === kind)
    return mine[0] ? [`${mine[0].kind_name} ${mine.length} 处 ${mine.reduce((sum, one) => sum + one.characters, 0)} 字`] : []
  }).join('，')
}

/** The whole answer in one sentence. */
export function told(answer: ReuseAnswer): string {
  const { characters, copied, common } = answer
  const parts = [`本文 ${characters} 字（不计标点）`, copied > 0 ? `其中照抄 ${copied} 字（${percent(copied, characters)}）` : '没有照抄的段落', ...(common > 0 ? [`套话 ${common} 字`] : [])]
  return `${parts.join('，')}。`
}

function percent(part: number, whole: number): string {
  if (whole === 0) return '0%'
  const share = (part / whole) * 100
  return share < 1 ? '不到 1%' : `${Math.round(share)}%`
}
