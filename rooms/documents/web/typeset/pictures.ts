// Pictures of a text as the page keeps them: what is taken, what it is called, and how large it need be on paper.
import type { Picture } from '../api'

/** The most that the pictures of one text may weigh together, in bytes; the server holds to the same. */
export const MOST_PICTURES = 6 * 1024 * 1024
/** The type area, 156 by 225 millimetres, in 300 points to the inch: more is not to be seen on paper. */
const FINEST = { width: 1843, height: 2657 }
/** How far into a file the notes of a camera are looked for. */
const NOTES = 64 * 1024
const MOST_NAME = 80

export type PictureKind = 'png' | 'jpeg'

/** What a file is by its content, whatever its name says. */
export function kindOf(bytes: Uint8Array): PictureKind | null {
  const begins = (...head: number[]) => head.every((byte, at) => bytes[at] === byte)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  return begins(0xff, 0xd8, 0xff) ? 'jpeg' : null
}

/** Whether a camera noted the place, the time and which side is up: such a picture is drawn anew, upright and without them. */
export function hasNotes(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, NOTES)).includes('Exif\0\0')
}

/** The size that a picture is brought down to; null where it is small enough. */
export function finest(width: number, height: number): { width: number; height: number } | null {
  const scale = Math.min(FINEST.width / width, FINEST.height / height)
  return scale < 1 ? { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) } : null
}

/** A name that the text form takes, and that no other picture of the text has. */
export function pictureName(name: string, kind: PictureKind, taken: readonly string[]): string {
  const ending = kind === 'png' ? '.png' : '.jpg'
  const bare = name.replace(/\.[^.]*$/, '').replace(/[/\\:*?"<>|[\]\p{Cc}]/gu, '_').replace(/^[.\s]+|\s+$/g, '').slice(0, MOST_NAME - 10) || '图片'
  const names = (count: number) => (count === 1 ? bare + ending : `${bare}-${count}${ending}`)
  let count = 1
  while (taken.includes(names(count))) count += 1
  return names(count)
}

/** The pictures that a text names, `![图注](图片.png)` on a line of its own, each once. */
export function namedIn(text: string): string[] {
  const names = text.split('\n').map((line) => /^!\[.*\]\((.*)\)$/.exec(line.trim())?.[1]).filter((name) => name !== undefined)
  return [...new Set(names)]
}

/** The bytes of a picture whose content is Base64. */
export function weight(picture: Picture): number {
  return Math.floor(picture.content.length / 4) * 3 - (/=*$/.exec(picture.content)?.[0].length ?? 0)
}

/** Why another picture has no room; empty where it has. */
export function roomFault(held: readonly Picture[], next: Picture): string {
  const all = [...held.filter((one) => one.name !== next.name), next].reduce((sum, one) => sum + weight(one), 0)
  return all <= MOST_PICTURES ? '' : `加上“${next.name}”，图片合计超过 6 MB。请先把它缩小，或者删去别的图片。`
}
