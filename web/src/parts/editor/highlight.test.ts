import { describe, expect, it } from 'vitest'
import { stretches, zoneAfter, type Zone } from './highlight'

const seen = (line: string, zone: Zone = 'body') => stretches(line, zone).map((one) => [one.kind, line.slice(one.from, one.to)])

describe('编辑器：标记着色', () => {
  it('knows keys, values, days and remarks of the front matter', () => {
    expect(seen('to = ["各镇党委", "区直各部门"]', 'front')).toEqual([['key', 'to'], ['value', '"各镇党委"'], ['value', '"区直各部门"']])
    expect(seen('date = 2026-06-14 # 成文日期', 'front')).toEqual([['key', 'date'], ['day', '2026-06-14'], ['remark', '# 成文日期']])
    expect(seen('issue = 3', 'front')).toEqual([['key', 'issue'], ['day', '3']])
  })

  it('takes a # within quotes for a word', () => {
    expect(seen('note = "第#1号"', 'front')).toEqual([['key', 'note'], ['value', '"第#1号"']])
  })

  it('knows the marks of the text', () => {
    expect(seen('# 关于开展检查的通知')).toEqual([['mark', '#'], ['title', ' 关于开展检查的通知']])
    expect(seen('### 公共场所')).toEqual([['mark', '###'], ['heading', ' 公共场所']])
    expect(seen('### 自查。各单位于月底前完成。')).toEqual([['mark', '###'], ['heading', ' 自查。']])
    expect(seen('##')).toEqual([['mark', '##']])
    expect(seen('@附件 清单')).toEqual([['command', '@附件 清单']])
    expect(seen('> 此件公开发布')).toEqual([['note', '> 此件公开发布']])
    expect(seen('| 甲 \\| 乙 | 丙 |').map(([kind]) => kind)).toEqual(['bar', 'bar', 'bar'])
    expect(seen('普通的一段，第1条。')).toEqual([])
  })

  it('enters the front matter at the first line only and leaves it at the second fence', () => {
    expect(zoneAfter('---', 'start')).toBe('front')
    expect(zoneAfter('', 'start')).toBe('start')
    expect(zoneAfter('# 标题', 'start')).toBe('body')
    expect(zoneAfter('form = "公文"', 'front')).toBe('front')
    expect(zoneAfter('---', 'front')).toBe('body')
    expect(zoneAfter('---', 'body')).toBe('body')
  })
})
