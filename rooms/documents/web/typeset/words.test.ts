import { describe, expect, it } from 'vitest'
import { importFault, MOST_FILE, templateOptions, untouched } from './words'

const TEMPLATES = [{ name: '通知', kind: 'genre' as const, text: '# 通知\n' }, { name: '纪要', kind: 'genre' as const, text: '甲' }, { name: '纪要', kind: 'form' as const, text: '乙' }]

describe('公文排版', () => {
  it('tells a genre from the form of the same name', () => {
    expect(templateOptions(TEMPLATES)).toEqual([{ value: '0', label: '通知' }, { value: '1', label: '纪要' }, { value: '2', label: '纪要（格式）' }])
  })

  it('replaces without asking only what nobody wrote', () => {
    expect(untouched('  \n', TEMPLATES)).toBe(true)
    expect(untouched('# 通知', TEMPLATES)).toBe(true)
    expect(untouched('# 通知\n我写的', TEMPLATES)).toBe(false)
  })

  it('says what to do with a file that cannot be imported', () => {
    expect(importFault('通知.docx', 1000)).toBe('')
    expect(importFault('通知.DOC', 1000)).toContain('另存为 .docx')
    expect(importFault('通知.pdf', 1000)).toContain('不是 DOCX')
    expect(importFault('通知.docx', MOST_FILE + 1)).toContain('20 MB')
  })
})
