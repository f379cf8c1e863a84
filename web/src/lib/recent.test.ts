import { describe, expect, it } from 'vitest'
import { keepRecent, recentOf } from './recent'

function store(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() { return kept.size },
    key: (i: number) => [...kept.keys()][i] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  }
}
const one = (n: number) => ({ href: `/information/submissions/${n}`, title: `第${n}件`, note: '临江街道' })

describe('recent', () => {
  it('keeps the newest eight, each once', () => {
    const kept = store()
    for (let n = 1; n <= 10; n += 1) keepRecent(kept, 'p1', one(n))
    keepRecent(kept, 'p1', one(5))
    expect(recentOf(kept, 'p1').map((item) => item.title)).toEqual(['第5件', '第10件', '第9件', '第8件', '第7件', '第6件', '第4件', '第3件'])
  })
  it('shows nobody what another person opened, and forgets it', () => {
    const kept = store()
    keepRecent(kept, 'p1', one(1))
    expect(recentOf(kept, 'p2')).toEqual([])
    expect(recentOf(kept, 'p1')).toEqual([])
  })
  it('survives what it can not read and leads to no other place', () => {
    const kept = store()
    for (const text of ['{', '7', '[{"href":"https://elsewhere","title":"x","note":""},{"href":"//elsewhere","title":"x","note":""},{}]']) {
      kept.setItem('chengqi.recent.p1', text)
      expect(recentOf(kept, 'p1')).toEqual([])
    }
  })
})
