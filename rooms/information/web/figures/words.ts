// Which number, where it opens to, and what it is called. Nothing here knows the screen.
import { parseSpan, spanName } from '@/parts/spans'
import type { ByLevel, Measures } from './types'

export type Level = Exclude<keyof ByLevel, 'total'>
export type Spread = 'sent_up' | 'adopted' | 'media' | 'instruction'
export type Measure = 'reported' | 'adopted_items' | Spread

export const LEVELS: readonly { id: Level; title: string }[] = [{ id: 'district', title: '区级' }, { id: 'city', title: '市级' }, { id: 'province', title: '省级' }, { id: 'centre', title: '中央' }]
export const SPREADS: readonly { id: Spread; title: string }[] = [{ id: 'adopted', title: '采用（篇次）' }, { id: 'sent_up', title: '上报（篇次）' }, { id: 'media', title: '媒体刊发' }, { id: 'instruction', title: '领导批示' }]
export const MEASURE_NAMES: Record<Measure, string> = { reported: '报送', adopted_items: '被采用条数', sent_up: '上报', adopted: '采用篇次', media: '媒体刊发', instruction: '领导批示' }

/** One number: what is counted, of whom, when, at which level. */
export interface Asked { measure: Measure; span: string; unit?: string; level?: Level }

/** The address of the items under a number. */
export function itemsAt(asked: Asked): string {
  const query = new URLSearchParams({ measure: asked.measure, span: asked.span })
  if (asked.unit) query.set('unit', asked.unit)
  if (asked.level) query.set('level', asked.level)
  return `/information/figures/items?${query.toString()}`
}

/** “临江街道 2026年11月 市级采用篇次”: names the number to whoever does not see the table. */
export function numberName(asked: Asked, unit = ''): string {
  const span = parseSpan(asked.span)
  const level = LEVELS.find((one) => one.id === asked.level)?.title ?? ''
  return [unit, span ? spanName(span) : '', `${level}${MEASURE_NAMES[asked.measure]}`].filter((part) => part !== '').join(' ')
}

/** A number that the columns of the wide tables name by `reported`, `adopted_items`, `adopted:city`, `media`. */
export function columnOf(key: string): { measure: Measure; level?: Level } | null {
  const [name = '', wanted = ''] = key.split(':')
  const measure = (Object.keys(MEASURE_NAMES) as Measure[]).find((one) => one === name)
  const level = LEVELS.find((one) => one.id === wanted)?.id
  if (!measure || (wanted !== '' && !level)) return null
  return level ? { measure, level } : { measure }
}

/** The number under such a key. */
export function valueOf(figures: Measures, key: string): number {
  const column = columnOf(key)
  if (!column) return 0
  const { measure, level } = column
  if (measure === 'reported' || measure === 'adopted_items') return figures[measure]
  return figures[measure][level ?? 'total']
}

/** “9月”, “2026年”: a period short enough for an axis. */
export function axisName(period: string): string {
  return period.length === 4 ? `${period}年` : `${Number(period.slice(5))}月`
}

/** A whole number that somebody typed; null for nothing, undefined where it is no such number. */
export function whole(text: string): number | null | undefined {
  const clean = text.trim()
  if (clean === '') return null
  return /^\d{1,9}$/.test(clean) ? Number(clean) : undefined
}

/** Seconds as the chart counts them, in thousandths of a day, so that its scale falls on whole days. */
export function dayParts(seconds: number): number {
  return Math.round(seconds / 86.4)
}

/** The address of the items that went a stretch, the slowest first. */
export function stretchAt(stretch: string, span: string): string {
  return `/information/figures/items?${new URLSearchParams({ measure: 'took', stretch, span }).toString()}`
}

/** “2.5天”, “6小时”: thousandths of a day in words. */
export function took(parts: number): string {
  if (parts === 0) return '0'
  return parts < 1000 ? `${Math.round(parts * 0.24) / 10}小时` : `${Math.round(parts / 100) / 10}天`
}
