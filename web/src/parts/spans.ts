// 期间: a year, half, quarter or month, written as the server writes it: 2026, 2026H1, 2026Q3, 2026-07. Days are ISO texts, so they compare as texts.

export type SpanKind = 'year' | 'half' | 'quarter' | 'month'
/** Which one of its year, counted from 1. */
export interface Span { year: number; kind: SpanKind; place: number }

/** The longest first. */
export const SPAN_KINDS: readonly SpanKind[] = ['year', 'half', 'quarter', 'month']
export const SPAN_KIND_NAMES: Record<SpanKind, string> = { year: '年', half: '半年', quarter: '季度', month: '月' }

const MONTHS: Record<SpanKind, number> = { year: 12, half: 6, quarter: 3, month: 1 }
const NUMERALS = ['一', '二', '三', '四']

/** The span that a text names; null where it names none. */
export function parseSpan(text: string): Span | null {
  const found = /^(\d{4})(?:H([12])|Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text)
  if (!found || found[1] === '0000') return null
  const year = Number(found[1])
  if (found[2]) return { year, kind: 'half', place: Number(found[2]) }
  if (found[3]) return { year, kind: 'quarter', place: Number(found[3]) }
  return found[4] ? { year, kind: 'month', place: Number(found[4]) } : { year, kind: 'year', place: 1 }
}

/** The text that the server reads. */
export function spanText(span: Span): string {
  const year = String(span.year).padStart(4, '0')
  return { year, half: `${year}H${span.place}`, quarter: `${year}Q${span.place}`, month: `${year}-${two(span.place)}` }[span.kind]
}

/** 2026年第三季度. */
export function spanName(span: Span): string {
  const of: Record<SpanKind, string> = { year: '', half: span.place === 1 ? '上半年' : '下半年', quarter: `第${NUMERALS[span.place - 1]}季度`, month: `${span.place}月` }
  return `${span.year}年${of[span.kind]}`
}

/** Its first day. */
export function spanFrom(span: Span): string {
  return `${String(span.year).padStart(4, '0')}-${two((span.place - 1) * MONTHS[span.kind] + 1)}-01`
}

/** Its last day. */
export function spanTo(span: Span): string {
  const month = span.place * MONTHS[span.kind]
  return `${String(span.year).padStart(4, '0')}-${two(month)}-${two(new Date(Date.UTC(span.year, month, 0)).getUTCDate())}`
}

/** The span of this length that the day lies in. */
export function spanAround(day: string, kind: SpanKind): Span {
  return { year: Number(day.slice(0, 4)), kind, place: Math.floor((Number(day.slice(5, 7)) - 1) / MONTHS[kind]) + 1 }
}

/** So many spans of the same length later, or earlier. */
export function spanStep(span: Span, by: number): Span {
  const perYear = 12 / MONTHS[span.kind]
  const index = span.year * perYear + span.place - 1 + by
  return { ...span, year: Math.floor(index / perYear), place: (index % perYear) + 1 }
}

/** Every span of this length that touches the days from `first` to `last`, the newest first. */
export function spansBetween(kind: SpanKind, first: string, last: string): Span[] {
  const found: Span[] = []
  const end = spanText(spanAround(first, kind))
  for (let span = spanAround(last, kind); end <= spanText(span); span = spanStep(span, -1)) found.push(span)
  return found
}

/** The same time in another length: the span around it, or of its parts the one that `day` lies in, else the last that has begun by then. */
export function spanAs(span: Span, kind: SpanKind, day: string): Span {
  if (MONTHS[span.kind] <= MONTHS[kind]) return spanAround(spanFrom(span), kind)
  const within = day < spanFrom(span) ? spanFrom(span) : spanTo(span) < day ? spanTo(span) : day
  return spanAround(within, kind)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
