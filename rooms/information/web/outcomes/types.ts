// What the server says about outcomes, faults, classes and exemptions, as far as their pages read it.
import type { Can, PageOf } from '../section/types'

/** When, by whom and why something on record no longer counts. */
export interface Withdrawn { at: string; by: string; reason: string }

export interface Outcome {
  id: string; submission: string; opens: string | null; title: string; unit: string; unit_name: string; shared_with: string[]
  kind: string; kind_name: string; level: string; level_name: string; channel: string; mode: string; mode_name: string; leader: string; rank: string; rank_name: string
  day: string; proof: string; words: string; issue: string | null; by: string; at: string; replaces: string | null; withdrawn: Withdrawn | null; can: Can
}
export interface OutcomePage extends PageOf<Outcome> { can: Can }

export interface Fault {
  id: string; unit: string; unit_name: string; ground: string; ground_name: string; day: string; submission: string | null; submission_title: string | null
  important: boolean; what: string; proof: string; by: string; at: string; withdrawn: Withdrawn | null; can: Can
}
export interface FaultPage extends PageOf<Fault> { can: Can }

export interface ClassRow { class: string; class_name: string; from: string; basis: string; by: string; at: string }
export interface UnitClass { unit: string; unit_name: string; class: string; class_name: string; since: string | null; rows: ClassRow[] }
export interface Classes { units: UnitClass[]; classes: { class: string; name: string }[]; can: Can }
export interface Exemption {
  id: string; unit: string; unit_name: string; from: string; to: string; reason: string; by: string; at: string; in_force: boolean; withdrawn: Withdrawn | null; can: Can
}
