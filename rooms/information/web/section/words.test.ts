import { describe, expect, it } from 'vitest'
import { badge, copiesOf, count, instantOf, moved, ordered, similar, timeline } from './words'
import type { CheckFinding } from '@/parts/checkup'
import type { NetworkUnit, Report } from './types'

const found = (over: Partial<CheckFinding>): CheckFinding => ({ rule: 'E06', title: '缺数', gate: 'elements', severity: 'error', severity_name: '需补齐', message: '缺数', quote: '', basis: '', help: '', place: null, count: 1, related: [], sources: [], fix: null, ...over })
const report = (findings: CheckFinding[], owed: string[] = [], state: 'passed' | 'warned' | 'failed' = 'passed'): Report =>
  ({ findings, ignored: [], gates: [{ code: 'elements', name: '要素全', state, state_name: '', sentence: '' }], measures: [], elements: [], chars: 0, count: findings.length, owed })
const unit = (name: string, without: boolean, key: boolean): NetworkUnit =>
  ({ unit: name, name, short: name, kind: 'street', key_unit: key, reporters: [], covers: [], checkers: [], standing_cover: null, grassroots: 0, without_reporter: without })

describe('待编队列的提示 (INF-2)', () => {
  it('given nothing found, then 已过四关', () => {
    expect(badge(report([]))).toEqual({ tone: 'green', words: '已过四关' })
  })
  it('given two owed and a likely repeat, then what is owed is said first', () => {
    const twice = found({ sources: [{ matter: 'm2', title: '旧稿', day: '', words: '停车' }] })
    expect(badge(report([twice], ['a', 'b'], 'failed')).words).toBe('要素不全 2')
    expect(badge(report([twice], [], 'warned')).words).toBe('疑似重复')
  })
  it('given advice alone, then how many', () => {
    expect(badge(report([found({ severity: 'warning' })], [], 'warned')).words).toBe('建议 1 处')
  })
})

describe('相似信息', () => {
  it('names each earlier item once with every place', () => {
    const source = (words: string) => ({ matter: 'm2', title: '旧稿', day: '2026-11-02', words })
    const list = similar(report([found({ sources: [source('一')] }), found({}), found({ sources: [source('二')] })]))
    expect(list).toHaveLength(1)
    expect(list[0]?.places).toEqual(['一', '二'])
  })
})

describe('排定顺序与份数 (INF-3)', () => {
  it('moves one place and stops at the edges', () => {
    expect(moved(['甲', '乙', '丙'], 2, -1)).toEqual(['甲', '丙', '乙'])
    expect(moved(['甲', '乙'], 0, -1)).toEqual(['甲', '乙'])
    expect(moved(['甲', '乙'], 1, 1)).toEqual(['甲', '乙'])
  })
  it('sums copies and passes over a line still being typed', () => {
    expect(copiesOf([{ copies: 18 }, { copies: Number.NaN }, { copies: 9 }])).toBe(27)
  })
})

describe('字数、时限、过程', () => {
  it('counts without spaces and line ends', () => {
    expect(count('新增 312 个\n车位。')).toBe(9)
  })
  it('a day without an hour ends with the office day; no day is no limit', () => {
    expect(instantOf('2026-11-26', '')).toBe('2026-11-26T18:00:00+08:00')
    expect(instantOf('', '09:00')).toBe('')
  })
  it('shows the latest step first with the words that were written', () => {
    const step = (seq: number, detail: unknown) => ({ seq, at: '2026-11-23T01:00:00Z', who: '沈若兰', post: '编辑', unit: '信息科', verb: 'edit', verb_name: '编辑', lag: 180, detail })
    const steps = timeline([step(1, {}), step(2, { after: { note: '补数据', edition: 'ab12' } })])
    expect(steps.map((one) => [one.id, one.note, one.lag])).toEqual([['2', '补数据', '3 分钟'], ['1', null, '3 分钟']])
  })
})

describe('信息网络 (INF-10)', () => {
  it('puts units without a live reporter first, key units among them before others', () => {
    expect(ordered([unit('丙', false, false), unit('乙', false, true), unit('甲', true, false), unit('丁', true, true)]).map((one) => one.name)).toEqual(['丁', '甲', '乙', '丙'])
  })
})
