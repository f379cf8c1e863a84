import { describe, expect, it } from 'vitest'
import { blockOf, keysWith, lineFaults, sideBySide, type PolicyParam } from './types'

const param = (more: Partial<PolicyParam>): PolicyParam => ({ key: 'information.points.reported', title: '报送分', what: '报出一条计几分', kind: 'points', least: null, most: null, codes: [], dimensions: [], values: [], ...more })

describe('an order beside what is in force (GEN-4)', () => {
  it('a value on which policy was silent is new, and what keeps its own value is said', () => {
    const [row] = sideBySide([{ key: 'k', title: '报送分', when: '一律', before: null, after: '2分', from: '2026-12-01', line: 7, keeps: [{ when: '重点单位', value: '3分' }] }])
    expect(row).toMatchObject({ name: '报送分 · 一律', before: null, after: '2分', note: '2026-12-01 起 · 第 7 行；重点单位仍为3分' })
  })
  it('two changes of one key have names of their own', () => {
    const change = { key: 'k', title: '', when: '', before: null, after: '', from: '', line: 1, keeps: [] }
    expect(new Set(sideBySide([change, change]).map((row) => row.id)).size).toBe(2)
  })
  it('a fault names its key where there is one', () => {
    expect(lineFaults({ faults: [{ line: 3, key: 'a.b', message: '没有这一项' }, { line: 1, key: '', message: '缺 title' }], changes: [], notices: [] })).toEqual([{ line: 3, message: '没有这一项（a.b）' }, { line: 1, message: '缺 title' }])
  })
})

describe('finding a key', () => {
  it('looks into titles, meanings and what the values rest on', () => {
    const all = [param({}), param({ key: 'other', title: '任务条数', what: '', values: [{ when_words: '一律', from: '', words: '3', basis: '讲话 三', layer: 0, line: 1, in_force: true, example: false }] })]
    expect(keysWith(all, '讲话').map((one) => one.key)).toEqual(['other'])
    expect(keysWith(all, ' ').length).toBe(2)
  })
  it('a block for an order names the key, the day and the cases that it may hang on', () => {
    const block = blockOf(param({ dimensions: [{ name: 'level', title: '级别', codes: [{ code: 'city', name: '市' }] }] }), '2026-12-01')
    expect(block).toContain('key = "information.points.reported"')
    expect(block).toContain('from = "2026-12-01"')
    expect(block).toContain('level = "city"')
  })
})
