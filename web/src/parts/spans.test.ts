import { describe, expect, it } from 'vitest'
import { parseSpan, SPAN_KINDS, spanAround, spanAs, spanFrom, spanName, spansBetween, spanStep, spanText, spanTo } from './spans'

const span = (text: string) => parseSpan(text)!

describe('期间', () => {
  it.each([
    ['2026', '2026年', '2026-01-01', '2026-12-31'], ['2026H1', '2026年上半年', '2026-01-01', '2026-06-30'], ['2026H2', '2026年下半年', '2026-07-01', '2026-12-31'],
    ['2026Q3', '2026年第三季度', '2026-07-01', '2026-09-30'], ['2026-07', '2026年7月', '2026-07-01', '2026-07-31'], ['2024-02', '2024年2月', '2024-02-01', '2024-02-29'],
  ])('%s is %s, from %s to %s', (text, name, from, to) => {
    expect([spanName(span(text)), spanFrom(span(text)), spanTo(span(text)), spanText(span(text))]).toEqual([name, from, to, text])
  })

  it.each(['', '26Q3', '2026Q5', '2026Q0', '2026-13', '2026-00', '2026-7', '2026H3', '2026Q', '2026Q33', '２０２６', '2026年', '0000', ' 2026'])('“%s” is none', (text) => {
    expect(parseSpan(text)).toBeNull()
  })

  it('goes forward and back over the end of a year', () => {
    expect(spanText(spanStep(span('2026Q1'), -1))).toBe('2025Q4')
    expect(spanText(spanStep(span('2025-12'), 1))).toBe('2026-01')
    expect(spanText(spanStep(span('2026H2'), 1))).toBe('2027H1')
    expect(spanText(spanStep(span('2026'), -3))).toBe('2023')
  })

  it('lies around each of its days and leads back from its text', () => {
    for (let at = Date.UTC(2024, 0, 1); at <= Date.UTC(2026, 11, 31); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      for (const kind of SPAN_KINDS) {
        const around = spanAround(day, kind)
        expect(spanFrom(around) <= day && day <= spanTo(around), `${day} in ${spanText(around)}`).toBe(true)
        expect(parseSpan(spanText(around))).toEqual(around)
      }
    }
  })

  it('lists the newest first', () => {
    expect(spansBetween('quarter', '2025-08-01', '2026-05-03').map(spanText)).toEqual(['2026Q2', '2026Q1', '2025Q4', '2025Q3'])
    expect(spansBetween('year', '2026-01-01', '2026-01-01').map(spanText)).toEqual(['2026'])
    expect(spansBetween('month', '2026-03-01', '2026-01-01')).toEqual([])
  })

  it('changes its length without leaving its time', () => {
    expect(spanText(spanAs(span('2026Q3'), 'year', '2026-11-23'))).toBe('2026')
    expect(spanText(spanAs(span('2026'), 'quarter', '2026-11-23'))).toBe('2026Q4')
    expect(spanText(spanAs(span('2025'), 'month', '2026-11-23'))).toBe('2025-12')
    expect(spanText(spanAs(span('2027'), 'quarter', '2026-11-23'))).toBe('2027Q1')
    expect(spanText(spanAs(span('2026-07'), 'half', '2026-11-23'))).toBe('2026H2')
  })
})
