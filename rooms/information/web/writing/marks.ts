// From findings to places in an item's title and body: what is underlined, where a jump lands, how a replacement is made.
import { mended, spotsOf, type CheckFinding, type Spot, type Stretch, type TextEdit } from '@/parts/checkup'
import type { Mark } from '@/parts/marks'

export type Part = 'title' | 'body'
export interface Texts { title: string; body: string }

export const partOf = (place: Stretch): Part => (place.part === 'title' ? 'title' : 'body')

/** Characters beyond which a hint is about the whole text, and underlining all of it would hide everything else. */
const WHOLE = 100

/** The places of one part, as they are underlined; their names are those of the panel's places. */
export function marked(findings: readonly CheckFinding[], part: Part): Mark[] {
  const worth = ({ finding, place }: Spot) => partOf(place) === part && (finding.severity === 'error' || place.end - place.start <= WHOLE)
  return spotsOf(findings).filter(worth).map(({ key, finding, place, words }) => ({ id: key, severity: finding.severity, severity_name: finding.severity_name, message: words, start: place.start, end: place.end }))
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

/** The texts with the replacements made, each at the place where its words stand by now; how many could be made is told. */
export function mendedParts(edits: readonly TextEdit[], checked: Texts, now: Texts): { texts: Texts; made: number } {
  const moved = edits.flatMap((edit) => {
    const part = partOf(edit.place)
    const place = follow(edit.place.start, edit.place.end, checked[part], now[part])
    return place === null ? [] : [{ ...edit, place: { ...edit.place, ...place } }]
  })
  const of = (part: Part) => mended(now[part], moved.filter((edit) => partOf(edit.place) === part))
  return { texts: { title: of('title'), body: of('body') }, made: moved.length }
}
