import { describe, expect, it } from 'vitest'
import { parted, readText } from './importText'

describe('从文本文件导入', () => {
  it('reads UTF-8 with a mark and without', () => {
    const bytes = new TextEncoder().encode('新增停车位 312 个。')
    expect(readText(bytes)).toBe('新增停车位 312 个。')
    expect(readText(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]))).toBe('新增停车位 312 个。')
  })
  it('reads GBK, as an old notebook writes it', () => {
    expect(readText(new Uint8Array([0xc7, 0xe0, 0xcf, 0xaa, 0x0d, 0x0a, 0xd5, 0xf2]))).toBe('青溪\n镇')
  })
  it('does not take a picture for text', () => {
    expect(readText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toBeNull()
  })
  it('takes a short first line for the title, a sentence for the body', () => {
    expect(parted('临江街道化解停车矛盾\n3月起……')).toEqual({ title: '临江街道化解停车矛盾', body: '3月起……' })
    expect(parted('3月起新增车位。\n下一步。').title).toBe('')
  })
})
