import { expect, test } from 'vitest'
import type { Circular, CircularLine } from './types'
import { following, grouped, receivers, signing, usualSpan } from './words'

const line = (name: string, reported: number, counted: number, wanted: number | null): CircularLine =>
  ({ unit: name, name, class: '', reported, counted, wanted, district: 0, city: 0, province: 0, centre: 0, media: 0, instructions: 0, points: null, place: null })

test('起草默认取刚过去的一年或一季', () => {
  expect(usualSpan('criticism', '2027-01-11')).toBe('2026')
  expect(usualSpan('regular', '2027-01-11')).toBe('2026Q4')
})

test('信息通报按完成、差额、零报送分组，不排名', () => {
  const groups = grouped([line('甲', 0, 0, 3), line('乙', 3, 3, 3), line('丙', 2, 2, 3), line('丁', 0, 0, null)])
  expect(groups.map((one) => [one.title, one.lines.map((row) => row.name)])).toEqual([['完成定额', ['乙']], ['尚有差额', ['丙']], ['零报送', ['甲']], ['不设定额', ['丁']]])
})

test('超期的书面检查亮红，验收后全部走完', () => {
  const out = [{ id: '1', title: '', number_text: '1号', issued_at: 'x' }, { id: '2', title: '', number_text: '2号', issued_at: 'x' }]
  expect(following(out, { state: 'rewriting', overdue: true }).map((one) => one.state)).toEqual(['done', 'done', 'late', 'ahead', 'ahead'])
  expect(following(out, { state: 'mended', overdue: false }).map((one) => one.state)).toEqual(['done', 'done', 'done', 'done', 'now'])
  expect(following(out, { state: 'accepted', overdue: false }).every((one) => one.state === 'done')).toBe(true)
})

test('听取意见时，前面的走完，后面的没有开始', () => {
  const circular = { kind: 'criticism', state: 'hearing', composer_name: '某', number_text: '', sign_offs: [{ step: 'director', step_name: '', person: null, post: null, at: null }] } as unknown as Circular
  expect(signing(circular).map((one) => `${one.id}:${one.state}`)).toEqual(['drafting:done', 'hearing:now', 'director:ahead', 'issued:ahead'])
})

test('主送抄送一行一个，重复的只留一个，本区单位仍记得是哪一个', () => {
  expect(receivers('区委，区政府\n区委、区人大', [{ unit: 'u1', name: '区政府' }])).toEqual([{ unit: null, name: '区委' }, { unit: 'u1', name: '区政府' }, { unit: null, name: '区人大' }])
  const units = [{ id: 'u2', name: '中共青溪区委组织部', short: '区委组织部' }]
  expect(receivers('区委组织部\n中共青溪区委组织部、某报社', [], units).map((one) => one.unit)).toEqual(['u2', 'u2', null])
})
