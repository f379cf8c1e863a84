// A TXT file becomes words: UTF-8 where it is UTF-8, GBK where it is not, with or without a byte order mark.
import { cleanText } from '@/lib/pasteClean'

export interface Imported { title: string; body: string }

/** The words of a text file; null where it is no text. */
export function readText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return cleanText(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return cleanText(new TextDecoder('utf-16be').decode(bytes))
  if (bytes.includes(0)) return null
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return cleanText(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      // Not this one; the next may fit.
    }
  }
  return null
}

/** A short first line without a full stop is the title, the rest the body. */
export function parted(text: string): Imported {
  const [first = '', ...rest] = text.split('\n')
  if (rest.length > 0 && Array.from(first).length <= 40 && !/[。；！？]$/.test(first)) return { title: first, body: rest.join('\n') }
  return { title: '', body: text }
}
