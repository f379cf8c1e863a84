// How far a unit is with its quota, in the words that the office uses (INF-5).

export type QuotaStanding = 'met' | 'on_pace' | 'behind' | 'missed' | 'exempt' | 'free'
export interface Quota {
  done: number
  /** Null where policy sets none. */
  wanted: number | null
  standing: QuotaStanding
  /** Days until the period ends, today included; 0 or nothing once it has ended. */
  daysLeft?: number
  /** What the period ends with: 季末, 年底. */
  end?: string
  unit?: string
  /** Why it is exempt. */
  reason?: string
}

/** Shape and tone of each standing; the words come beside it, so none of the three is needed alone. */
export const STANDINGS: Record<QuotaStanding, { shape: string; tone: 'green' | 'blue' | 'yellow' | 'red' | 'gray' }> = {
  met: { shape: '✓', tone: 'green' }, on_pace: { shape: '●', tone: 'blue' }, behind: { shape: '▲', tone: 'yellow' },
  missed: { shape: '■', tone: 'red' }, exempt: { shape: '○', tone: 'gray' }, free: { shape: '○', tone: 'gray' },
}

/** “差 2 条，距季末 38 天”, “已完成，多 2 条”. */
export function quotaWords(quota: Quota): string {
  const unit = quota.unit ?? '条'
  const short = Math.max(0, (quota.wanted ?? 0) - quota.done)
  const left = quota.daysLeft ? `，距${quota.end ?? '季末'} ${quota.daysLeft} 天` : ''
  switch (quota.standing) {
    case 'met': return quota.wanted !== null && quota.wanted < quota.done ? `已完成，多 ${quota.done - quota.wanted} ${unit}` : '已完成'
    case 'on_pace': return `差 ${short} ${unit}${left}，进度正常`
    case 'behind': return `差 ${short} ${unit}${left}`
    case 'missed': return quota.done === 0 ? `零报送，差 ${short} ${unit}` : `未完成，差 ${short} ${unit}`
    case 'exempt': return quota.reason ? `免考：${quota.reason}` : '免考'
    case 'free': return '不设任务数'
  }
}

/** “7/9”, or only “3” where nothing is wanted. */
export function quotaFigure(quota: Pick<Quota, 'done' | 'wanted'>): string {
  return quota.wanted === null ? String(quota.done) : `${quota.done}/${quota.wanted}`
}

/** How much of the bar is full, in percent. */
export function quotaShare(quota: Pick<Quota, 'done' | 'wanted'>): number {
  if (quota.wanted === null) return 0
  return quota.wanted === 0 ? 100 : Math.min(100, Math.round((quota.done / quota.wanted) * 1000) / 10)
}
