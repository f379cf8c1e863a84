import { describe, expect, it } from 'vitest'
import type { Checkup, StepRow } from '../api'
import { count, EMPTY, inputOf, inState, lightOf, sameForm, storable, gatesLeft, isAside, timeline } from './words'

const step = (seq: number, verb: string, who: string, lag: number, detail: unknown = {}): StepRow =>
  ({ seq, at: `2026-11-23T0${seq}:00:00Z`, who, post: '', unit: '临江街道', verb, verb_name: verb === 'save' ? '保存' : '送校核', lag, detail })

describe('事情发生时间 (INF-8)', () => {
  it('is sent in the office’s own zone, and left out where nothing happened', () => {
    expect(inputOf({ ...EMPTY, day: '2026-11-20', time: '09:30' }).text.event_at).toBe('2026-11-20T09:30:00+08:00')
    expect(inputOf({ ...EMPTY, day: '2026-11-20' }).text.event_at).toBe('2026-11-20T00:00:00+08:00')
    expect(inputOf(EMPTY).text.event_at).toBeNull()
  })
})

describe('自动保存', () => {
  it('waits for a title and a body', () => {
    expect(storable({ ...EMPTY, title: '标题', body: ' \n' })).toBe(false)
    expect(storable({ ...EMPTY, title: '标题', body: '正文' })).toBe(true)
  })
  it('does not take a trailing line end for a change', () => {
    expect(sameForm({ ...EMPTY, body: '正文\n' }, { ...EMPTY, body: '正文' })).toBe(true)
    expect(sameForm({ ...EMPTY, call: 'c1' }, EMPTY)).toBe(false)
  })
  it('counts as an office counts', () => {
    expect(count('新增 312 个\n。')).toBe(7)
  })
})

describe('办理过程', () => {
  it('folds the saves of one person into one step and keeps the latest on top', () => {
    const steps = timeline([step(1, 'save', '甲', 0), step(2, 'save', '甲', 5), step(3, 'save', '乙', 5), step(4, 'send_to_check', '甲', 7200, { after: { reason: '急' } })])
    expect(steps.map((one) => [one.verb, one.person])).toEqual([['送校核', '甲'], ['保存', '乙'], ['保存 2 次', '甲']])
    expect(steps[0]).toMatchObject({ lag: '2 小时', note: '急' })
  })
})

describe('按钮与灯', () => {
  it('tells a verb of another state from one that is refused now', () => {
    const can = { approve: [{ code: 'information.state.not_now', message: '' }], check_pass: [{ code: 'gates.drafter', message: '' }] }
    expect([inState(can, 'approve'), inState(can, 'check_pass'), inState(can, 'take')]).toEqual([false, true, false])
  })
  it('退回修改 is yellow, 已采用 grey', () => {
    expect([lightOf('returned'), lightOf('adopted')]).toEqual(['yellow', 'grey'])
  })
  it('sums the four gates in one line', () => {
    const gate = (state: string) => ({ code: '', name: '', state, state_name: '', sentence: '' })
    const report = (...states: string[]) => ({ gates: states.map(gate) }) as unknown as Checkup
    expect(gatesLeft(report('passed', 'failed', 'warned', 'warned'))).toBe('四关：1 项需补齐、2 项建议修改')
    expect(gatesLeft(report('passed'))).toBe('四关均通过')
  })
})

describe('补齐的理由和忽略的理由', () => {
  it('are told apart by their names: a rule alone is owed, a rule with its words is set aside', () => {
    expect(['E06', 'T09“,”', 'T04“高度重视”'].map(isAside)).toEqual([false, true, true])
  })
})
