import { describe, expect, it } from 'vitest'
import { byLine, lineAt, lineCount, lineRange, nextFault, previousFault } from './lines'

const TEXT = '甲 = 1\n\n乙 = 2\n丙'

describe('逐行', () => {
  it('counts an empty text as one line and a last line end as one more', () => {
    expect([lineCount(''), lineCount('甲'), lineCount('甲\n'), lineCount(TEXT)]).toEqual([1, 1, 2, 4])
  })

  it('finds a line and leads back from each of its characters', () => {
    const lines = [1, 2, 3, 4].map((line) => lineRange(TEXT, line))
    expect(lines.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['甲 = 1', '', '乙 = 2', '丙'])
    for (const [i, { start, end }] of lines.entries()) for (let at = start; at <= end; at += 1) expect(lineAt(TEXT, at)).toBe(i + 1)
  })

  it('takes a line beyond the end for the last', () => {
    expect(lineRange(TEXT, 99)).toEqual(lineRange(TEXT, 4))
  })

  it('goes from fault to fault and from the last to the first', () => {
    const faults = [{ line: 9, message: '' }, { line: 0, message: '' }, { line: 7, message: '' }]
    expect(byLine(faults).map((fault) => fault.line)).toEqual([0, 7, 9])
    expect([1, 7, 9].map((after) => nextFault(faults, after))).toEqual([7, 9, 7])
    expect(nextFault([{ line: 0, message: '' }], 1)).toBeNull()
    expect([10, 9, 7].map((before) => previousFault(faults, before))).toEqual([9, 7, 9])
    expect(previousFault([{ line: 0, message: '' }], 1)).toBeNull()
  })
})
