import { describe, expect, it } from 'vitest'
import type { Remark } from '../api'
import { fixLabel, follow, marked, mended, spots } from './marks'

const remark = (over: Partial<Remark>): Remark => ({ rule: 'T04', title: '套话', standard: 'tightness', level: 'advice', message: '套话', basis: '', hint: '', place: null, count: 1, also: [], fixes: [], safe: false, ...over })
const at = (start: number, end: number, part: 'title' | 'body' = 'body') => ({ part, start, end })

describe('逐处查看 (INF-2)', () => {
  it('goes through every place in reading order, the title first, repeats among them', () => {
    const cliche = remark({ place: at(9, 13), also: [{ place: at(91, 98), submission: null, title: null, text: '又一处' }, { place: null, submission: 'm1', title: '旧稿', text: '' }] })
    const title = remark({ rule: 'T02', place: at(0, 3, 'title') })
    expect(spots([cliche, remark({ place: at(18, 19) }), title]).map((spot) => [spot.place.part, spot.place.start])).toEqual([['title', 0], ['body', 9], ['body', 18], ['body', 91]])
  })
  it('underlines what is owed more gravely than advice', () => {
    const found = spots([remark({ level: 'missing', place: at(0, 2) }), remark({ level: 'note', place: at(3, 4) })])
    expect(marked(found, 'body').map((one) => one.level)).toEqual(['owed', 'advice'])
    expect(marked(found, 'title')).toEqual([])
  })
  it('does not underline the whole text because it resembles another', () => {
    expect(marked(spots([remark({ level: 'note', place: at(0, 300) })]), 'body')).toEqual([])
  })
})

describe('边写边改时的位置', () => {
  it('stays before the change, moves after it, is gone where it was rewritten', () => {
    const before = '今年以来高度重视停车难'
    expect(follow(0, 4, before, '今年以来停车难')).toEqual({ start: 0, end: 4 })
    expect(follow(8, 11, before, '3月以来高度重视停车难')).toEqual({ start: 8, end: 11 })
    expect(follow(8, 11, before, '今年停车难')).toEqual({ start: 2, end: 5 })
    expect(follow(4, 8, before, '今年以来停车难')).toBeNull()
  })
  it('does not take a repeated ending for the change itself', () => {
    expect(follow(0, 1, '啊啊', '啊啊啊')).toEqual({ start: 0, end: 1 })
  })
})

describe('一键改好', () => {
  it('makes every mend at the place that was meant', () => {
    const mends = [{ place: at(2, 3), replacement: '，' }, { place: at(5, 6), replacement: '。' }, { place: at(0, 1, 'title'), replacement: '' }]
    expect(mended({ title: ' 标题', body: '甲乙,丙丁.' }, mends)).toEqual({ title: '标题', body: '甲乙，丙丁。' })
  })
  it('never mends the same characters twice', () => {
    expect(mended({ title: '', body: '甲,,乙' }, [{ place: at(1, 3), replacement: '，' }, { place: at(2, 3), replacement: '；' }]).body).toBe('甲,；乙')
  })
  it('says what the press does', () => {
    expect(fixLabel(remark({ fixes: [{ place: at(0, 1), replacement: '，' }] }))).toBe('改为“，”')
    expect(fixLabel(remark({ fixes: [{ place: at(0, 1), replacement: '' }, { place: at(4, 5), replacement: '' }] }))).toBe('删去（2 处）')
  })
})
