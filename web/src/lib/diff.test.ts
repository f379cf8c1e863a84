import { describe, expect, it } from 'vitest'
import { diff, tally, type Run } from './diff'

const before = (runs: Run[]) => runs.filter((run) => run.change !== 'ins').map((run) => run.text).join('')
const after = (runs: Run[]) => runs.filter((run) => run.change !== 'del').map((run) => run.text).join('')

describe('修改对照', () => {
  it('shows what the editor struck out and put in', () => {
    expect(diff('新增停车位若干个，投诉下降。', '新增停车位312个，投诉下降。')).toEqual([
      { change: 'same', text: '新增停车位' },
      { change: 'del', text: '若干' },
      { change: 'ins', text: '312' },
      { change: 'same', text: '个，投诉下降。' },
    ])
  })

  it('answers one run for equal texts and none for two empty ones', () => {
    expect(diff('一字未改', '一字未改')).toEqual([{ change: 'same', text: '一字未改' }])
    expect(diff('', '')).toEqual([])
  })

  it('shows a text from nothing as added and a text to nothing as struck', () => {
    expect(diff('', '新稿')).toEqual([{ change: 'ins', text: '新稿' }])
    expect(diff('旧稿', '')).toEqual([{ change: 'del', text: '旧稿' }])
  })

  it('never splits a character outside the basic plane', () => {
    const runs = diff('地名𠮷村', '地名𡈽村')
    expect(runs.map((run) => run.text)).toEqual(['地名', '𠮷', '𡈽', '村'])
  })

  it('gives back both texts whole, whatever the edit (1,000 seeded pairs)', () => {
    let seed = 7
    const next = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % n
    }
    const letters = '区委办公室报送信息，。\n停车位𠮷'
    const make = () => Array.from({ length: next(40) }, () => Array.from(letters)[next(17)] ?? '区').join('')
    for (let i = 0; i < 1000; i += 1) {
      const a = make()
      const b = make()
      const runs = diff(a, b)
      expect(before(runs)).toBe(a)
      expect(after(runs)).toBe(b)
    }
  })

  it('keeps both texts whole when they are long and far apart', () => {
    const a = Array.from({ length: 400 }, (_, i) => `第${i}项任务已完成序时进度。`).join('')
    const b = Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? `第${i}项推进中，余${i}户。` : `第${i}项任务已完成序时进度。`)).join('')
    const runs = diff(a, b)
    expect(before(runs)).toBe(a)
    expect(after(runs)).toBe(b)
    expect(runs.filter((run) => run.change === 'same').length).toBeGreaterThan(100)
  })

  it('counts characters, not code units', () => {
    expect(tally(diff('删𠮷字', '增𡈽𡈽字'))).toEqual({ removed: 2, added: 3 })
  })
})
