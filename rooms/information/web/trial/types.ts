// What the server says about a draft of policy tried on a span.
import type { Why } from '@/api/types'
import type { ItemRef, SpanView } from '../board/types'

export interface TriedGround { code: string; sentence: string; why: Why }
export interface TriedName { unit: string; unit_name: string; grounds: TriedGround[]; /** Null where only one side names the unit. */ before_grounds: TriedGround[] | null }
export interface TriedEntry { label: string; points: string; hundredths: number; day: string; why: Why; item: ItemRef | null }
export interface TriedPoints { unit: string; unit_name: string; before: number; after: number; before_text: string; after_text: string; entries_before: TriedEntry[]; entries_after: TriedEntry[] }
export interface TriedQuota { unit: string; unit_name: string; period: string; before_wanted: number | null; after_wanted: number | null; before_sentence: string; after_sentence: string; why: Why }
export interface TriedRow { ordered: boolean; sentence: string; why: Why }
export interface TriedOrder { unit: string; unit_name: string; /** Null where this side does not name the unit. */ before: TriedRow | null; after: TriedRow | null }
export interface TriedBar { unit: string; unit_name: string; /** Empty where the unit can be commended. */ before: Why[]; after: Why[] }
export interface TriedTotals { units_named_before: number; units_named_after: number; points_before: number; points_after: number; points_before_text: string; points_after_text: string }
export interface Tried {
  span: SpanView; policy_before: string; policy_after: string; faults: { line: number; key: string; message: string }[]; note: string
  named: { only_before: TriedName[]; only_after: TriedName[]; both_changed: TriedName[] }; orders: TriedOrder[]; bars: TriedBar[]; points: TriedPoints[]; quota: TriedQuota[]; totals: TriedTotals | null
}
