import { describe, expect, it } from 'vitest'
import { fileNameOf } from './fileName'

describe('下载的文件名', () => {
  it('reads Chinese names, and the plain one where there is no other', () => {
    expect(fileNameOf("attachment; filename=\"x.pdf\"; filename*=UTF-8''%E5%85%B3%E4%BA%8E%E9%80%9A%E7%9F%A5.pdf", '公文.pdf')).toBe('关于通知.pdf')
    expect(fileNameOf('attachment; filename="notice.pdf"', '公文.pdf')).toBe('notice.pdf')
  })

  it('falls back where there is none or it cannot be read, and keeps paths out', () => {
    expect(fileNameOf(null, '公文.pdf')).toBe('公文.pdf')
    expect(fileNameOf("attachment; filename*=UTF-8''%E5%8", '公文.pdf')).toBe('公文.pdf')
    expect(fileNameOf('attachment; filename="../../x.pdf"', '公文.pdf')).toBe('....x.pdf')
  })
})
