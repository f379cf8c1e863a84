// What the unit's pages read of an item, and the addresses they send to. The section's own shapes are in section/types.ts.
import { get, post, type Answer } from '@/api/client'
import type { Outcome } from './outcomes/types'
import type { Item, ItemRow, PageOf, Report } from './section/types'

export type { Call, Can, Evidence, Focus, ItemRow, ItemText, Referral, Said, Signature, Stale, StepRow } from './section/types'

export type Checkup = Report
export interface Submission extends Item { outcomes: Outcome[] }

export interface TextInput { kind: string; title: string; body: string; event_at: string | null }
export interface DraftInput { text: TextInput; focus: string | null; call: string | null }
export interface CheckInput extends TextInput { focus: string | null; submission: string | null; evidence: number; /** Written so far, each under the name that its finding goes by. */ reasons: Record<string, string> }

const HOME = '/api/information/submissions'

export const KINDS = [
  { value: 'dynamic', label: '动态' },
  { value: 'practice', label: '做法' },
  { value: 'problem', label: '问题建议' },
  { value: 'data', label: '数据' },
  { value: 'opinion', label: '社情民意' },
] as const

/** The address of an item's page. */
export const pageOf = (id: string) => `/information/submissions/${id}`
/** Where its evidence is downloaded. */
export const evidenceOf = (id: string, evidence: string) => `${HOME}/${id}/evidence/${evidence}`
/** Where evidence is sent. */
export const attachTo = (id: string) => `${HOME}/${id}/attach`

export const listSubmissions = (list: string, mine: boolean, page: number, signal: AbortSignal): Promise<Answer<PageOf<ItemRow>>> =>
  get(HOME, { query: { list, mine: mine ? true : undefined, page }, signal })
export const readSubmission = (id: string): Promise<Answer<Submission>> => get(`${HOME}/${id}`)
export const openDraft = (draft: DraftInput, key: string): Promise<Answer<Submission>> => post(HOME, draft, { key })
/** One verb on an item; every change names the version that it was made upon. */
export const change = (id: string, verb: string, version: number, more: object = {}): Promise<Answer<Submission>> => post(`${HOME}/${id}/${verb}`, { version, ...more })
