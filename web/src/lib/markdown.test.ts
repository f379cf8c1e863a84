import { describe, expect, it } from 'vitest'
import { readMarkdown, readSpans } from './markdown'

describe('手册排版', () => {
  it('reads headings, lists, tables and paragraphs in order', () => {
    const blocks = readMarkdown('# 一条信息\n\n先写。\n再送。\n\n- 甲\n- 乙\n\n1. 一\n2. 二\n\n| 键 | 作用 |\n|---|---|\n| F8 | 下一处 |\n\n> 提示')
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'list', 'table', 'quote'])
    expect(blocks[4]).toMatchObject({ head: [[{ text: '键' }], [{ text: '作用' }]], rows: [[[{ text: 'F8' }], [{ text: '下一处' }]]] })
  })
  it('keeps a sample as it is written, also one that is never closed', () => {
    expect(readMarkdown('例如：\n```\n# 标题\n\n| 甲 |\n```\n完')).toEqual([
      { kind: 'paragraph', spans: [{ kind: 'text', text: '例如：' }] }, { kind: 'sample', text: '# 标题\n\n| 甲 |' }, { kind: 'paragraph', spans: [{ kind: 'text', text: '完' }] },
    ])
    expect(readMarkdown('```\n# 标题')).toEqual([{ kind: 'sample', text: '# 标题' }])
  })
  it('makes links only within the platform', () => {
    expect(readSpans('见[规则](/rules)')).toEqual([{ kind: 'text', text: '见' }, { kind: 'link', text: '规则', href: '/rules' }])
    expect(readSpans('[外网](https://example.org)')).toEqual([{ kind: 'text', text: '外网' }])
    expect(readSpans('[脚本](javascript:alert)')).toEqual([{ kind: 'text', text: '脚本' }])
    expect(readSpans('[外站](//example.org)')).toEqual([{ kind: 'text', text: '外站' }])
  })
})
