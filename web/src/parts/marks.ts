// Cuts a text at the edges of its findings.
import type { Finding } from '@/api/types'

export interface Piece { text: string; finding?: Finding }

/** Pieces of `text` in order; where findings overlap the graver one (owed before advice), then the earlier one, holds the stretch. */
export function cut(text: string, findings: readonly Finding[]): Piece[] {
  const placed = findings.filter((one) => one.level !== 'passed' && typeof one.start === 'number' && typeof one.end === 'number' && one.end > one.start && one.start < text.length)
  const edges = new Set([0, text.length])
  for (const one of placed) {
    edges.add(Math.max(0, one.start ?? 0))
    edges.add(Math.min(text.length, one.end ?? 0))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const [from, to] = [sorted[i]!, sorted[i + 1]!]
    const covering = placed.filter((one) => (one.start ?? 0) <= from && (one.end ?? 0) >= to).sort(graver)
    const last = pieces[pieces.length - 1]
    if (last && last.finding === covering[0]) last.text += text.slice(from, to)
    else pieces.push({ text: text.slice(from, to), finding: covering[0] })
  }
  return pieces
}

function graver(a: Finding, b: Finding): number {
  return (a.level === 'owed' ? 0 : 1) - (b.level === 'owed' ? 0 : 1) || (a.start ?? 0) - (b.start ?? 0)
}
