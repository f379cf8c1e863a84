// What the server says about points, quotas and reviews, as far as the pages read it.
import type { LightColour, Why } from '@/api/types'
import type { QuotaStanding } from '@/parts/quota'
import type { Measures } from '../figures/types'
import type { Can, StepRow } from '../section/types'

export interface SpanView { code: string; name: string; from: string; to: string; before: string; after: string }
export interface ItemRef { id: string; title: string; /** Null where I may not open it. */ href: string | null }

export interface Quota {
  unit: string; class: string; from: string; to: string; /** What kind of item the line is about; empty for any. */ form: string
  done: number; wanted: number | null; short: number; standing: QuotaStanding; standing_name: string; days_left: number; end: string; sentence: string; why: Why
}
export interface QuotaItems extends Quota { counted: ItemRef[]; uncounted: { item: ItemRef; why: Why }[] }
export interface QuotaLine extends Quota { unit_name: string }
export interface QuotaCard { span: SpanView; own: QuotaLine[]; behind: QuotaLine[]; met: number; asked: number }

export type Group = 'met' | 'short' | 'nothing' | 'exempt' | 'free'
export interface Notice { key: string; title: string; sentence: string; basis: string }
export interface BoardRow {
  unit: string; unit_name: string; class: string; group: Group; group_name: string; rank: number | null
  hundredths: number; points: string; short: number; figures: Measures; quotas: Quota[]
}
export interface Board {
  span: SpanView; policy: string; notices: Notice[]; ranking: boolean; own_only: boolean
  groups: { code: Group; name: string; units: number }[]; rows: BoardRow[]
}

export interface Entry {
  component: string; component_name: string; hundredths: number; points: string; day: string; label: string
  why: Why; item: ItemRef | null; outcome: string | null; fault: string | null
}
export interface Bar { component: string; name: string; hundredths: number; points: string; count: number }
export interface Account {
  unit: string; unit_name: string; class: string; span: SpanView; policy: string; hundredths: number; points: string; figures: Measures
  waterfall: Bar[]; entries: Entry[]; quotas: QuotaItems[]; missing: string[]; exemptions: { from: string; to: string; reason: string }[]; award_bars: Why[]; can: Can
}

export type Subject = 'outcome' | 'fault' | 'quota' | 'total'
export type ReviewState = 'to_sign' | 'asked' | 'upheld' | 'not_upheld' | 'taken_back'
export interface Review {
  id: string; version: number; unit: string; unit_name: string; span: string; span_name: string; about: Subject; about_name: string; about_id: string; what: string; words: string
  asked_by: string; asked_at: string; signed_by: string; signed_at: string | null; state: ReviewState; state_name: string; holder: string
  due_at: string | null; due_why: Why | null; light: LightColour; verdict: 'upheld' | 'not_upheld' | null; answer_words: string; corrected: string
  late_words: string; late: boolean; answered_by: string; answered_at: string | null; can: Can; steps: StepRow[]
}
