import { describe, expect, it } from 'vitest'
import { stretches } from './ranges'

describe('stretches', () => {
  it('cuts where the server says', () => {
    expect(stretches('临江街道停车难', [[4, 6]])).toEqual([{ text: '临江街道', hit: false }, { text: '停车', hit: true }, { text: '难', hit: false }])
    expect(stretches('停车', [[0, 2]])).toEqual([{ text: '停车', hit: true }])
  })
  it('leaves a text without marks whole, markup included', () => {
    expect(stretches('<b>停车</b>', undefined)).toEqual([{ text: '<b>停车</b>', hit: false }])
    expect(stretches('', [])).toEqual([])
  })
  it('does not trip over ranges that do not fit', () => {
    const whole = (ranges: [number, number][]) => stretches('停车难', ranges).map((one) => one.text).join('')
    for (const ranges of [[[2, 9]], [[2, 1]], [[1, 2], [0, 1]], [[1, 3], [2, 3]]] as [number, number][][]) expect(whole(ranges)).toBe('停车难')
  })
})
