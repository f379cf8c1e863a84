// The shapes that the shell itself exchanges with the server. Rooms use the generated schema.

export type LightColour = 'red' | 'yellow' | 'green' | 'blue' | 'grey'

/** 依据: where a rule is written. Older answers carry it as one sentence. */
export interface Basis { document: string; clause?: string | null; date?: string | null; /** 条例、国标、标准、政策、实务 or 本单位. */ level?: string | null }

/** One reason why something cannot be done. `code` is stable, the rest is for reading. */
export interface Refusal { code: string; message: string; basis?: Basis | string | null; hint?: string | null; field?: string | null }

export interface Named { id: string; name: string }

export interface Seat { post: Named; unit: Named; role: string; role_name: string }

export interface Session {
  csrf: string
  person: Named
  /** The main post and its unit; `seats` has every post. */
  post: Named
  unit: Named
  roles: string[]
  seats?: Seat[]
  district: Named
  demo: boolean
  now: string
}

export interface DemoCard { id: string; name: string; post: string; unit: string; try_first: string }

/** One line of a list of the desk. */
export interface DeskRow {
  matter: string
  room: string
  kind: string
  title: string
  /** What is to be done, or the state. */
  label: string
  unit: string
  light: LightColour
  due_at: string | null
  since: string
  holder: string
  href: string
}

/** Counted to a thousand; `exact` is false where there are more. */
export interface Total { count: number; exact: boolean }

export interface Desk {
  name: string
  day: string
  /** `work` or `off`, with the day's name where it has one. */
  day_kind: string
  day_name: string
  now: string
  /** Of all there is; the lists show the first. */
  counters: Record<'todo' | 'today' | 'late' | 'to_read' | 'mine' | 'drafts' | 'done_month' | 'returned', Total>
  todo: DeskRow[]
  mine: DeskRow[]
  drafts: DeskRow[]
  done: DeskRow[]
  duty?: { person: string; phone?: string | null } | null
  /** What I must do, by the address of the navigation entry. */
  counts?: Record<string, number>
}

/** `href` is empty where there is no page to go to. */
export interface Message { id: string; at: string; text: string; href: string; read: boolean }
export interface Messages { unread: Total; rows: Message[] }

/** A piece of a text around what was found. Ranges are from and to, in UTF-16 units. */
export interface Snippet { text: string; marks: [number, number][]; cut_before: boolean; cut_after: boolean }
/** `place` says where it fits best: its exact number, its title, its text, the name of its unit. */
export interface Hit {
  matter: string; room: string; kind: string; title: string; number: string; unit: string; state: string; since: string; href: string
  place?: 'number' | 'title' | 'text' | 'unit'
  title_marks?: [number, number][]
  snippet?: Snippet | null
}
/** Fifty that fit, the best first; `count` is exact up to 1,000. `note` says what is not in the answer yet. */
export interface Hits { rows: Hit[]; more: boolean; count?: number; exact?: boolean; as_of?: { source: string; behind: number; at: string | null; note: string } }

export interface Rule {
  id: string
  title: string
  room: string
  room_title: string
  requirements: string[]
  basis: Basis
  effective: string
  text: string
  why: string
  examples: { given: string; then: string }[]
  /** 实测 How often it speaks over documents of our own; null for rules that are not measured. */
  measured?: string | null
}

export interface Unit { id: string; name: string; short: string; kind: string; parent: string | null; key_unit: boolean; people: number; without_reporter: boolean }
/** A post, vacant where `person` is null; `tenure` is `own` or `acting`. */
export interface Post { id: string; title: string; role: string; role_name: string; person: string | null; person_id: string | null; phone: string | null; tenure: string | null; reason: string | null }
export interface UnitPage extends Unit { posts: Post[] }

/** 中心工作: one of the year's central tasks; `lead_unit` is the unit's short name, empty where none leads. */
export interface CentralTask { id: string; year: number; code: string; title: string; lead_unit: string; lead_unit_id: string | null }

/** A day of the working calendar; `computed` where the year's arrangement is not published yet (推算). */
export interface WorkDay { date: string; kind: 'work' | 'off'; name: string; source: string; computed: boolean }

/** Why something is as it is: the rule, its clause, when it took effect, under which policy, from which facts. */
export interface WhyFact { name: string; value: string }
export interface Why { rule: string; title: string; basis: Basis | string; effective?: string | null; policy?: string | null; text?: string | null; facts: WhyFact[] }

/** One step of 办理过程. `lag` is how long it lay before this step, in words. */
export interface Step { id: string; verb: string; person?: string | null; post?: string | null; unit?: string | null; at?: string | null; lag?: string | null; late?: boolean; note?: string | null; state?: 'done' | 'now' | 'ahead' }
