import { describe, expect, it } from 'vitest'
import { stateChoices, stateName } from './states'

const ITEM = { kind: 'submission', name: '信息', states: [['draft', '起草'], ['adopted', '已采用']] } as const
const ISSUE = { kind: 'issue', name: '刊物', states: [['issued', '已印发']] } as const
const CIRCULAR = { kind: 'circular', name: '通报', states: [['draft', '起草中'], ['issued', '已印发']] } as const

describe('按状态找 (GEN-2)', () => {
  it('offers each state once, and says whose it is where several kinds have it', () => {
    expect(stateChoices([ITEM, ISSUE, CIRCULAR])).toEqual([
      { value: 'draft', label: '起草（信息）／起草中（通报）' }, { value: 'adopted', label: '已采用（信息）' }, { value: 'issued', label: '已印发（刊物、通报）' },
    ])
  })
  it('needs no kinds where there is one', () => {
    expect(stateChoices([ITEM]).map((one) => one.label)).toEqual(['起草', '已采用'])
  })
  it('tells the state of a hit in the words of its kind, and nothing rather than a code', () => {
    expect([stateName([ITEM, CIRCULAR], 'circular', 'draft'), stateName([ITEM], 'issue', 'issued')]).toEqual(['起草中', ''])
  })
})
