// What the server says about circulars and self-criticisms, as far as their pages read it.
import type { Refusal, Why } from '@/api/types'
import type { Can, SignOff, StepRow } from '../section/types'

export interface CircularRow {
  id: string; title: string; kind: 'criticism' | 'regular'; kind_name: string; span: string; state: string; state_name: string; number_text: string
  holder: string; since: string; due_at: string | null; issued_at: string | null; names: number | null; version: number
}
export interface Receiver { unit?: string | null; name: string }
export interface Ground {
  code: string; sentence: string; why: Why | null; items: { id: string; title: string; reported_at: string | null }[]
  faults: { id: string; ground: string; ground_name: string; day: string; what: string }[]
}
export interface Objection {
  words: string; by_name: string; at: string; verdict: '' | 'upheld' | 'overruled'; verdict_name: string; answer: string; answered_by_name: string; answered_at: string | null
}
export interface CircularName {
  unit: string; name: string; named: boolean; grounds: Ground[]; removed: { by: string; by_name: string; person_name: string; reason: string; at: string } | null
  hearing: '' | 'unheard' | 'asked' | 'acknowledged' | 'objected'; hearing_name: string; asked_at: string | null; due: string | null; due_why: string; expired: boolean
  acknowledged_by_name: string; acknowledged_at: string | null; objection: Objection | null; can: Can
}
export interface CircularLine {
  unit: string; name: string; class: string; reported: number; counted: number; wanted: number | null; district: number; city: number; province: number
  centre: number; media: number; instructions: number; points: string | null; place: number | null
}
export interface Earlier { id: string; title: string; number_text: string; issued_at: string | null }
export interface Order {
  unit: string; unit_name: string; sentence: string; why: Why | null; earlier: Earlier[]
  self_criticism: string | null; self_criticism_state: string; self_criticism_state_name: string
}
export interface Circular {
  id: string; version: number; kind: 'criticism' | 'regular'; kind_name: string; title: string; span: { code: string; name: string; from: string; to: string }
  computed_on: string; policy: string; reading: string; composer_name: string; body: string; note: string; main_to: Receiver[]; copies_to: Receiver[]
  main_text: string; copies_text: string; state: string; state_name: string; holder: string; since: string; next: string; number_text: string
  issued_at: string | null; hearing_due: string | null; hearing_preview: string; scope: 'whole' | 'received' | 'own'; names: CircularName[]
  lines: CircularLine[]; orders: Order[]; sign_offs: SignOff[]; returns: { by: string; post: string; at: string; words: string }[]; steps: StepRow[]; can: Can
}

export interface SelfCriticismRow {
  id: string; title: string; unit: string; unit_name: string; circular: string; circular_number: string; state: string; state_name: string
  holder: string; since: string; due_at: string | null; overdue: boolean; accepted_at: string | null; version: number
}
export interface SelfCriticism {
  id: string; version: number; title: string; unit: string; unit_name: string; state: string; state_name: string; holder: string; since: string
  circulars: Earlier[]; order: string; due: { at: string; why: string }; mend_due: { at: string; why: string }; overdue: boolean
  words: string; measures: string; mended: string; returned_words: string; accepted_at: string | null; steps: StepRow[]; can: Can
}
export type Reasons = readonly Refusal[]
