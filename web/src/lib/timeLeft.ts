// Words for moments and spans, the way an office says them. Everything is reckoned in the office's own zone (UTC+8, no summer time).

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const ZONE = 8 * HOUR
const WEEK = ['日', '一', '二', '三', '四', '五', '六']

export interface Parts { year: number; month: number; day: number; hour: number; minute: number; weekday: string }

/** The wall-clock parts of an instant in the office. */
export function parts(at: string | number | Date): Parts {
  const shifted = new Date(instant(at) + ZONE)
  return {
    year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(), minute: shifted.getUTCMinutes(), weekday: WEEK[shifted.getUTCDay()] ?? '',
  }
}

/** “还剩 22 分钟”“今日 17:30”“11-24”, and when it is past: “超期 1 天”. */
export function timeLeft(due: string | number | Date, now: number): string {
  const gap = instant(due) - now
  if (gap < 0) return `超期 ${span(-gap)}`
  if (gap <= 2 * HOUR) return `还剩 ${span(gap)}`
  const days = dayNumber(instant(due)) - dayNumber(now)
  if (days === 0) return `今日 ${clock(due)}`
  if (days === 1) return `明日 ${clock(due)}`
  return shortDate(due, now)
}

/** A span in its largest fitting unit: “22 分钟”“3 小时 5 分”“4 天”. */
export function span(milliseconds: number): string {
  const minutes = Math.max(1, Math.floor(milliseconds / MINUTE))
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes < 24 * 60) {
    const rest = minutes % 60
    return rest === 0 ? `${Math.floor(minutes / 60)} 小时` : `${Math.floor(minutes / 60)} 小时 ${rest} 分`
  }
  return `${Math.floor(milliseconds / DAY)} 天`
}

/** “09:05”. */
export function clock(at: string | number | Date): string {
  const { hour, minute } = parts(at)
  return `${two(hour)}:${two(minute)}`
}

/** “11-24”, with the year where it is not this one. */
export function shortDate(at: string | number | Date, now: number): string {
  const { year, month, day } = parts(at)
  return parts(now).year === year ? `${two(month)}-${two(day)}` : `${year}-${two(month)}-${two(day)}`
}

/** “2026-11-24”. */
export function isoDate(at: string | number | Date): string {
  const { year, month, day } = parts(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** “11-24 09:05”: a moment in a list or timeline. */
export function moment(at: string | number | Date, now: number): string {
  return dayNumber(instant(at)) === dayNumber(now) ? `今日 ${clock(at)}` : `${shortDate(at, now)} ${clock(at)}`
}

/** “11 月 23 日 星期一”. */
export function longDay(at: string | number | Date): string {
  const { month, day, weekday } = parts(at)
  return `${month} 月 ${day} 日 星期${weekday}`
}

/** 上午好 and its sisters. */
export function greeting(now: number): string {
  const { hour } = parts(now)
  if (hour < 5) return '夜深了'
  if (hour < 12) return '上午好'
  return hour < 18 ? '下午好' : '晚上好'
}

function instant(at: string | number | Date): number {
  return typeof at === 'number' ? at : new Date(at).getTime()
}

function dayNumber(at: number): number {
  return Math.floor((at + ZONE) / DAY)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
