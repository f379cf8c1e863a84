import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { failure, type Answer } from '@/api/answer'
import type { Preview } from '../api'
import { useTypeset } from './useTypeset'

interface Asked { text: string; known: string[]; pages: number[]; answer: (answer: Answer<Preview>) => Promise<void> }
const asked: Asked[] = []

vi.mock('../api', () => ({
  preview: (order: { text: string; known: string[]; pages: number[] }) => new Promise((resolve) => {
    asked.push({ text: order.text, known: order.known, pages: order.pages, answer: async (answer) => { resolve(answer); await vi.advanceTimersByTimeAsync(0) } })
  }),
}))

const REPORT = { pages: 1, characters: 9, rows: [3], adjusted: [], replaced: [], missing: [], elements: [] }
const pages = (...hashes: string[]): Answer<Preview> => ({ ok: true, data: { faults: [], report: REPORT, sheets: hashes.map((hash) => ({ hash, svg: `<svg id="${hash}"/>` })) } })
const again = (...hashes: string[]): Answer<Preview> => ({ ok: true, data: { faults: [], report: REPORT, sheets: hashes.map((hash) => ({ hash })) } })
/** Pages of which these alone are drawn, counted from 1. */
const only = (drawn: number[], ...hashes: string[]): Answer<Preview> => ({ ok: true, data: { faults: [], report: REPORT, sheets: hashes.map((hash, at) => (drawn.includes(at + 1) ? { hash, svg: `<svg id="${hash}"/>` } : { hash })) } })
const wrong = (line: number): Answer<Preview> => ({ ok: true, data: { faults: [{ line, message: '标题是空的。' }], report: null, sheets: [] } })

let scope: EffectScope
const open = (text = '甲') => {
  const words = ref({ text, pictures: [], grid: 'compressed' as const, stage: 'draft' as const })
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

  it('draws the pages in view alone, and further ones when they come into view', async () => {
    const { set } = open()
    await vi.advanceTimersByTimeAsync(150)
    expect(asked[0]?.pages).toEqual([1, 2])
    await asked[0]?.answer(only([1, 2], 'a', 'b', 'c', 'd', 'e'))
    expect(set.sheets.value.map((sheet) => sheet.url !== null)).toEqual([true, true, false, false, false])
    expect(asked.length).toBe(1)
    set.see([1, 2])
    await vi.advanceTimersByTimeAsync(100)
    expect(asked.length).toBe(1)
    set.see([2, 3, 4])
    await vi.advanceTimersByTimeAsync(100)
    expect([asked[1]?.pages, asked[1]?.known]).toEqual([[3, 4], ['a', 'b']])
    await asked[1]?.answer(only([3, 4], 'a', 'b', 'c', 'd', 'e'))
    expect(set.sheets.value.map((sheet) => sheet.url !== null)).toEqual([true, true, true, true, false])
  })

  it('draws what comes into view from the words that are shown, while a fault is being mended', async () => {
    const { set, type } = open('甲')
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(only([1, 2], 'a', 'b', 'c'))
    await type('甲\n##')
    await asked[1]?.answer(wrong(2))
    set.see([2, 3])
    await vi.advanceTimersByTimeAsync(100)
    expect([asked[2]?.text, asked[2]?.pages]).toEqual(['甲', [3]])
    await asked[2]?.answer(only([3], 'a', 'b', 'c'))
    expect(set.sheets.value[2]?.url).not.toBe(null)
    expect(set.faults.value.length).toBe(1)
  })

  it('drops a drawing that belongs to pages of before', async () => {
    const { set, type } = open()
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(only([1, 2], 'a', 'b', 'c'))
    set.see([2, 3])
    await vi.advanceTimersByTimeAsync(100)
    const late = asked[1]
    await type('甲乙')
    await asked[2]?.answer(only([2, 3], 'a', 'x', 'y'))
    await late?.answer(only([3], 'a', 'b', 'c'))
    expect(set.sheets.value.map((sheet) => sheet.hash)).toEqual(['a', 'x', 'y'])
  })

  it('has every page drawn for the printer', async () => {
    const { set } = open()
    await vi.advanceTimersByTimeAsync(150)
    await asked[0]?.answer(only([1, 2], 'a', 'b', 'c', 'd'))
    const ready = set.all()
    expect(asked[1]?.pages).toEqual([3, 4])
    await asked[1]?.answer(only([3, 4], 'a', 'b', 'c', 'd'))
    await ready
    expect(set.sheets.value.every((sheet) => sheet.url !== null)).toBe(true)
  })
})
