import { describe, expect, it } from 'vitest'
import { addDays, addMonths, monthGrid, readDate, weekend } from './calendarGrid'

describe('日历', () => {
  it('starts each month on its Monday', () => {
    expect(monthGrid(2026, 11)[0]).toBe('2026-10-26')
    expect(monthGrid(2026, 11)).toHaveLength(42)
    expect(monthGrid(2026, 6)[0]).toBe('2026-06-01')
  })
  it('keeps to the last day where a month is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  })
  it.each([['2026-3-1', '2026-03-01'], ['2026年3月1日', '2026-03-01'], ['20260301', '2026-03-01'], ['3/1', '2026-03-01'], ['2026.12.31', '2026-12-31']])('reads %s', (typed, date) => {
    expect(readDate(typed, 2026)).toBe(date)
  })
  it('refuses days that do not exist', () => {
    expect(readDate('2026-02-29', 2026)).toBeNull()
    expect(readDate('下周三', 2026)).toBeNull()
  })
  it('knows weekends', () => {
    expect(weekend('2026-11-22')).toBe(true)
    expect(weekend('2026-11-23')).toBe(false)
  })
})
