import { describe, expect, it } from 'vitest'
import { column, inOrder, kinds, seenUnder, told, whose, type Passage, type ReuseSource } from './reuse'

const passage = (over: Partial<Passage>): Passage => ({ here: [0, 0], there: [0, 0], kind: 'copy', kind_name: '照抄', characters: 0, equal: 0, changes: [], leftovers: [], ...over })
const source = (over: Partial<ReuseSource>): ReuseSource => ({
  matter: 'm1', room: 'information', kind: 'submission', title: '旧稿', number: '', unit_name: '临江街道', day: '2023-05-06', years: 3, own_unit: true, cited: false,
  repeated_over_years: true, shared: 0, characters: 0, text: '', passages: [], ...over,
})

describe('两栏对照 (DOC-3)', () => {
  const HERE = '开头。2026年北河县排查隐患34处，责任到人。'
  const THERE = '2023年北河县排查隐患28处，责任到人。结尾'
  const copied = passage({
    here: [3, 24], there: [0, 21], characters: 20, changes: [{ here: [6, 7], there: [3, 4] }, { here: [15, 17], there: [12, 14] }],
    leftovers: [{ kind: 'foreign_place', kind_name: '外地地名', here: [8, 11], words: '北河县', say: '北河县不在本区' }],
  })

  it('marks the same passage on both sides, and in it the words that were changed', () => {
    const here = column(HERE, [copied], 'here')
    expect(here.map((block) => [block.passage, block.text.length])).toEqual([[null, 3], [0, 21]])
    const words = here[1]?.passage === 0 ? here[1].words : []
    expect(words.filter((one) => one.changed).map((one) => one.text)).toEqual(['6', '34'])
    const there = column(THERE, [copied], 'there')
    expect(there[0]?.passage === 0 ? there[0].words.filter((one) => one.changed).map((one) => one.text) : []).toEqual(['3', '28'])
  })
  it('names what is left over on the side where it has to be mended', () => {
    const left = (side: 'here' | 'there') => column(side === 'here' ? HERE : THERE, [copied], side).flatMap((block) => (block.passage === null ? [] : block.words.flatMap((one) => (one.leftover ? [one.text] : []))))
    expect(left('here')).toEqual(['北河县'])
    expect(left('there')).toEqual([])
  })
  it('loses and doubles no word, also where passages overlap or the text has become shorter', () => {
    const passages = [passage({ here: [2, 8] }), passage({ here: [5, 12] }), passage({ here: [4, 6] }), passage({ here: [20, 400] }), passage({ here: [90, 95] })]
    const blocks = column(HERE, passages, 'here')
    expect(blocks.map((block) => block.text).join('')).toBe(HERE)
    for (const block of blocks) if (block.passage !== null) expect(block.words.map((one) => one.text).join('')).toBe(block.text)
    expect(blocks.flatMap((block) => block.passage ?? [])).toEqual([0, 1, 3])
  })
  it('keeps a text without passages in one piece, however long', () => {
    expect(column('字'.repeat(20_000), [], 'there')).toHaveLength(1)
  })
  it('numbers the passages as they are read here, though they stand otherwise there', () => {
    const both = [passage({ here: [9, 12], there: [0, 3] }), passage({ here: [0, 4], there: [8, 12] })]
    const ordered = inOrder(source({ passages: both }))
    expect(ordered.map((one) => one.here[0])).toEqual([0, 9])
    expect(column('一二三四五六七八九十甲乙', ordered, 'there').map((block) => block.passage)).toEqual([1, null, 0])
  })
})

describe('逐处对照', () => {
  it('finds a passage that was taken twice from one place under the mark of the other', () => {
    const twice = [passage({ here: [0, 5], there: [10, 15] }), passage({ here: [8, 12], there: [11, 15] }), passage({ here: [14, 16], there: [30, 32] })]
    expect(column('字'.repeat(40), twice, 'there').flatMap((block) => block.passage ?? [])).toEqual([0, 2])
    expect(seenUnder(twice, 1, 'there')).toEqual([1, 0])
    expect(seenUnder(twice, 2, 'there')).toEqual([2])
  })
})

describe('出处怎么说', () => {
  it('says whose it is and how long ago', () => {
    expect(whose(source({}))).toBe('本单位 · 3 年前')
    expect(whose(source({ own_unit: false, years: 0 }))).toBe('临江街道 · 一年之内')
    expect(whose(source({ own_unit: false, years: null, day: null }))).toBe('临江街道 · 日期不详')
  })
  it('counts each kind by itself, copies first', () => {
    expect(kinds([passage({ kind: 'common', kind_name: '套话', characters: 12 }), passage({ characters: 80 }), passage({ characters: 30 })])).toBe('照抄 2 处 110 字，套话 1 处 12 字')
  })
  it('tells how much of the text is copied, and says so where nothing is', () => {
    const answer = { ready: true, characters: 400, common: 20, copied: 100, hidden: 0, hidden_sentence: null, sources: [] }
    expect(told(answer)).toBe('本文 400 字（不计标点），其中照抄 100 字（25%），套话 20 字。')
    expect(told({ ...answer, copied: 0, common: 0 })).toBe('本文 400 字（不计标点），没有照抄的段落。')
  })
})
