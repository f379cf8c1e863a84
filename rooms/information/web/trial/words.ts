// Words and small reckonings of 试算. Nothing here knows the screen.
import { signedPoints } from '@/parts/points'
import { spanAround, spanStep, spanText } from '@/parts/spans'
import type { Tried } from './types'

/** The quarter that ended last: all of it has been. */
export function lastQuarter(today: string): string {
  return spanText(spanStep(spanAround(today, 'quarter'), -1))
}

/** “多 2 个”, “少 1 个”, “一样”: how many more the draft has. */
export function moreUnits(before: number, after: number): string {
  if (before === after) return '一样'
  return before < after ? `多 ${after - before} 个` : `少 ${before - after} 个`
}

/** “+1.5 分”, “-0.5 分”, “一样”. */
export function morePoints(before: number, after: number): string {
  return before === after ? '一样' : `${signedPoints(after - before)} 分`
}

/** “任务 9 条，未完成，差 2 条”: a line of the quota on one side. */
export function quotaWords(wanted: number | null, sentence: string): string {
  return wanted === null ? sentence : `任务 ${wanted} 条，${sentence}`
}

/** The draft would have changed nothing in the span. */
export function changesNothing(tried: Tried): boolean {
  const { named } = tried
  return [named.only_before, named.only_after, named.both_changed, tried.orders, tried.bars, tried.points, tried.quota].every((list) => list.length === 0)
}

/** Faults as they are read out, by line. */
export function faultWords(faults: Tried['faults']): string[] {
  return [...faults].sort((a, b) => a.line - b.line).map((fault) => `第 ${fault.line} 行：${fault.message}${fault.key === '' || fault.message.includes(fault.key) ? '' : `（${fault.key}）`}`)
}
