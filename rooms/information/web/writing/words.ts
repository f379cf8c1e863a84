// Words and small reckonings of the unit's pages. Nothing here knows the screen.
import type { LightColour, Refusal, Step } from '@/api/types'
import { clock, isoDate, span } from '@/lib/timeLeft'
import type { Can, Checkup, DraftInput, StepRow, Submission } from '../api'

/** What the form holds; times as an office writes them. */
export interface Form { kind: string; title: string; body: string; day: string; time: string; focus: string; call: string }

export const EMPTY: Form = { kind: 'dynamic', title: '', body: '', day: '', time: '', focus: '', call: '' }

/** The form of an item as it stands. */
export function formOf(item: Submission): Form {
  const { text } = item
  return {
    kind: text.kind, title: text.title, body: text.body, focus: item.focus ?? '', call: item.call ?? '',
    day: text.event_at === null ? '' : isoDate(text.event_at), time: text.event_at === null ? '' : clock(text.event_at),
  }
}

/** Whether a reason is for something set aside, which goes by its rule and its words; what is owed goes by its rule alone. */
export function isAside(about: string): boolean {
  return about.includes('“')
}

/** What the server is sent. A day without an hour counts from its beginning. */
export function inputOf(form: Form): DraftInput {
  const event = form.day === '' ? null : `${form.day}T${form.time === '' ? '00:00' : form.time}:00+08:00`
  return { text: { kind: form.kind, title: form.title, body: form.body, event_at: event }, focus: form.focus || null, call: form.call || null }
}

export function sameForm(a: Form, b: Form): boolean {
  return (Object.keys(EMPTY) as (keyof Form)[]).every((key) => a[key].trim() === b[key].trim())
}

/** Whether there is enough for the server to keep. */
export function storable(form: Form): boolean {
  return form.title.trim() !== '' && form.body.trim() !== ''
}

/** Characters as an office counts them: no spaces, no line ends. */
export function count(text: string): number {
  return Array.from(text.replace(/\s/g, '')).length
}

const LIGHTS: Record<string, LightColour> = {
  draft: 'blue', checking: 'green', approving: 'green', reported: 'green', returned: 'yellow', selected: 'green',
  adopted: 'grey', reserved: 'blue', merged: 'grey', refused: 'grey', discarded: 'grey',
}

/** The light of a state: 退回修改 waits for the unit, what is finished is grey. */
export function lightOf(state: string): LightColour {
  return LIGHTS[state] ?? 'green'
}

const NOT_NOW = 'information.state.not_now'

/** Whether a verb belongs to the present state at all, by whoever may. */
export function inState(can: Can, verb: string): boolean {
  const reasons = can[verb]
  return reasons !== undefined && !reasons.some((reason) => reason.code === NOT_NOW)
}

/** The reasons against a verb; one sentence where the server named none and does not offer it. */
export function against(can: Can, verb: string): Refusal[] {
  return can[verb] ?? [{ code: 'information.verb.unknown', message: '这一步现在不能办理', hint: '请刷新页面后再看。' }]
}

/** The steps as the timeline shows them, saves of one person in a row as one. The latest comes first. */
export function timeline(steps: readonly StepRow[]): Step[] {
  const out: (Step & { code: string; times: number; lagged: number })[] = []
  for (const step of steps) {
    const last = out[out.length - 1]
    if (step.verb === 'save' && last?.code === 'save' && last.person === step.who) {
      last.times += 1
      last.at = step.at
      last.verb = `${step.verb_name} ${last.times} 次`
      continue
    }
    out.push({
      id: String(step.seq), code: step.verb, times: 1, lagged: step.lag, verb: step.verb_name, person: step.who, post: step.post, unit: step.unit, at: step.at,
      lag: step.lag >= 60 ? span(step.lag * 1000) : null, note: noteOf(step.detail), state: 'done',
    })
  }
  return out.reverse()
}

/** What a person wrote at a step, out of what the journal keeps. */
function noteOf(detail: unknown): string | null {
  const after = record(record(detail)['after'])
  const words = ['cover', 'name', 'owed', 'field', 'rule', 'words', 'reason', 'note', 'question', 'solution'].map((name) => after[name]).filter((one): one is string => typeof one === 'string' && one !== '')
  return words.length > 0 ? words.join('；') : null
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

/** “四关：2 项需补齐、1 项建议修改”: the check-up in one line. */
export function gatesLeft(report: Checkup): string {
  const owed = report.gates.filter((one) => one.state === 'failed').length
  const advised = report.gates.filter((one) => one.state === 'warned').length
  if (owed + advised === 0) return '四关均通过'
  return `四关：${[owed > 0 ? `${owed} 项需补齐` : '', advised > 0 ? `${advised} 项建议修改` : ''].filter(Boolean).join('、')}`
}
