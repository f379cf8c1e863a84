// Words and small reckonings of the board and its accounts. Nothing here knows the screen.
import type { Refusal } from '@/api/types'
import { pointsText, signedPoints } from '@/parts/points'
import { parseSpan, SPAN_KINDS, spanAround, spanFrom, spanName, spanTo } from '@/parts/spans'
import type { Component } from '@/parts/Waterfall.vue'
import { basisWords } from '@/parts/words'
import type { Account, BoardRow, Entry, Group, Quota, ReviewState, Subject } from './types'

/** Who sees the board: units their own account, the Office and the leaders all. */
export const BOARD_READERS = ['reporter', 'checker', 'unit-head', 'deputy-head', 'editor', 'section-chief', 'director', 'leader', 'inspector']
/** Who sees reviews. */
export const REVIEW_READERS = ['reporter', 'checker', 'unit-head', 'deputy-head', 'editor', 'section-chief', 'director']

export const GROUP_TONES: Record<Group, 'green' | 'yellow' | 'red' | 'gray'> = { met: 'green', short: 'yellow', nothing: 'red', exempt: 'gray', free: 'gray' }
export const GROUP_SHAPES: Record<Group, string> = { met: '✓', short: '▲', nothing: '■', exempt: '○', free: '○' }
export const REVIEW_TONES: Record<ReviewState, 'blue' | 'yellow' | 'green' | 'gray'> = { to_sign: 'blue', asked: 'yellow', upheld: 'green', not_upheld: 'gray', taken_back: 'gray' }

/** “7/9” over all lines that have begun; empty where none of them wants anything. */
export function quotaFigureOf(quotas: readonly Quota[], today: string): string {
  const begun = quotas.filter((line) => line.from <= today && line.wanted !== null && line.standing !== 'exempt' && line.standing !== 'free')
  if (begun.length === 0) return ''
  const sum = (value: (line: Quota) => number) => begun.reduce((all, line) => all + value(line), 0)
  return `${sum((line) => line.done)}/${sum((line) => line.wanted ?? 0)}`
}

/** “2026年第四季度 · 重点单位 · 长篇”: which line of a quota. */
export function quotaName(line: Pick<Quota, 'from' | 'to' | 'class' | 'form'>): string {
  return [periodName(line.from, line.to), line.class, line.form].filter((part) => part !== '').join(' · ')
}

/** The span between two days by its name, or the days themselves where they make no span. */
export function periodName(from: string, to: string): string {
  const span = SPAN_KINDS.map((kind) => spanAround(from, kind)).find((one) => spanFrom(one) === from && spanTo(one) === to)
  return span ? spanName(span) : `${from} 至 ${to}`
}

/** The bars of an account: each part with how many entries it has, on what it rests, and every reason. */
export function components(account: Pick<Account, 'waterfall' | 'entries'>): Component[] {
  return account.waterfall.map((bar) => {
    const entries = account.entries.filter((entry) => entry.component === bar.component)
    const bases = [...new Set(entries.map((entry) => basisWords(entry.why.basis)))]
    return { id: bar.component, label: `${bar.name} ${bar.count} 项`, hundredths: bar.hundredths, basis: bases.join('；'), why: entries.map((entry) => entry.why) }
  })
}

/** A review of the whole account waits already; that stands in the way of nothing else. */
const WAITS = 'information.review.open_already'

/** What speaks against asking for any review at all. */
export function againstAsking(can: Account['can']): Refusal[] | null {
  return can['ask_review']?.filter((reason) => reason.code !== WAITS) ?? null
}

/** What a unit may ask to be looked at again: the whole account, the quota, or one entry that rests on a record. */
export function subjects(account: Pick<Account, 'entries' | 'quotas' | 'can'>): { value: string; label: string; disabled?: boolean }[] {
  const seen = new Set<string>()
  const single = account.entries.flatMap((entry) => {
    const value = subjectOf(entry)
    if (value === null || seen.has(value)) return []
    seen.add(value)
    const title = entry.item?.title ? `《${entry.item.title}》` : ''
    return [{ value, label: `${entry.day} ${entry.label}${title}（${signedPoints(entry.hundredths)} 分）` }]
  })
  const waits = account.can['ask_review']?.some((reason) => reason.code === WAITS)
  const total = waits ? { value: 'total', label: '本期全部积分（已申请，等答复）', disabled: true } : { value: 'total', label: '本期全部积分' }
  return [total, ...(account.quotas.length > 0 ? [{ value: 'quota', label: '报送任务完成情况' }] : []), ...single]
}

/** The record that an entry rests on, as the list of subjects names it; null where it rests on none. */
export function subjectOf(entry: Pick<Entry, 'outcome' | 'fault'>): string | null {
  return entry.outcome !== null ? `outcome:${entry.outcome}` : entry.fault !== null ? `fault:${entry.fault}` : null
}

/** What the server is sent for it. */
export function asked(subject: string): { about: Subject | ''; about_id: string } {
  const [about = '', id = ''] = subject.split(':')
  const known = (['outcome', 'fault', 'quota', 'total'] as const).find((one) => one === about)
  return { about: known ?? '', about_id: id }
}

/** “为什么是 23.5 分”. */
export function whyTitle(account: Pick<Account, 'hundredths'>): string {
  return `为什么是 ${pointsText(account.hundredths)} 分`
}

/** What is wanted besides the quota, which has bars of its own. */
export function besidesQuota(account: Pick<Account, 'missing' | 'quotas'>): string[] {
  return account.missing.filter((sentence) => account.quotas.every((line) => line.sentence !== sentence))
}

/** Why an item does not count, in the word that the policy has for it; the rule's title where it gives none. */
export function uncountedWord(why: Pick<Entry['why'], 'title' | 'facts'>): string {
  const word = why.facts.find((fact) => fact.name === '情形')?.value
  return word ? `${word}，不计` : why.title
}

/** Rows of one group, in the order of the answer. */
export function inGroup(rows: readonly BoardRow[], group: Group): BoardRow[] {
  return rows.filter((row) => row.group === group)
}

/** A span that the address may name, else nothing. */
export function spanOr(text: unknown, otherwise: string): string {
  return typeof text === 'string' && parseSpan(text) ? text : otherwise
}
