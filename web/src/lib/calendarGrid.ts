// The six weeks that a month shows. Days are plain ISO dates; no machine zone can move them.

/** 42 ISO dates from the Monday on or before the first of the month. */
export function monthGrid(year: number, month: number): string[] {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const back = (first.getUTCDay() + 6) % 7
  return Array.from({ length: 42 }, (_, i) => iso(new Date(Date.UTC(year, month - 1, 1 - back + i))))
}

/** The date `days` later (or earlier). */
export function addDays(date: string, days: number): string {
  const [year, month, day] = split(date)
  return iso(new Date(Date.UTC(year, month - 1, day + days)))
}

/** The same day of another month, or that month's last day. */
export function addMonths(date: string, months: number): string {
  const [year, month, day] = split(date)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return iso(new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))))
}

/** A real date in ISO form out of what people type: 2026-3-1, 2026/03/01, 20260301, 2026年3月1日, 3-1 (of `year`). */
export function readDate(text: string, year: number): string | null {
  const clean = text.trim().replace(/[年月/.]/g, '-').replace(/日$/, '')
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(clean) ?? /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(clean) ?? /^()(\d{1,2})-(\d{1,2})$/.exec(clean)
  if (!match) return null
  const [y, m, d] = [Number(match[1] || year), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(y, m - 1, d))
  return date.getUTCMonth() === m - 1 && date.getUTCDate() === d ? iso(date) : null
}

/** Whether a date falls on Saturday or Sunday. */
export function weekend(date: string): boolean {
  const [year, month, day] = split(date)
  return [0, 6].includes(new Date(Date.UTC(year, month - 1, day)).getUTCDay())
}

export function split(date: string): [number, number, number] {
  const [year, month, day] = date.split('-').map(Number)
  return [year ?? 1970, month ?? 1, day ?? 1]
}

function iso(date: Date): string {
  return date.toISOString().slice(0, 10)
}
