import { describe, expect, it } from 'vitest'
import type { Finding } from '@/api/types'
import { cut } from './marks'

const finding = (id: string, start: number, end: number, level: Finding['level'] = 'advice'): Finding => ({ id, standard: 'concise', level, message: id, start, end })
const shape = (text: string, findings: Finding[]) => cut(text, findings).map((piece) => [piece.text, piece.finding?.id ?? ''])

describe('文中标注', () => {
  it('underlines exactly the words of a finding', () => {
    expect(shape('街道高度重视停车', [finding('套话', 2, 6)])).toEqual([['街道', ''], ['高度重视', '套话'], ['停车', '']])
  })
  it('lets what is owed win over advice where both fall on the same words', () => {
    expect(shape('若干个车位', [finding('建议', 0, 5), finding('缺数', 0, 2, 'owed')])).toEqual([['若干', '缺数'], ['个车位', '建议']])
  })
  it('drops places beyond the text, which has changed since the check', () => {
    expect(shape('短', [finding('旧', 5, 9), finding('半', 0, 9)])).toEqual([['短', '半']])
    expect(shape('', [finding('旧', 0, 2)])).toEqual([])
  })
})
