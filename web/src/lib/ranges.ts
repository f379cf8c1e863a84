// Cuts a text at the ranges that the server marked. Ranges count UTF-16 units, as strings here do.

export type Range = readonly [from: number, to: number]
export interface Stretch { text: string; hit: boolean }

/** The stretches of `text` in order; ranges that are out of order or out of bounds are left aside. */
export function stretches(text: string, ranges: readonly Range[] | undefined): Stretch[] {
  const found: Stretch[] = []
  let at = 0
  for (const [from, to] of ranges ?? []) {
    if (from < at || to <= from || text.length < to) continue
    if (at < from) found.push({ text: text.slice(at, from), hit: false })
    found.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < text.length) found.push({ text: text.slice(at), hit: false })
  return found
}
