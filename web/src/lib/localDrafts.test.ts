import { describe, expect, it } from 'vitest'
import { dropDraft, findDraft, keepDraft, sweepDrafts, type DraftStore } from './localDrafts'

const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const DAY = 24 * 3_600_000

function memory(): DraftStore {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() { return kept.size },
  }
}

describe('本机草稿', () => {
  it('gives back what was kept, with its time', () => {
    const store = memory()
    expect(keepDraft(store, 'p1.new', { title: '停车' }, NOW)).toBe(true)
    expect(findDraft(store, 'p1.new', NOW + DAY)).toEqual({ at: NOW, value: { title: '停车' } })
  })

  it('forgets after two weeks and after sending', () => {
    const store = memory()
    keepDraft(store, 'p1.new', '字', NOW)
    expect(findDraft(store, 'p1.new', NOW + 15 * DAY)).toBeNull()
    dropDraft(store, 'p1.new')
    expect(findDraft(store, 'p1.new', NOW)).toBeNull()
  })

  it('says so when the machine is full, and survives a broken copy', () => {
    const store = memory()
    store.setItem('chengqi.draft.p1.bad', '{half')
    expect(findDraft(store, 'p1.bad', NOW)).toBeNull()
    const full = { ...memory(), length: 0, setItem: () => { throw new Error('full') } }
    expect(keepDraft(full, 'p1.new', '字', NOW)).toBe(false)
  })

  it('shows nobody the words of another person on a shared machine', () => {
    const store = memory()
    keepDraft(store, 'p1.new', '甲', NOW)
    keepDraft(store, 'p2.new', '乙', NOW)
    keepDraft(store, 'p2.old', '旧', NOW - 20 * DAY)
    sweepDrafts(store, 'p2', NOW)
    expect(findDraft(store, 'p1.new', NOW)).toBeNull()
    expect(findDraft(store, 'p2.new', NOW)?.value).toBe('乙')
    expect(store.getItem('chengqi.draft.p2.old')).toBeNull()
  })
})
