import { describe, expect, it } from 'vitest'
import { mended, safeEdits, type CheckFinding, type TextEdit } from './checkup'

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
