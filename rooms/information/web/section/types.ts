// What the server says about items, issues, calls and the network, as far as the section's pages read it.
import type { LightColour, Refusal, Total, Why } from '@/api/types'
import type { CheckReport } from '@/parts/checkup'

/** From each verb to what speaks against it; a button is pressable where the list is there and empty. */
export type Can = Record<string, Refusal[]>
export type { Total } from '@/api/types'
export interface PageOf<Row> { rows: Row[]; total: Total }

export interface ItemText { kind: string; kind_name: string; title: string; body: string; event_at: string | null; note: string }
export interface ItemRow {
  id: string; title: string; unit: string; unit_name: string; kind: string; kind_name: string; state: string; state_name: string
  holder: string; since: string; event_at: string | null; reported_at: string | null; adopted_at: string | null; taken: boolean; version: number
}
export interface Signature {
  gate: string; gate_name: string; person: string; at: string; round: number
  standards: { standard: string; name: string; note: string }[]; findings: number; owed: number; holds: boolean
}
export interface Said { about: string; words: string; by: string; at: string; kind: string }
export interface Referral { id: string; to: string; to_name: string; question: string; at: string; due_at: string; state: string; state_name: string; solution: string | null }
export interface Evidence { id: string; name: string; media_type: string; size: number }
export interface Related { id: string; title: string; unit: string; kind: 'into' | 'from' | 'issue'; state: string }
export interface StepRow { seq: number; at: string; who: string; post: string; unit: string; verb: string; verb_name: string; lag: number; detail: unknown }

export interface Element { name: string; found: string | null }
/** The check-up of an item as every panel shows it, with what its kind wants. `count` has what was set aside among it, `owed` the rules that want a reason. */
export interface Report extends CheckReport { elements: Element[]; chars: number; count: number; owed: string[] }

export interface Item {
  id: string; version: number; unit: string; unit_name: string; drafter: string; drafter_name: string; state: string; state_name: string
  holder: string; since: string; next: string; text: ItemText; edition: ItemText | null
  focus: string | null; focus_title: string | null; call: string | null; call_title: string | null
  evidence: Evidence[]; round: number; resume: string | null; signatures: Signature[]; cover: Said | null; owed: Said[]; returns: Said[]
  verifications: Said[]; refusal: Said | null; referrals: Referral[]; related: Related[]; taken_by: string | null; steps: StepRow[]; report: Report; can: Can
}
/** What stands now, where somebody was faster. */
export interface Stale { version: number; state: string; title?: string; body?: string }

export interface Copies { to: string; copies: number }
export interface IssueRow {
  id: string; bulletin: string; bulletin_title: string; title: string; number: string; year: number; state: string; state_name: string
  holder: string; since: string; items: number; issued_at: string | null; version: number
}
export interface Bulletin {
  id: string; title: string; direction: 'district' | 'upward'; direction_name: string; leader_signs: boolean
  distribution: Copies[]; copies: number; year: number; last_number: number; open: IssueRow[]
}
export interface IssueItem { id: string; submission: string; title: string; body: string; kind_name: string; unit: string; unit_name: string; event_at: string | null; reported_at: string | null }
export interface SignOff { step: string; step_name: string; person: string | null; post: string | null; at: string | null }
export interface Issue {
  id: string; version: number; bulletin: string; bulletin_title: string; direction: 'district' | 'upward'; direction_name: string; title: string
  year: number | null; number: number | null; number_text: string; state: string; state_name: string; holder: string; since: string; next: string
  composer: string; composer_name: string; issued_at: string | null; items: IssueItem[]; distribution: Copies[]; copies: number
  sign_offs: SignOff[]; returns: { by: string; post: string; at: string; words: string }[]; steps: StepRow[]; can: Can
}

export interface Focus {
  id: string; title: string; detail: string; keywords: string[]; central_task: string; central_task_code: string; central_task_title: string
  from: string; to: string; in_force: boolean; by: string; at: string; answers: number; own: number
}
export interface CentralTask { id: string; year: number; code: string; title: string; lead_unit: string }

export interface CallUnit {
  unit: string; unit_name: string; state: 'open' | 'answered' | 'nothing_to_report'; state_name: string
  submission: string | null; submission_title: string | null; reason: string; answered_at: string | null; late: boolean
}
export interface Call {
  id: string; version: number; title: string; requirements: string; focus: string | null; focus_title: string | null; due_at: string; light: LightColour
  by: string; at: string; state: 'open' | 'answered'; state_name: string; answered: number; asked: number; own: CallUnit | null; units: CallUnit[]; can: Can
}

export interface NetworkPerson { person: string; name: string; phone: string; title: string; reason: string; since: string }
export interface NetworkUnit {
  unit: string; name: string; short: string; kind: string; key_unit: boolean; reporters: NetworkPerson[]; covers: NetworkPerson[]; checkers: NetworkPerson[]
  standing_cover: { person: string; name: string; reason: string; named_by: string; at: string } | null; grassroots: number; without_reporter: boolean
}
export interface NetworkPage extends NetworkUnit { below: { id: string; place: string; name: string; phone: string }[]; can: Can }
/** What a bulletin would bring to the item's unit. */
export interface Worth { bulletin: string; hundredths: number; points: string; whys: Why[] }
