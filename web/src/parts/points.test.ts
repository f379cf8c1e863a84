import { describe, expect, it } from 'vitest'
import { falls, pointsColumn, pointsText, signedPoints } from './points'

describe('分的写法', () => {
  it.each([
    [2350, '23.5', '+23.5', '23.5'], [1000, '10', '+10', '10.0'], [125, '1.25', '+1.25', '1.25'], [5, '0.05', '+0.05', '0.05'], [0, '0', '0', '0.0'],
    [-150, '-1.5', '-1.5', '-1.5'], [-5, '-0.05', '-0.05', '-0.05'], [-2000, '-20', '-20', '-20.0'], [123456789, '1234567.89', '+1234567.89', '1234567.89'],
  ])('%i hundredths are %s', (hundredths, text, signed, column) => {
    expect([pointsText(hundredths), signedPoints(hundredths), pointsColumn(hundredths)]).toEqual([text, signed, column])
  })

  it('never says minus nothing', () => {
    expect(pointsText(-0)).toBe('0')
    expect(pointsText(-0.2)).toBe('0')
    expect(signedPoints(0.2)).toBe('0')
  })
})

describe('得分构成', () => {
  const of = (...all: number[]) => falls(all.map((hundredths) => ({ hundredths })))

  it('starts each bar where the one before ended, and the total is the sum', () => {
    expect(of(1000, 800, 0, 600, 100, -150)).toEqual({
      bars: [{ from: 0, to: 1000 }, { from: 1000, to: 1800 }, { from: 1800, to: 1800 }, { from: 1800, to: 2400 }, { from: 2400, to: 2500 }, { from: 2500, to: 2350 }],
      total: 2350,
    })
  })

  it('can end below nothing, and with no part at all the total is nothing', () => {
    expect(of(100, -250).total).toBe(-150)
    expect(of()).toEqual({ bars: [], total: 0 })
  })
})
