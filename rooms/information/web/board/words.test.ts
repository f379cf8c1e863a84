import { describe, expect, it } from 'vitest'
import type { Account, Entry, Quota } from './types'
import { againstAsking, asked, besidesQuota, components, periodName, quotaFigureOf, quotaName, spanOr, subjects, uncountedWord, whyTitle } from './words'

const WHY = { rule: 'r', title: '区级采用计分', basis: '报送办法第八条', facts: [] }
const line = (more: Partial<Quota>): Quota => ({ unit: 'u', class: '重点单位', from: '2026-10-01', to: '2026-12-31', form: '', done: 7, wanted: 9, short: 2, standing: 'behind', standing_name: '', days_left: 38, end: '季末', sentence: '', why: WHY, ...more })
const entry = (more: Partial<Entry>): Entry => ({ component: 'district', component_name: '区级采用', hundredths: 200, points: '2', day: '2026-11-03', label: '区级《信息快报》采用', why: WHY, item: null, outcome: null, fault: null, ...more })

describe('quota on the board (INF-5)', () => {
  it('adds the lines that have begun and leaves out what is exempt or not yet due', () => {
    expect(quotaFigureOf([line({}), line({ done: 1, wanted: 1, form: '长篇' }), line({ from: '2027-01-01' }), line({ standing: 'exempt' })], '2026-11-23')).toBe('8/10')
    expect(quotaFigureOf([line({ wanted: null, standing: 'free' })], '2026-11-23')).toBe('')
  })
  it('names the period as the office says it', () => {
    expect(quotaName(line({ form: '长篇' }))).toBe('2026年第四季度 · 重点单位 · 长篇')
    expect(periodName('2026-10-05', '2026-12-31')).toBe('2026-10-05 至 2026-12-31')
  })
})

describe('an account (INF-4)', () => {
  const account: Pick<Account, 'waterfall' | 'entries' | 'quotas' | 'hundredths' | 'can'> = {
    hundredths: 250, quotas: [], can: { ask_review: [] },
    waterfall: [{ component: 'district', name: '区级采用', hundredths: 400, points: '4', count: 2 }, { component: 'deduction', name: '扣分', hundredths: -150, points: '-1.5', count: 1 }],
    entries: [entry({ outcome: 'o1' }), entry({ outcome: 'o1' }), entry({ component: 'deduction', hundredths: -150, label: '迟报', fault: 'f1' })],
  }
  it('gives each bar its count, its basis once and every reason', () => {
    const [district, deduction] = components(account)
    expect(district).toMatchObject({ label: '区级采用 2 项', hundredths: 400, basis: '报送办法第八条' })
    expect(district?.why).toHaveLength(2)
    expect(deduction?.hundredths).toBe(-150)
    expect(whyTitle(account)).toBe('为什么是 2.5 分')
  })
  it('offers each record once for a review, and the quota only where there is one', () => {
    expect(subjects(account).map((one) => one.value)).toEqual(['total', 'outcome:o1', 'fault:f1'])
    expect(subjects(account)[2]?.label).toBe('2026-11-03 迟报（-1.5 分）')
    expect(asked('fault:f1')).toEqual({ about: 'fault', about_id: 'f1' })
    expect(asked('')).toEqual({ about: '', about_id: '' })
  })
})

describe('a review of the whole account that waits', () => {
  const waits = { ask_review: [{ code: 'information.review.open_already', message: '本单位已就同一事项申请复核，还没有答复。' }] }
  it('closes the whole account alone, not the entries', () => {
    expect(againstAsking(waits)).toEqual([])
    expect(subjects({ entries: [entry({ fault: 'f1' })], quotas: [], can: waits }).map((one) => [one.value, one.disabled ?? false])).toEqual([['total', true], ['fault:f1', false]])
  })
  it('and other reasons stay', () => {
    expect(againstAsking({ ask_review: [{ code: 'information.review.review_signed_by_head', message: '' }] })).toHaveLength(1)
    expect(againstAsking({})).toBeNull()
  })
})

describe('what is still wanted', () => {
  it('says the quota once, by its bar', () => {
    const quotas = [{ ...line({ sentence: '差 2 条，距季末 38 天' }), counted: [], uncounted: [] }]
    expect(besidesQuota({ missing: ['差 2 条，距季末 38 天', '约稿“寒潮”未回复，时限2026-11-24'], quotas })).toEqual(['约稿“寒潮”未回复，时限2026-11-24'])
  })
  it('says why an item does not count', () => {
    expect(uncountedWord({ title: '哪些信息计入任务', facts: [{ name: '情形', value: '退回修改' }] })).toBe('退回修改，不计')
    expect(uncountedWord({ title: '哪些信息计入任务', facts: [] })).toBe('哪些信息计入任务')
  })
})

describe('the address', () => {
  it('is believed only where it names a span', () => {
    expect(spanOr('2026H1', '2026Q4')).toBe('2026H1')
    expect(spanOr('2026Q9', '2026Q4')).toBe('2026Q4')
  })
})
