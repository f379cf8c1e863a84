import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { failure, type Answer } from '@/api/answer'
import type { Preview } from '../api'
import { useTypeset } from './useTypeset'

interface Asked { text: string; known: string[]; answer: (answer: Answer<Preview>) => Promise<void> }
const asked: Asked[] = []

vi.mock('../api', () => ({
  preview: (order: { text: string; known: string[] }) => new Promise((resolve) => {
    asked.push({ text: order.text, known: order.known, answer: async (answer) => { resolve(answer); await vi.advanceTimersByTimeAsync(0) } })
  }),
}))

const REPORT = { pages: 1, characters: 9, rows: [3], adjusted: [], replaced: [], missing: [], elements: [] }
const pages = (...hashes: string[]): Answer<Preview> => ({ ok: true, data: { faults: [], report: REPORT, sheets: hashes.map((hash) => ({ hash, svg: `<svg id="${hash}"/>` })) } })
const again = (...hashes: string[]): Answer<Preview> => ({ ok: true, data: { faults: [], report: REPORT, sheets: hashes.map((hash) => ({ hash })) } })
const wrong = (line: number): Answer<Preview> => ({ ok: true, data: { faults: [{ line, message: '标题是空的。' }], report: null, sheets: [] } })

let scope: EffectScope
const open = (text = '甲') => {
  const words = ref({ text, grid: 'compressed' as const, stage: 'draft' as const })
  const set = scope.run(() => useTypeset(() => ({ ...words.value })))
  if (!set) throw new Error('没有作用域')
  const type = async (next: string) => {
    words.value.text = next
    await nextTick()
    await vi.advanceTimersByTimeAsync(150)
  }
  return { set, type }
}

beforeEach(async () => {
  vi.useFakeTimers()
  asked.length = 0
  scope = effectScope()
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('公文排版：边写边看', () => {
  it('asks with the pages that are here, and shows those that came', async () => {
    const { set, type } = open()
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(pages('a', 'b'))
    expect(set.sheets.value.map((sheet) => sheet.hash)).toEqual(['a', 'b'])
    await type('甲乙')
    expect(asked[1]?.known).toEqual(['a', 'b'])
    await asked[1]?.answer(pages('a', 'c'))
    expect(set.sheets.value.map((sheet) => sheet.hash)).toEqual(['a', 'c'])
    expect(set.busy.value).toBe(false)
  })

  it('keeps the pages while a fault is being mended, and tells the fault', async () => {
    const { set, type } = open()
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(pages('a'))
    await type('甲\n##')
    await asked[1]?.answer(wrong(2))
    expect(set.faults.value.map((fault) => fault.line)).toEqual([2])
    expect(set.sheets.value.map((sheet) => sheet.hash)).toEqual(['a'])
  })

  it('drops what was answered to older words', async () => {
    const { set, type } = open()
    await vi.advanceTimersByTimeAsync(150)
    await type('甲乙')
    await asked[1]?.answer(pages('new'))
    await asked[0]?.answer(pages('old'))
    expect(set.sheets.value.map((sheet) => sheet.hash)).toEqual(['new'])
  })

  it('asks for every page again where one came without a drawing that is not here', async () => {
    const { set } = open()
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(again('a'))
    expect(asked[1]?.known).toEqual([])
    await asked[1]?.answer(pages('a'))
    expect(set.sheets.value.map((sheet) => sheet.hash)).toEqual(['a'])
  })

  it('tries again by itself when the server is busy, never when it refuses', async () => {
    const { set, type } = open()
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(failure(503, null))
    await vi.advanceTimersByTimeAsync(3_000)
    expect(asked.length).toBe(2)
    await asked[1]?.answer(pages('a'))
    expect(set.failure.value).toBe(null)
    await type('秘密★1年')
    await asked[2]?.answer(failure(422, { refused: [{ code: 'documents.secrecy.text_unmarked', message: '文中带有密级标志。' }] }))
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked.length).toBe(3)
    expect(set.isMarked()).toBe(true)
  })

  it('asks nothing of an empty page and takes the old pages away', async () => {
    const { set, type } = open()
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(pages('a'))
    await type('  ')
    expect(asked.length).toBe(1)
    expect(set.sheets.value).toEqual([])
    expect(set.report.value).toBe(null)
  })
})
