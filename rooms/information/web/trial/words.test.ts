import { describe, expect, it } from 'vitest'
import type { Tried, TriedOrder, TriedQuota } from './types'
import { changesNothing, faultWords, lastQuarter, morePoints, moreUnits, quotaWords } from './words'

const tried: Tried = {
  span: { code: '2026Q3', name: '2026年第三季度', from: '2026-07-01', to: '2026-09-30', before: '2026Q2', after: '2026Q4' },
  policy_before: '', policy_after: '', faults: [], note: '', named: { only_before: [], only_after: [], both_changed: [] }, orders: [], bars: [], points: [], quota: [], totals: null,
}

describe('a draft tried on a span (GEN-4)', () => {
  it('begins with the quarter that ended last, over the turn of the year too', () => {
    expect(lastQuarter('2026-11-23')).toBe('2026Q3')
    expect(lastQuarter('2027-02-01')).toBe('2026Q4')
  })
  it('says how far the draft is from what is in force', () => {
    expect([moreUnits(3, 5), moreUnits(5, 4), moreUnits(2, 2)]).toEqual(['多 2 个', '少 1 个', '一样'])
    expect([morePoints(200, 350), morePoints(200, 150), morePoints(0, 0)]).toEqual(['+1.5 分', '-0.5 分', '一样'])
  })
  it('knows a draft that changes nothing from one that changes a quota alone', () => {
    expect(changesNothing(tried)).toBe(true)
    expect(changesNothing({ ...tried, quota: [{} as TriedQuota] })).toBe(false)
    expect(changesNothing({ ...tried, orders: [{} as TriedOrder] })).toBe(false)
  })
  it('says how many items each side wants', () => {
    expect(quotaWords(9, '未完成，差 2 条')).toBe('任务 9 条，未完成，差 2 条')
    expect(quotaWords(null, '不设任务数')).toBe('不设任务数')
  })
  it('does not say a key twice', () => {
    expect(faultWords([{ line: 7, key: 'information.x', message: '没有“information.x”这个参数' }])).toEqual(['第 7 行：没有“information.x”这个参数'])
  })
  it('reads faults by line, with the key where there is one', () => {
    expect(faultWords([{ line: 7, key: 'information.call.days', message: '没有这一项' }, { line: 2, key: '', message: '没有写标题' }])).toEqual(['第 2 行：没有写标题', '第 7 行：没有这一项（information.call.days）'])
  })
})
