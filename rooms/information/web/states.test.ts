import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { STATES } from './states'

const model = (file: string) => readFileSync(new URL(`../src/model/${file}.rs`, import.meta.url), 'utf8')
/** Where each kind's own words stand. */
const FILES: Record<string, string> = { submission: 'state', issue: 'issue', call: 'call', circular: 'circular', review: 'review', self_criticism: 'self_criticism' }

it.each(STATES.map((kind) => [kind.name, kind] as const))('calls the states of %s what the matter itself calls them', (_, kind) => {
  const words = model(FILES[kind.kind] ?? '')
  expect(kind.states.filter(([code, name]) => !words.includes(`"${code}"`) || !words.includes(`"${name}"`))).toEqual([])
})

it('has every state through which an item, an issue and a circular can go', () => {
  const known = (kind: string) => STATES.find((one) => one.kind === kind)?.states.map(([code]) => code)
  const codes = (file: string, shape: RegExp) => [...model(file).matchAll(shape)].map((found) => found[1])
  expect(known('submission')).toEqual(codes('state', /^ {12}Self::\w+(?: \{ \.\. \})? => "([a-z_]+)",$/gm))
  const issue = model('issue').split('IssueState {')[1]?.split('\n    }')[0] ?? ''
  expect(known('issue')).toEqual([...issue.matchAll(/ = "([a-z_]+)"/g)].map((found) => found[1]))
  expect(known('circular')).toEqual(codes('circular', /^ {8}\("([a-z_]+)", "[^"]+"\),$/gm))
})
