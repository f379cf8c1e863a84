import { describe, expect, it } from 'vitest'
import type { Account } from '../board/types'
import { subjects } from '../board/words'
import type { Exemption, Fault, Outcome, UnitClass } from './types'
import { byLevel, classSince, comingRows, emptyOutcome, exemptionState, sentOf, withFault } from './words'

const outcome = (id: string, level: string) => ({ id, level }) as Outcome
const unit = (since: string | null, ...from: string[]) => ({ since, rows: from.map((day) => ({ from: day })) }) as UnitClass
const exemption = (more: Partial<Exemption>) => ({ from: '2026-11-01', to: '2026-11-30', in_force: false, withdrawn: null, ...more }) as Exemption

describe('the chain of one item (INF-4)', () => {
  it('goes from the district up and leaves out levels without anything', () => {
    expect(byLevel([outcome('c', 'centre'), outcome('a', 'district'), outcome('b', 'district')]).map((one) => [one.name, one.list.map((at) => at.id)])).toEqual([['区', ['a', 'b']], ['中央', ['c']]])
  })
})

describe('what is sent of the form', () => {
  const typed = { ...emptyOutcome('2026-11-23'), channel: '每日要情', mode: 'merged', leader: '市委书记', rank: 'principal' }
  it('has no channel for an instruction, and its leader', () => {
    expect(sentOf({ ...typed, kind: 'instruction' })).toMatchObject({ channel: '', mode: 'single', leader: '市委书记', rank: 'principal' })
  })
  it('has no leader for an adoption, and its channel and mode', () => {
    expect(sentOf(typed)).toMatchObject({ channel: '每日要情', mode: 'merged', leader: '', rank: '' })
  })
  it('leaves what was typed in the form', () => {
    sentOf({ ...typed, kind: 'instruction' })
    expect(typed.channel).toBe('每日要情')
  })
})

describe('classes and exemptions (INF-5)', () => {
  it('a unit without a row of its own is in the class of the organisation', () => {
    expect(classSince(unit(null))).toBe('按单位登记')
    expect(classSince(unit('2026-01-01', '2026-01-01'))).toBe('自 2026-01-01')
  })
  it('rows to come are told, the soonest first', () => {
    expect(comingRows(unit(null, '2027-06-01', '2027-01-01', '2026-01-01'), '2026-11-23').map((row) => row.from)).toEqual(['2027-01-01', '2027-06-01'])
  })
  it('an exemption is to come, in force, over, or withdrawn', () => {
    expect(exemptionState(exemption({ in_force: true }), '2026-11-23').words).toBe('免考中')
    expect(exemptionState(exemption({ from: '2026-12-01' }), '2026-11-23').words).toBe('未开始')
    expect(exemptionState(exemption({ to: '2026-11-02' }), '2026-11-23').words).toBe('已期满')
    expect(exemptionState(exemption({ withdrawn: { at: '', by: '', reason: '' } }), '2026-11-23').words).toBe('已撤销')
  })
})

describe('a fault that took no points (INF-6)', () => {
  const account = { entries: [], quotas: [], can: {} } as unknown as Account
  const fault = { id: 'f1', day: '2026-11-03', ground_name: '迟报', proof: '收文记录' } as Fault
  it('may be disputed all the same, and is offered once', () => {
    const more = withFault(account, fault)
    expect(subjects(more).map((one) => one.value)).toEqual(['total', 'fault:f1'])
    expect(withFault(more, fault)).toBe(more)
  })
})
