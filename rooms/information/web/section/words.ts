// Words and small reckonings that the section's pages share. Nothing here knows the screen.
import type { Refusal, Step } from '@/api/types'
import { span } from '@/lib/timeLeft'
import type { Can, NetworkUnit, Report, StepRow } from './types'

export const SECTION = ['editor', 'section-chief']
export const UNIT = ['reporter', 'checker', 'unit-head', 'deputy-head']
export const SIGNERS = ['section-chief', 'director', 'leader']

/** 四个不报, with their codes. */
export const STANDARDS = [
  { value: 'relevance', label: '对路' },
  { value: 'elements', label: '要素全' },
  { value: 'soundness', label: '内容实' },
  { value: 'tightness', label: '文字精炼' },
] as const

export const RESULTS: Record<string, string> = { confirmed: '属实', corrected: '更正后属实', denied: '不属实', open: '未能核实' }

/** Characters as an office counts them: no spaces, no line ends. */
export function count(text: string): number {
  return Array.from(text.replace(/\s/g, '')).length
}

/** What the queue says about an item in one badge. */
export function badge(report: Report): { tone: 'green' | 'yellow'; words: string } {
  const alike = similar(report).length
  if (report.owed.length > 0) return { tone: 'yellow', words: `要素不全 ${report.owed.length}` }
  if (alike > 0) return { tone: 'yellow', words: '疑似重复' }
  return report.gates.some((gate) => gate.state !== 'passed') ? { tone: 'yellow', words: `建议 ${report.count} 处` } : { tone: 'green', words: '已过四关' }
}

export interface Similar { submission: string; title: string; places: string[]; message: string }

/** Earlier items that findings point at, each once, in the order found. */
export function similar(report: Report): Similar[] {
  const found = new Map<string, Similar>()
  for (const finding of report.findings) {
    for (const source of finding.sources ?? []) {
      const known = found.get(source.matter)
      if (known) known.places.push(source.words)
      else found.set(source.matter, { submission: source.matter, title: source.title || '另一条信息', places: [source.words], message: finding.message })
    }
  }
  return [...found.values()]
}

/** Why a verb cannot be done now: null where the answer does not offer it at all. */
export function reasonsOf(can: Can | undefined, verb: string): Refusal[] | null {
  return can?.[verb] ?? null
}

/** Whether a verb can be done now. */
export function allowed(can: Can | undefined, verb: string): boolean {
  return can?.[verb]?.length === 0
}

/** Steps of the journal as the timeline shows them, the latest first. */
export function timeline(steps: readonly StepRow[]): Step[] {
  return steps.map((step): Step => ({
    id: String(step.seq), verb: step.verb_name, person: step.who, post: step.post, unit: step.unit, at: step.at,
    lag: step.lag >= 60 ? span(step.lag * 1000) : null, note: said(step.detail), state: 'done',
  })).reverse()
}

/** What a person wrote at a step, out of what the journal keeps. */
function said(detail: unknown): string | null {
  const after = record(record(detail)['after'])
  const words = ['words', 'reason', 'note', 'question'].map((name) => after[name]).filter((one): one is string => typeof one === 'string' && one !== '')
  return words.length > 0 ? words.join('；') : null
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? value as Record<string, unknown> : {}
}

/** The list with one entry moved a place up or down; the same list where it stands at the edge. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const next = [...list]
  const to = at + by
  const [from, other] = [next[at], next[to]]
  if (from === undefined || other === undefined) return next
  next[at] = other
  next[to] = from
  return next
}

/** The instant of an office day and hour (UTC+8), as the server reads it; empty where the day is missing. */
export function instantOf(day: string, time: string): string {
  return day === '' ? '' : `${day}T${time === '' ? '18:00' : time}:00+08:00`
}

/** Copies in all. */
export function copiesOf(lines: readonly { copies: number }[]): number {
  return lines.reduce((sum, line) => sum + (Number.isFinite(line.copies) ? line.copies : 0), 0)
}

/** Units without a live reporter first, then key units, each by name as given. */
export function ordered(units: readonly NetworkUnit[]): NetworkUnit[] {
  const rank = (unit: NetworkUnit) => (unit.without_reporter ? 0 : 2) + (unit.key_unit ? 0 : 1)
  return units.map((unit, i) => ({ unit, i })).sort((a, b) => rank(a.unit) - rank(b.unit) || a.i - b.i).map((one) => one.unit)
}

/** “2026-10-01 至 2026-12-31”. */
export function period(from: string, to: string): string {
  return `${from} 至 ${to}`
}
