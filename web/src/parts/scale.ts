// The arithmetic under every chart: a frame that begins and ends on a round number, and places within it in percent.

/** What a chart shows, from its least to its most tick. It always contains nothing (0). */
export interface Frame { least: number; most: number; ticks: number[] }

const ROUND = [1, 2, 5, 10]

/** The frame around the values, in steps of 1, 2 or 5 times a power of ten. Counts and hundredths are whole, so no step is less than 1. */
export function frameOf(values: readonly number[], about = 4): Frame {
  const least = Math.min(0, ...values)
  const most = Math.max(0, ...values)
  if (least === most) return { least: 0, most: 1, ticks: [0, 1] }
  const step = roundStep((most - least) / about)
  const first = Math.floor(least / step)
  const last = Math.ceil(most / step)
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
  return { least: first * step, most: last * step, ticks }
}

/** Where a value lies in the frame, in percent of its length; what lies outside is drawn at the edge. */
export function placeOf(value: number, frame: Frame): number {
  const share = ((value - frame.least) / (frame.most - frame.least)) * 100
  return Math.round(Math.min(100, Math.max(0, share)) * 100) / 100
}

/** A stretch between two values as a start and a length in percent, whichever of them is greater. */
export function stretchOf(from: number, to: number, frame: Frame): { start: number; length: number } {
  const [left, right] = [placeOf(Math.min(from, to), frame), placeOf(Math.max(from, to), frame)]
  return { start: left, length: Math.round((right - left) * 100) / 100 }
}

/** One bar of a stack. */
export interface Slice { series: number; from: number; to: number }

/** Values put end to end: what is gained to the right of nothing, what is lost to the left. Missing and zero values have no bar. */
export function stack(values: readonly (number | null)[]): { slices: Slice[]; total: number } {
  let gained = 0
  let lost = 0
  const slices: Slice[] = []
  values.forEach((value, series) => {
    if (value === null || value === 0) return
    const from = value < 0 ? lost : gained
    if (value < 0) lost += value
    else gained += value
    slices.push({ series, from, to: from + value })
  })
  return { slices, total: gained + lost }
}

/** How wide a text is in its own size: a Chinese character is one, a figure or a letter a little more than half. */
export function textWidth(text: string): number {
  return Array.from(text).reduce((sum, one) => sum + (one.codePointAt(0)! < 0x2e80 ? 0.58 : 1), 0)
}

/** Every how many labels one is written so that none touches its neighbour, where `room` is the length of the axis in the size of the text. */
export function labelEvery(labels: readonly string[], room: number): number {
  if (labels.length === 0 || room <= 0) return 1
  const widest = Math.max(...labels.map(textWidth)) + 0.8
  return Math.max(1, Math.ceil((labels.length * widest) / room))
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  const step = ROUND.find((one) => rough <= one * power) ?? 10
  return Math.max(1, step * power)
}
