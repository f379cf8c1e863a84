import { describe, expect, it } from 'vitest'
import { greeting, longDay, moment, span, timeLeft } from './timeLeft'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')

describe('剩余时间', () => {
  it.each([
    ['2026-11-23T10:22:00+08:00', '还剩 22 分钟'],
    ['2026-11-23T11:05:00+08:00', '还剩 1 小时 5 分'],
    ['2026-11-23T17:30:00+08:00', '今日 17:30'],
    ['2026-11-24T00:10:00+08:00', '明日 00:10'],
    ['2026-11-26T17:30:00+08:00', '11-26'],
    ['2027-01-04T17:30:00+08:00', '2027-01-04'],
    ['2026-11-23T09:50:00+08:00', '超期 10 分钟'],
    ['2026-11-22T09:50:00+08:00', '超期 1 天'],
  ])('%s is said as %s', (due, words) => {
    expect(timeLeft(due, NOW)).toBe(words)
  })

  it('never says zero minutes', () => {
    expect(span(5_000)).toBe('1 分钟')
  })

  it('greets by the office clock, not the machine zone', () => {
    expect(greeting(NOW)).toBe('上午好')
    expect(greeting(Date.parse('2026-11-23T10:00:00Z'))).toBe('晚上好')
    expect(longDay(NOW)).toBe('11 月 23 日 星期一')
  })

  it('names today as today', () => {
    expect(moment('2026-11-23T09:05:00+08:00', NOW)).toBe('今日 09:05')
    expect(moment('2026-11-20T09:05:00+08:00', NOW)).toBe('11-20 09:05')
  })
})
