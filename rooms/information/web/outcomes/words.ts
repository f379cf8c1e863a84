// Codes with their names and small reckonings of the outcome pages. Nothing here knows the screen.
import type { Account, Entry } from '../board/types'
import type { Exemption, Fault, Outcome, UnitClass } from './types'

export const OUTCOME_KINDS = [
  { value: 'adopted', label: '采用', note: '刊物采用' },
  { value: 'instruction', label: '领导批示', note: '写明哪位领导' },
  { value: 'sent_up', label: '上报', note: '报到上一级' },
  { value: 'media', label: '媒体刊发', note: '新闻媒体刊发' },
] as const
export const LEVELS = [
  { value: 'district', label: '区' },
  { value: 'city', label: '市' },
  { value: 'province', label: '省' },
  { value: 'centre', label: '中央' },
] as const
export const MODES = [{ value: 'single', label: '单篇采用' }, { value: 'merged', label: '综合采用' }] as const
export const RANKS = [
  { value: 'principal', label: '主要领导' },
  { value: 'leader', label: '其他领导' },
  { value: 'secretary_general', label: '秘书长' },
] as const
export const GROUNDS = [
  { value: 'late', label: '迟报' },
  { value: 'missed', label: '漏报' },
  { value: 'false', label: '失实' },
  { value: 'concealed', label: '瞒报' },
  { value: 'error', label: '差错' },
] as const

/** What is typed about an outcome. */
export interface OutcomeForm { kind: string; level: string; channel: string; mode: string; leader: string; rank: string; day: string; proof: string }

export const emptyOutcome = (day: string): OutcomeForm => ({ kind: 'adopted', level: 'city', channel: '', mode: 'single', leader: '', rank: '', day, proof: '' })

/** An outcome on record as the form shows it for correcting. */
export function formOf(outcome: Outcome): OutcomeForm {
  const { kind, level, channel, mode, leader, rank, day, proof } = outcome
  return { kind, level, channel, mode, leader, rank, day, proof }
}

/** What is sent: only the fields that the kind shows. What was typed in the others stays in the form. */
export function sentOf(form: OutcomeForm): OutcomeForm {
  const instruction = form.kind === 'instruction'
  return {
    ...form,
    channel: instruction ? '' : form.channel, mode: form.kind === 'adopted' ? form.mode : 'single',
    leader: instruction ? form.leader : '', rank: instruction ? form.rank : '',
  }
}

/** The chain of one item by level, from the district up; levels without anything are left out. */
export function byLevel(outcomes: readonly Outcome[]): { level: string; name: string; list: Outcome[] }[] {
  return LEVELS.map((level) => ({ level: level.value, name: level.label, list: outcomes.filter((one) => one.level === level.value) })).filter((one) => one.list.length > 0)
}

/** Since when a unit is in its class, and on which ground. */
export function classSince(unit: UnitClass): string {
  return unit.since === null ? '按单位登记' : `自 ${unit.since}`
}

/** Rows that will hold from a day to come, the soonest first. */
export function comingRows(unit: UnitClass, today: string): UnitClass['rows'] {
  return unit.rows.filter((row) => today < row.from).reverse()
}

/** How an exemption stands on a day. */
export function exemptionState(one: Exemption, today: string): { tone: 'blue' | 'gray' | 'green'; words: string } {
  if (one.withdrawn !== null) return { tone: 'gray', words: '已撤销' }
  if (one.in_force) return { tone: 'green', words: '免考中' }
  return today < one.from ? { tone: 'blue', words: '未开始' } : { tone: 'gray', words: '已期满' }
}

/** The account with the fault among what may be disputed, where it took no points and so has no entry of its own. */
export function withFault(account: Account, fault: Fault): Account {
  if (account.entries.some((entry) => entry.fault === fault.id)) return account
  const why: Entry['why'] = { rule: '', title: fault.ground_name, basis: fault.proof, facts: [] }
  const entry: Entry = { component: 'deduction', component_name: '', hundredths: 0, points: '0', day: fault.day, label: fault.ground_name, why, item: null, outcome: null, fault: fault.id }
  return { ...account, entries: [...account.entries, entry] }
}
