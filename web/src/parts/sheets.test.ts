import { describe, expect, it } from 'vitest'
import { changedPages, reportWords, SheetStore } from './sheets'

function store() {
  const closed: string[] = []
  let opened = 0
  return { closed, made: () => opened, store: new SheetStore((svg) => { opened += 1; return `blob:${svg}` }, (url) => closed.push(url)) }
}

describe('版面预览：只换改过的页', () => {
  it('keeps the picture of a page that was not drawn again', () => {
    const one = store()
    const before = one.store.take([{ hash: 'a', svg: 'A' }, { hash: 'b', svg: 'B' }])
    const after = one.store.take([{ hash: 'a', svg: null }, { hash: 'c', svg: 'C' }])
    expect(after).toEqual([{ hash: 'a', url: 'blob:A' }, { hash: 'c', url: 'blob:C' }])
    expect(changedPages(before, after)).toEqual([1])
    expect(one.made()).toBe(3)
  })

  it('tells the server every page that it still has, so that taking words back draws nothing', () => {
    const { store: sheets } = store()
    sheets.take([{ hash: 'a', svg: 'A' }])
    sheets.take([{ hash: 'b', svg: 'B' }])
    expect(sheets.known().sort()).toEqual(['a', 'b'])
    expect(sheets.take([{ hash: 'a', svg: null }])).toEqual([{ hash: 'a', url: 'blob:A' }])
  })

  it('shows a page without a picture as such, rather than another one', () => {
    expect(store().store.take([{ hash: 'x', svg: null }])).toEqual([{ hash: 'x', url: null }])
  })

  it('gives old pictures back, never one that is shown', () => {
    const { store: sheets, closed } = store()
    for (let at = 0; at < 60; at += 1) sheets.take([{ hash: 'head', svg: 'H' }, { hash: `p${at}`, svg: String(at) }])
    expect(sheets.known().length).toBe(42)
    expect(closed).not.toContain('blob:H')
    expect(closed[0]).toBe('blob:0')
    sheets.clear()
    expect(sheets.known()).toEqual([])
    expect(closed).toContain('blob:H')
  })

  it('counts a page that is new at the end and none that went away', () => {
    const page = (hash: string) => ({ hash, url: null })
    expect(changedPages([page('a')], [page('a'), page('b')])).toEqual([1])
    expect(changedPages([page('a'), page('b')], [page('a')])).toEqual([])
  })

  it('says in one line what is to be said of the pages', () => {
    const report = { pages: 3, characters: 1280, rows: [22, 22, 9], adjusted: [], replaced: [{ class: '仿宋', family: 'FandolFang R' }], missing: [{ character: '䶮', family: null }] }
    expect(reportWords(report)).toBe('3 页 · 1280 字 · 字体已替代 1 类 · 缺字 1 个')
  })
})
