import { describe, expect, it } from 'vitest'
import type { CheckFinding, Stretch } from '@/parts/checkup'
import { follow, marked, mendedParts } from './marks'

const finding = (over: Partial<CheckFinding>): CheckFinding => ({ rule: 'T04', title: '套话', gate: 'tightness', severity: 'warning', severity_name: '建议修改', message: '套话', quote: '', place: null, count: 1, related: [], basis: '', help: '', fix: null, ...over })
const at = (start: number, end: number, part: 'title' | 'body' = 'body'): Stretch => ({ part, start, end, line: 1, name: '第1段' })
const edit = (place: Stretch, before: string, after: string) => ({ place, before, after })

describe('文中标注 (INF-2)', () => {
  it('underlines every place of one part, repeats among them, the grave ones as grave', () => {
    const cliche = finding({ place: at(9, 13), related: [{ place: at(91, 98), text: '又一处' }] })
    const title = finding({ rule: 'T02', severity: 'error', place: at(0, 3, 'title') })
    expect(marked([cliche, title], 'body').map((one) => [one.start, one.message])).toEqual([[9, '套话'], [91, '又一处']])
    expect(marked([cliche, title], 'title').map((one) => one.severity)).toEqual(['error'])
  })
  it('does not underline the whole text because it resembles another', () => {
    expect(marked([finding({ severity: 'note', place: at(0, 300) })], 'body')).toEqual([])
  })
})

describe('边写边改时的位置', () => {
  it('stays before the change, moves after it, is gone where it was rewritten', () => {
    const before = '今年以来高度重视停车难'
    expect(follow(0, 4, before, '今年以来停车难')).toEqual({ start: 0, end: 4 })
    expect(follow(8, 11, before, '3月以来高度重视停车难')).toEqual({ start: 8, end: 11 })
    expect(follow(8, 11, before, '今年停车难')).toEqual({ start: 2, end: 5 })
    expect(follow(4, 8, before, '今年以来停车难')).toBeNull()
  })
  it('does not take a repeated ending for the change itself', () => {
    expect(follow(0, 1, '啊啊', '啊啊啊')).toEqual({ start: 0, end: 1 })
  })
})

describe('一键修复', () => {
  it('makes every replacement in its part, at the place where the words stand by now', () => {
    const checked = { title: ' 标题', body: '甲乙,丙丁.' }
    const edits = [edit(at(2, 3), ',', '，'), edit(at(5, 6), '.', '。'), edit(at(0, 1, 'title'), ' ', '')]
    expect(mendedParts(edits, checked, { ...checked, body: '又甲乙,丙丁.' })).toEqual({ texts: { title: '标题', body: '又甲乙，丙丁。' }, made: 3 })
  })
  it('never mends the same characters twice, and leaves what was rewritten meanwhile', () => {
    const checked = { title: '', body: '甲,,乙' }
    expect(mendedParts([edit(at(1, 3), ',,', '，'), edit(at(2, 3), ',', '；')], checked, checked).texts.body).toBe('甲，乙')
    expect(mendedParts([edit(at(1, 3), ',,', '，')], checked, { title: '', body: '甲、乙' })).toEqual({ texts: { title: '', body: '甲、乙' }, made: 0 })
  })
})
