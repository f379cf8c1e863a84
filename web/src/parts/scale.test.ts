import { describe, expect, it } from 'vitest'
import { frameOf, labelEvery, placeOf, stack, stretchOf, textWidth } from './scale'

describe('刻度', () => {
  it.each([
    [[9, 4, 1], [0, 5, 10]], [[0, 3], [0, 1, 2, 3]], [[1], [0, 1]], [[131], [0, 50, 100, 150]], [[2500, 2350], [0, 1000, 2000, 3000]], [[-150, 100], [-200, -100, 0, 100]], [[-3], [-3, -2, -1, 0]],
  ])('%j has the ticks %j', (values, ticks) => {
    expect(frameOf(values).ticks).toEqual(ticks)
  })

  it('keeps every value and nothing itself inside, for any size', () => {
    for (let most = 1; most < 3_000_000; most = Math.ceil(most * 1.37)) {
      for (const values of [[most], [-most], [most, -most], [-most, Math.floor(most / 3)]]) {
        const { least, most: end, ticks } = frameOf(values)
        expect(ticks).toContain(0)
        expect([ticks[0], ticks[ticks.length - 1]]).toEqual([least, end])
        for (const value of values) expect(least <= value && value <= end, `${value} in ${least}..${end}`).toBe(true)
        expect(ticks.length).toBeLessThanOrEqual(7)
        expect(ticks.every(Number.isInteger)).toBe(true)
      }
    }
  })

  it('shows an empty chart rather than none when everything is nothing', () => {
    expect(frameOf([])).toEqual({ least: 0, most: 1, ticks: [0, 1] })
    expect(frameOf([0, 0])).toEqual({ least: 0, most: 1, ticks: [0, 1] })
  })
})

describe('位置', () => {
  const frame = { least: -10, most: 30, ticks: [-10, 0, 10, 20, 30] }

  it('is a share of the frame, and never outside it', () => {
    expect([-10, 0, 10, 30, 99, -99].map((value) => placeOf(value, frame))).toEqual([0, 25, 50, 100, 100, 0])
  })

  it('draws a loss from right to left', () => {
    expect(stretchOf(0, 10, frame)).toEqual({ start: 25, length: 25 })
    expect(stretchOf(10, 0, frame)).toEqual({ start: 25, length: 25 })
    expect(stretchOf(0, -5, frame)).toEqual({ start: 12.5, length: 12.5 })
  })

  it('puts values end to end, losses the other way, and leaves out what there is not', () => {
    expect(stack([9, null, 0, 2])).toEqual({ slices: [{ series: 0, from: 0, to: 9 }, { series: 3, from: 9, to: 11 }], total: 11 })
    expect(stack([5, -2, 3, -1])).toEqual({ slices: [{ series: 0, from: 0, to: 5 }, { series: 1, from: 0, to: -2 }, { series: 2, from: 5, to: 8 }, { series: 3, from: -2, to: -3 }], total: 5 })
  })
})

describe('标签', () => {
  it('counts Chinese characters as wide and figures as narrow', () => {
    expect(textWidth('第四季度')).toBe(4)
    expect(textWidth('2026-07')).toBeCloseTo(7 * 0.58)
  })

  it('writes every label where there is room and fewer where there is not', () => {
    const months = Array.from({ length: 12 }, (_, i) => `2026-${i + 1}`)
    expect(labelEvery(months, 80)).toBe(1)
    expect(labelEvery(months, 34)).toBe(2)
    expect(labelEvery(months, 16)).toBe(4)
    expect(labelEvery([], 34)).toBe(1)
    expect(labelEvery(months, 0)).toBe(1)
  })
})
