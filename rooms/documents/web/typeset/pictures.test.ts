import { describe, expect, it } from 'vitest'
import { finest, hasNotes, kindOf, MOST_PICTURES, namedIn, pictureName, roomFault, weight } from './pictures'

const letters = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const heavy = (name: string, bytes: number) => ({ name, content: 'A'.repeat(bytes / 3 * 4) })

describe('公文排版：图片', () => {
  it('knows a picture by its content and takes nothing that could hold a script', () => {
    expect(kindOf(letters('\x89PNG\r\n\x1a\n'))).toBe('png')
    expect(kindOf(letters('\xff\xd8\xff\xe0'))).toBe('jpeg')
    for (const wrong of ['<svg xmlns="http://www.w3.org/2000/svg">', 'GIF89a', '%PDF-1.7', '']) expect(kindOf(letters(wrong))).toBe(null)
  })

  it('sees where a camera left its notes', () => {
    expect(hasNotes(letters('\xff\xd8\xff\xe1\0\x10Exif\0\0MM'))).toBe(true)
    expect(hasNotes(letters('\xff\xd8\xff\xe0\0\x10JFIF\0'))).toBe(false)
  })

  it('brings a photo down to what paper shows, and leaves a small one alone', () => {
    expect(finest(4000, 3000)).toEqual({ width: 1843, height: 1382 })
    expect(finest(3000, 8000)).toEqual({ width: 996, height: 2657 })
    expect(finest(1843, 900)).toBe(null)
  })

  it('gives a name that the text form takes', () => {
    expect(pictureName('现场照片(1).PNG', 'png', [])).toBe('现场照片(1).png')
    expect(pictureName('[终]a/b:c.jpeg', 'jpeg', [])).toBe('_终_a_b_c.jpg')
    expect(pictureName('..', 'png', [])).toBe('图片.png')
    expect(pictureName('图.png', 'png', ['图.png', '图-2.png'])).toBe('图-3.png')
    expect(pictureName('长'.repeat(200), 'png', []).length).toBeLessThanOrEqual(80)
  })

  it('finds the pictures that a text names, whatever stands in their names', () => {
    expect(namedIn('正文。\n![布局](布局(1).png)\n  ![](乙.jpg) \n![布局](布局(1).png)\n见![x](y.png)。')).toEqual(['布局(1).png', '乙.jpg'])
  })

  it('holds to the limit of the server before anything is sent', () => {
    expect(weight({ name: '甲', content: btoa('abcd') })).toBe(4)
    const held = [heavy('甲.png', MOST_PICTURES / 2)]
    expect(roomFault(held, heavy('乙.png', MOST_PICTURES / 2))).toBe('')
    expect(roomFault(held, heavy('乙.png', MOST_PICTURES / 2 + 3))).toContain('超过 6 MB')
    expect(roomFault(held, heavy('甲.png', MOST_PICTURES))).toBe('')
  })
})
