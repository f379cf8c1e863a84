import { describe, expect, it } from 'vitest'
import { frameStyle, nearView, pageAt, paperWidth, percent, stepFrom } from './pages'

describe('版面预览：纸张大小', () => {
  it('takes the whole width, or the true size of A4 at 96 points an inch', () => {
    expect(paperWidth('fit', 520)).toBe(520)
    expect(paperWidth(100, 520)).toBe(794)
    expect(paperWidth(50, 520)).toBe(397)
  })

  it('says how large the fitted page is', () => {
    expect(percent(794)).toBe(100)
    expect(percent(397)).toBe(50)
  })

  it('steps from wherever it stands, also from a fitted width between two steps, and stops at the ends', () => {
    expect(stepFrom(65, 1)).toBe(67)
    expect(stepFrom(65, -1)).toBe(50)
    expect(stepFrom(100, 1)).toBe(125)
    expect(stepFrom(300, 1)).toBe(300)
    expect(stepFrom(40, -1)).toBe(40)
  })

  it('counts the page in the middle of the window', () => {
    const tops = [0, 700, 1400]
    expect(pageAt(tops, 0, 600)).toBe(0)
    expect(pageAt(tops, 390, 600)).toBe(0)
    expect(pageAt(tops, 410, 600)).toBe(1)
    expect(pageAt(tops, 5000, 600)).toBe(2)
    expect(pageAt([], 0, 600)).toBe(0)
  })

  it('draws 版心 156 × 225 mm at 28 and 37 mm (GB/T 9704-2012 5.2.1)', () => {
    expect(frameStyle()).toEqual({ left: '13.3333%', top: '12.4579%', width: '74.2857%', height: '75.7576%' })
  })

  it('wants the pages in view and their neighbours, none that is far away', () => {
    const places = [0, 1, 2, 3, 4, 5].map((at) => ({ top: at * 1000, height: 980 }))
    expect(nearView(places, 0, 900)).toEqual([1, 2])
    expect(nearView(places, 2500, 1200)).toEqual([2, 3, 4, 5])
    expect(nearView(places, 5500, 900)).toEqual([5, 6])
    expect(nearView([], 0, 900)).toEqual([])
  })
})
