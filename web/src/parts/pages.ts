// How large a page of A4 is on the screen.

/** A4 in millimetres (GB/T 9704-2012 5.1). */
export const PAPER = { width: 210, height: 297 } as const
/** 版心: where the type area begins and how large it is (5.2.1). */
export const TYPE_AREA = { left: 28, top: 37, width: 156, height: 225 } as const
/** The steps of + and −, in per cent. */
export const STEPS = [40, 50, 67, 80, 100, 125, 150, 200, 300] as const
/** A millimetre in the pixels of a style sheet. */
const MILLIMETRE = 96 / 25.4

/** 适合宽度, or a share of the true size in per cent. */
export type Zoom = 'fit' | number

/** The width of the paper in pixels, in a window so wide; whole pixels, so that hair lines stay sharp. */
export function paperWidth(zoom: Zoom, room: number): number {
  const full = PAPER.width * MILLIMETRE
  return Math.max(1, Math.round(zoom === 'fit' ? room : (full * zoom) / 100))
}

/** What a width of the paper is in per cent of its true size. */
export function percent(width: number): number {
  return Math.round((width / (PAPER.width * MILLIMETRE)) * 100)
}

/** The next step up or down from what is shown now; the last one stays. */
export function stepFrom(now: number, by: 1 | -1): number {
  const next = by === 1 ? STEPS.find((step) => now < step) : [...STEPS].reverse().find((step) => step < now)
  return next ?? (by === 1 ? STEPS[STEPS.length - 1] : STEPS[0]) ?? now
}

/** The page, counted from 0, that one reads: the last whose upper edge is not below the middle of the window. */
export function pageAt(tops: readonly number[], scrolled: number, height: number): number {
  const middle = scrolled + height / 2
  let page = 0
  tops.forEach((top, at) => { if (top <= middle) page = at })
  return page
}

/** The pages in view and one on each side, counted from 1: whoever turns a page finds it drawn. */
export function nearView(places: readonly { top: number; height: number }[], scrolled: number, height: number): number[] {
  const inView = places.flatMap(({ top, height: own }, at) => (top < scrolled + height && scrolled < top + own ? [at + 1] : []))
  const [first, last] = [inView[0], inView[inView.length - 1]]
  if (first === undefined || last === undefined) return []
  return places.map((_, at) => at + 1).filter((page) => first - 1 <= page && page <= last + 1)
}

/** Where the type area stands, in per cent of the paper. */
export function frameStyle(): Record<'left' | 'top' | 'width' | 'height', string> {
  const share = (part: number, whole: number) => `${((part / whole) * 100).toFixed(4)}%`
  return {
    left: share(TYPE_AREA.left, PAPER.width), top: share(TYPE_AREA.top, PAPER.height),
    width: share(TYPE_AREA.width, PAPER.width), height: share(TYPE_AREA.height, PAPER.height),
  }
}
