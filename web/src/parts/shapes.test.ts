import { expect, it } from 'vitest'
import type { components } from '@/api/schema'
import type { CheckReport } from './checkup'
import type { Passage, ReuseAnswer, ReuseAsked, ReuseSource } from './reuse'

type Schemas = components['schemas']
/** True where both have the same names; the check of types fails otherwise. */
type SameNames<Mine, Theirs> = [keyof Mine] extends [keyof Theirs] ? ([keyof Theirs] extends [keyof Mine] ? true : false) : false

it('asks for sources and reads them under the names that the server uses (DOC-3)', () => {
  const same: [SameNames<ReuseAsked, Schemas['house.ReuseInput']>, SameNames<ReuseAnswer, Schemas['house.Reuse']>, SameNames<ReuseSource, Schemas['house.ReuseSource']>, SameNames<Passage, Schemas['house.ReusePassage']>] = [true, true, true, true]
  expect(same).toEqual([true, true, true, true])
})

it('shows the check-up of items and of documents with one panel (INF-2, DOC-1)', () => {
  const item = (report: Schemas['information.Report']): CheckReport => report
  const document = (report: Schemas['documents.Check']): CheckReport => report
  expect([item, document].map((one) => one.length)).toEqual([1, 1])
})
