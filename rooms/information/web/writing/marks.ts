// From findings to places in the text: what is underlined, where a jump lands, how a mend is applied.
import type { Finding } from '@/api/types'
import type { Mend, Place, Remark } from '../api'

export type Part = Place['part']
export interface Texts { title: string; body: string }
/** A place to look at: the finding's own, or one of its repeats. */
export interface Spot { key: string; remark: Remark; place: Place; words: string }

const STANDARD_IDS = { relevance: 'relevant', elements: 'complete', soundness: 'true', tightness: 'concise' } as const

/** Every place of every finding, in reading order, the title first. */
export function spots(findings: readonly Remark[]): Spot[] {
  const all = findings.flatMap((remark, i) => [
    ...(remark.place ? [{ key: `${i}`, remark, place: remark.place, words: remark.message }] : []),
    ...remark.also.flatMap((also, n) => (also.place ? [{ key: `${i}.${n}`, remark, place: also.place, words: also.text }] : [])),
  ])
  const rank = (spot: Spot) => (spot.place.part === 'title' ? 0 : 1)
  return all.sort((a, b) => rank(a) - rank(b) || a.place.start - b.place.start)
}

/** Characters beyond which a hint is about the whole text, and underlining all of it would hide everything else. */
const WHOLE = 100

/** The spots of one part, in the shape that the shared parts mark. */
export function marked(all: readonly Spot[], part: Part): Finding[] {
  return all.filter((spot) => spot.place.part === part && (spot.remark.level === 'missing' || spot.place.end - spot.place.start <= WHOLE)).map((spot) => ({
    id: spot.key, standard: STANDARD_IDS[spot.remark.standard], level: spot.remark.level === 'missing' ? 'owed' : 'advice', message: spot.words,
    field: part, start: spot.place.start, end: spot.place.end,
  }))
}

/** Where a stretch of `before` stands in `after`; null where it was itself rewritten. */
export function follow(start: number, end: number, before: string, after: string): { start: number; end: number } | null {
  if (before === after) return { start, end }
  let head = 0
  const shorter = Math.min(before.length, after.length)
  while (head < shorter && before[head] === after[head]) head += 1
  if (end <= head) return { start, end }
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  if (start < before.length - tail) return null
  const shift = after.length - before.length
  return { start: start + shift, end: end + shift }
}

/** The texts with the mends made, the last place first so that earlier offsets stay true. */
export function mended(texts: Texts, mends: readonly Mend[]): Texts {
  const next = { ...texts }
  const order = [...mends].sort((a, b) => b.place.start - a.place.start)
  let edge = { title: Number.POSITIVE_INFINITY, body: Number.POSITIVE_INFINITY }
  for (const { place, replacement } of order) {
    // Two rules may want the same characters; the one that was taken first holds.
    if (place.end > edge[place.part]) continue
    next[place.part] = next[place.part].slice(0, place.start) + replacement + next[place.part].slice(place.end)
    edge = { ...edge, [place.part]: place.start }
  }
  return next
}

/** “删去‘，’”“改为‘。’”: what one press does. */
export function fixLabel(remark: Remark): string {
  const words = [...new Set(remark.fixes.map((fix) => fix.replacement))]
  const one = words.length === 1 ? words[0] : undefined
  const times = remark.fixes.length > 1 ? `（${remark.fixes.length} 处）` : ''
  if (one === '') return `删去${times}`
  return one !== undefined && one.length <= 12 ? `改为“${one}”${times}` : `改好${times}`
}
