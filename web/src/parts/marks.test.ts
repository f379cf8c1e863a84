import { describe, expect, it } from 'vitest'
import { cut, type Mark } from './marks'

const mark = (id: string, start: number, end: number, severity = 'warning'): Mark => ({ id, severity, severity_name: '建议修改', message: id, start, end })
const shape = (text: string, marks: Mark[]) => cut(text, marks).map((piece) => [piece.text, piece.mark?.id ?? ''])

describe('文中标注', () => {
  it('underlines exactly the words of a finding', () => {
    expect(shape('街道高度重视停车', [mark('套话', 2, 6)])).toEqual([['街道', ''], ['高度重视', '套话'], ['停车', '']])
  })
  it('lets what is owed win over advice where both fall on the same words', () => {
    expect(shape('若干个车位', [mark('建议', 0, 5), mark('缺数', 0, 2, 'error')])).toEqual([['若干', '缺数'], ['个车位', '建议']])
  })
  it('drops places beyond the text, which has changed since the check', () => {
    expect(shape('短', [mark('旧', 5, 9), mark('半', 0, 9)])).toEqual([['短', '半']])
    expect(shape('', [mark('旧', 0, 2)])).toEqual([])
  })
})
