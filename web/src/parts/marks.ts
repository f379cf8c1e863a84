// Cuts a text at the edges of what is marked in it.

/** A stretch to be marked (UTF-16 units): `error` is graver than the rest, and each has its name. */
export interface Mark { id: string; severity: string; severity_name: string; message: string; start: number; end: number }
export interface Piece { text: string; mark?: Mark | undefined }

/** Pieces of `text` in order; where marks overlap the graver one, then the earlier one, holds the stretch. */
export function cut(text: string, marks: readonly Mark[]): Piece[] {
  const placed = marks.filter((one) => one.start < one.end && one.start < text.length)
  const edges = new Set([0, text.length])
  for (const one of placed) {
    edges.add(Math.max(0, one.start))
    edges.add(Math.min(text.length, one.end))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const [from, to] = [sorted[i]!, sorted[i + 1]!]
    const covering = placed.filter((one) => one.start <= from && one.end >= to).sort(graver)
    const last = pieces[pieces.length - 1]
    if (last && last.mark === covering[0]) last.text += text.slice(from, to)
    else pieces.push({ text: text.slice(from, to), mark: covering[0] })
  }
  return pieces
}

function graver(a: Mark, b: Mark): number {
  return (a.severity === 'error' ? 0 : 1) - (b.severity === 'error' ? 0 : 1) || a.start - b.start
}
