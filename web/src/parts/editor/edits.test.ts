import { describe, expect, it } from 'vitest'
import { attached, difference, frontMatter, headed, inFrontMatter, noted, pictured, signedOff, tabled, type Edit } from './edits'

const FRONT = '---\nform = "公文"\nissuers = ["中共青溪区委办公室"]\n---\n'
const done = (text: string, edit: Edit | null) => (edit === null ? null : text.slice(0, edit.from) + edit.insert + text.slice(edit.to))
const selected = (text: string, edit: Edit | null) => done(text, edit)?.slice(...(edit?.select ?? [0, 0]))

describe('编辑器按钮：层次标题', () => {
  it('makes the line of the cursor a heading and drops its typed number, since the engine sets numbers', () => {
    for (const typed of ['一、总体要求', '（一）总体要求', '1.总体要求', '(1)总体要求', '总体要求', '  总体要求']) {
      expect(done(typed, headed(typed, 3, 3, 1))).toBe('## 总体要求')
    }
  })

  it('keeps a figure that is no number of a heading', () => {
    expect(done('3.5万人受益', headed('3.5万人受益', 0, 0, 2))).toBe('### 3.5万人受益')
  })

  it('changes the level, and back to plain text when pressed again', () => {
    expect(done('## 要求', headed('## 要求', 4, 4, 3))).toBe('#### 要求')
    expect(done('#### 要求', headed('#### 要求', 4, 4, 3))).toBe('要求')
  })

  it('takes several lines at once and leaves empty ones', () => {
    expect(done('甲\n\n乙', headed('甲\n\n乙', 0, 4, 2))).toBe('### 甲\n\n### 乙')
  })

  it('begins an empty heading in an empty line', () => {
    expect(headed('', 0, 0, 1)).toEqual({ from: 0, to: 0, insert: '## ', select: [3, 3] })
  })

  it('never touches the front matter, where # begins a remark', () => {
    expect(headed(FRONT, 6, 6, 1)).toBe(null)
    expect(done(`${FRONT}甲`, headed(`${FRONT}甲`, 6, FRONT.length + 1, 1))).toBe(`${FRONT}## 甲`)
  })
})

describe('编辑器按钮：表格、附件、附注、落款', () => {
  it('puts a picture under the line, never among the keys, and selects its caption', () => {
    const edit = pictured('正文。\n下一段。', 1, '布局.png')
    expect(done('正文。\n下一段。', edit)).toBe('正文。\n![图注](布局.png)\n下一段。')
    expect(selected('正文。\n下一段。', edit)).toBe('图注')
    expect(done(`${FRONT}正文。`, pictured(`${FRONT}正文。`, 3, '布局.png'))).toBe(`${FRONT}正文。\n![图注](布局.png)\n`)
  })

  it('puts a table under the line and selects its first head', () => {
    const text = '正文。\n下一段。'
    expect(done(text, tabled(text, 1))).toBe('正文。\n| 项目 | 内容 | 时限 |\n|---|---|---|\n|  |  |  |\n|  |  |  |\n下一段。')
    expect(selected(text, tabled(text, 1))).toBe('项目')
    expect(tabled(FRONT, 6)).toBe(null)
  })

  it('puts an attachment at the end and selects its name', () => {
    expect(done('正文。', attached('正文。'))).toBe('正文。\n@附件 附件名称\n')
    expect(selected('正文。\n', attached('正文。\n'))).toBe('附件名称')
  })

  it('puts a note before the first attachment, and selects the one that is there', () => {
    const text = '正文。\n@附件 清单\n甲'
    expect(done(text, noted(text))).toBe('正文。\n> 此件公开发布\n@附件 清单\n甲')
    expect(selected(text, noted(text))).toBe('此件公开发布')
    const again = '正文。\n> 联系人：林知秋\n'
    expect(done(again, noted(again))).toBe(again)
    expect(selected(again, noted(again))).toBe('联系人：林知秋')
    const keyed = '---\nnote = "此件发至村"\n---\n正文。'
    expect(done(keyed, noted(keyed))).toBe(keyed)
    expect(selected(keyed, noted(keyed))).toBe('此件发至村')
  })

  it('adds what is missing of 落款, with the day of the server', () => {
    expect(done(`${FRONT}正文。`, signedOff(`${FRONT}正文。`, '2026-11-23'))).toBe('---\nform = "公文"\nissuers = ["中共青溪区委办公室"]\ndate = 2026-11-23\nseal = "盖章"\n---\n正文。')
    expect(done('正文。', signedOff('正文。', '2026-11-23'))).toBe('---\nform = "公文"\nissuers = ["发文机关名称"]\ndate = 2026-11-23\nseal = "盖章"\n---\n正文。')
    expect(selected('正文。', signedOff('正文。', '2026-11-23'))).toBe('发文机关名称')
  })

  it('shows the date where nothing of 落款 is missing', () => {
    const text = '---\nissuers = ["甲"]\ndate = 2026-06-14\nseal = "盖章"\n---\n'
    expect(done(text, signedOff(text, '2026-11-23'))).toBe(text)
    expect(selected(text, signedOff(text, '2026-11-23'))).toBe('2026-06-14')
  })
})

describe('编辑器：文本', () => {
  it('finds the front matter, also where it is not closed yet', () => {
    expect(frontMatter(FRONT)).toEqual({ from: 4, to: FRONT.length - 4 })
    expect(frontMatter('# 标题')).toBe(null)
    expect(inFrontMatter('---\nform = ', 8)).toBe(true)
    expect(inFrontMatter(FRONT, FRONT.length)).toBe(false)
  })

  it('replaces only what differs', () => {
    expect(difference('甲乙丙', '甲丁丙')).toEqual({ from: 1, to: 2, insert: '丁' })
    expect(difference('甲甲', '甲')).toEqual({ from: 1, to: 2, insert: '' })
    expect(difference('', '全新')).toEqual({ from: 0, to: 0, insert: '全新' })
    expect(difference('同', '同')).toEqual({ from: 1, to: 1, insert: '' })
  })
})
