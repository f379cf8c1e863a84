import { describe, expect, it } from 'vitest'
import type { Submission } from '../api'
import { actionsOf } from './caseActions'

const not = { code: 'information.state.not_now', message: '' }
const drafter = { code: 'gates.drafter_passes_no_gate', message: '起草人不校核自己的信息' }
const item = (state: string, can: Submission['can']): Submission => ({ state, can }) as Submission
const names = (item: Submission, roles: string[], unit = true, answer = false) => actionsOf(item, { unit, roles, answer }).map((action) => `${action.label}${action.reasons?.length ? '×' : ''}`)
const checking = item('checking', { check_pass: [drafter], check_return: [drafter], withdraw: [], approve: [not], name_cover: [] })

describe('谁看到哪些按钮 (INF-1)', () => {
  it('the writer of an item in 校核 may take it back and sees nobody else’s step', () => {
    expect(names(item('checking', { ...checking.can, name_cover: [drafter] }), ['reporter'])).toEqual(['撤回', '打印'])
  })
  it('a checker who wrote it sees why he cannot pass it', () => {
    expect(names(item('checking', { ...checking.can, withdraw: [drafter], name_cover: [drafter] }), ['checker'])).toEqual(['校核通过×', '退回×', '打印'])
  })
  it('a cover from another unit sees what he may do', () => {
    expect(names(item('checking', { check_pass: [], check_return: [], name_cover: [drafter] }), ['reporter'], false)).toEqual(['校核通过', '退回', '打印'])
  })
  it('a head whose office lacks a checker finds naming one as the main action', () => {
    expect(actionsOf(item('checking', { name_cover: [], check_pass: [drafter], check_return: [drafter] }), { unit: true, roles: ['unit-head'], answer: false })[0]).toMatchObject({ id: 'name_cover', place: 'main' })
  })
  it('the department asked sees 答复转办', () => {
    expect(names(item('refused', { answer_referral: [] }), ['unit-head'], false, true)).toEqual(['答复转办', '打印'])
  })
})
