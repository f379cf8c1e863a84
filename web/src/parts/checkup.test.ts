import { describe, expect, it } from 'vitest'
import { gatesName, mended, placeName, safeEdits, spotsOf, summary, type CheckFinding, type CheckReport, type TextEdit } from './checkup'

const edit = (start: number, before: string, after: string): TextEdit => ({ place: { start, end: start + before.length, line: 1 }, before, after })

describe('mended', () => {
  it('makes every replacement, whatever their order', () => {
    expect(mended('布署[2026]第03号', [edit(9, '0', ''), edit(0, '布署', '部署'), edit(2, '[2026]第', '〔2026〕')])).toBe('部署〔2026〕3号')
  })
  it('leaves out what overlaps and what the text no longer says', () => {
    expect(mended('甲,乙', [edit(1, ',', '，'), edit(0, '甲,', '甲、')])).toBe('甲、乙')
    expect(mended('改过了', [edit(0, '布署', '部署')])).toBe('改过了')
  })
})

it('takes the mechanical ones alone', () => {
  const finding = (safe: boolean): CheckFinding => ({
    rule: 'T09', title: '', gate: 'wording', severity: 'error', severity_name: '错误', message: '', quote: ',', count: 1, related: [], basis: '', level: '', help: '', fix: { safe, edits: [edit(1, ',', '，')] },
  })
  expect(safeEdits([finding(true), finding(false)])).toHaveLength(1)
})

describe('体检面板照报告说话', () => {
  const one = (over: Partial<CheckFinding>): CheckFinding => ({ rule: 'T09', title: '', gate: 'g', severity: 'warning', severity_name: '警告', message: '半角', quote: ',', place: null, count: 1, related: [], basis: '', help: '', ...over })
  const report = (gates: number, findings: CheckFinding[]): CheckReport => ({ findings, ignored: [], gates: Array.from({ length: gates }, (_, i) => ({ code: `${i}`, name: '', state: 'passed', state_name: '', sentence: '' })), measures: [] })

  it('has as many gates as the report, and its own words for how grave a finding is', () => {
    expect(gatesName(report(4, []))).toBe('四关')
    expect(summary(report(5, []))).toBe('五关没有发现问题')
    expect(summary(report(4, [one({ count: 3 }), one({ severity: 'error', severity_name: '需补齐' })]))).toBe('需补齐 1 处，警告 3 处')
  })
  it('goes through every place of a finding, its own first, and through repeats where it has none of its own', () => {
    const at = (start: number) => ({ start, end: start + 1, line: 2 })
    const [own, alone] = [one({ place: at(5), related: [{ place: at(9), text: '又一处' }] }), one({ message: '前后不一', related: [{ place: at(1), text: '' }] })]
    expect(spotsOf([own, alone, one({})]).map((spot) => [spot.place.start, spot.words])).toEqual([[5, '半角'], [9, '又一处'], [1, '前后不一']])
    expect(new Set(spotsOf([own, alone]).map((spot) => spot.key)).size).toBe(3)
  })
  it('calls a place by the name that the report gives it, otherwise by its line', () => {
    expect([placeName({ start: 0, end: 1, line: 1, name: '标题' }), placeName({ start: 0, end: 1, line: 7 })]).toEqual(['标题', '第7行'])
  })
})
