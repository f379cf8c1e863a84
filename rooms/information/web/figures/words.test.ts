import { describe, expect, it } from 'vitest'
import type { Measures } from './types'
import { axisName, columnOf, dayParts, itemsAt, numberName, took, valueOf, whole } from './words'

const none = { district: 0, city: 0, province: 0, centre: 0, total: 0 }
const figures: Measures = { reported: 9, adopted_items: 6, rate: 667, rate_text: '66.7%', sent_up: none, adopted: { ...none, district: 4, city: 2, total: 6 }, media: { ...none, total: 1 }, instruction: none }

describe('every number opens to its items (INF-9)', () => {
  it('by an address that says which number', () => {
    expect(itemsAt({ measure: 'adopted', span: '2026-11', unit: 'u1', level: 'city' })).toBe('/information/figures/items?measure=adopted&span=2026-11&unit=u1&level=city')
    expect(itemsAt({ measure: 'reported', span: '2026' })).toBe('/information/figures/items?measure=reported&span=2026')
  })
  it('under a name that can be read aloud', () => {
    expect(numberName({ measure: 'adopted', span: '2026-11', level: 'city' }, '临江街道')).toBe('临江街道 2026年11月 市级采用篇次')
  })
  it('and the columns of the tables name the same numbers', () => {
    expect([valueOf(figures, 'reported'), valueOf(figures, 'adopted:city'), valueOf(figures, 'adopted'), valueOf(figures, 'media')]).toEqual([9, 2, 6, 1])
    expect(columnOf('adopted:moon')).toBeNull()
    expect(columnOf('rate')).toBeNull()
  })
})

describe('words', () => {
  it('are short on an axis', () => expect([axisName('2026-09'), axisName('2026')]).toEqual(['9月', '2026年']))
  it('say a time in days or hours', () => expect([216_000, 5_400, 63_360, 0].map((seconds) => took(dayParts(seconds)))).toEqual(['2.5天', '1.5小时', '17.6小时', '0']))
  it('take whole numbers only', () => expect([whole('3'), whole(' '), whole('3.5'), whole('-1'), whole('三')]).toEqual([3, null, undefined, undefined, undefined]))
})
