import { describe, expect, it } from 'vitest'
import { latest } from './latest'

/** A clock that a test moves, and questions that it answers when it likes. */
function bench() {
  let due: { run: () => void; after: number } | null = null
  const timers = { set: (run: () => void, after: number) => { due = { run, after }; return due }, clear: (timer: unknown) => { if (timer === due) due = null } }
  const open: { signal: AbortSignal; answer: (words: string) => Promise<void> }[] = []
  const heard: string[] = []
  const ask = (signal: AbortSignal) => new Promise<string>((resolve) => {
    open.push({ signal, answer: async (words) => { resolve(words); await Promise.resolve(); await Promise.resolve() } })
  })
  return { line: latest(150, ask, (words) => heard.push(words), timers), open, heard, waits: () => due?.after ?? null, ring: () => { const one = due; due = null; one?.run() } }
}

describe('边写边看：只问最后一次', () => {
  it('asks once for many keys, a moment after the last', () => {
    const { line, open, waits, ring } = bench()
    for (let key = 0; key < 20; key += 1) line.touch()
    expect(open.length).toBe(0)
    expect(waits()).toBe(150)
    ring()
    expect(open.length).toBe(1)
  })

  it('drops the answer to words that have changed since, whichever comes first', async () => {
    const { line, open, heard, ring } = bench()
    line.touch()
    ring()
    line.touch()
    ring()
    expect(open[0]?.signal.aborted).toBe(true)
    await open[1]?.answer('新')
    await open[0]?.answer('旧')
    expect(heard).toEqual(['新'])
  })

  it('keeps an answer that is on its way while the next words are still being typed', async () => {
    const { line, open, heard, ring } = bench()
    line.touch()
    ring()
    line.touch()
    await open[0]?.answer('先到的')
    expect(heard).toEqual(['先到的'])
  })

  it('says nothing after it was stopped', async () => {
    const { line, open, heard, waits } = bench()
    void line.now()
    line.touch()
    line.stop()
    await open[0]?.answer('迟到')
    expect(heard).toEqual([])
    expect(waits()).toBe(null)
  })
})
