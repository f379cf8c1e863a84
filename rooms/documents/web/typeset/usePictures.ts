// The pictures beside the words: taken from files, held by this page alone, and sent along as long as the text names them.
import { computed, shallowRef } from 'vue'
import type { Picture } from '../api'
import { finest, hasNotes, kindOf, namedIn, pictureName, roomFault, type PictureKind } from './pictures'

/** What became of a file: the picture's name, and whether a line of the text was waiting for it; or why it was not taken. */
export type TakenPicture = { ok: true; name: string; awaited: boolean } | { ok: false; words: string }

/** How well a photo is drawn anew. */
const QUALITY = 0.9

export function usePictures(text: () => string) {
  const held = shallowRef<readonly Picture[]>([])
  const sent = computed(() => {
    const named = namedIn(text())
    return held.value.filter((picture) => named.includes(picture.name))
  })

  async function take(file: File): Promise<TakenPicture> {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const kind = kindOf(bytes)
    if (kind === null) return { ok: false, words: `“${file.name}”不是 PNG 或 JPEG 图片（按内容看）。请另存为这两种再加。` }
    const drawn = await fitted(file, kind, hasNotes(bytes))
    if (drawn === null) return { ok: false, words: `“${file.name}”打不开，多半是坏了。请从原处重新存一份再加。` }
    const waiting = namedIn(text()).filter((name) => !held.value.some((picture) => picture.name === name))
    const awaited = waiting.includes(file.name)
    const name = awaited ? file.name : pictureName(file.name, kind, [...held.value.map((picture) => picture.name), ...waiting])
    const picture = { name, content: await base64(drawn) }
    const full = roomFault(sent.value, picture)
    if (full) return { ok: false, words: full }
    held.value = [...held.value, picture]
    return { ok: true, name, awaited }
  }

  return {
    sent,
    take,
    /** Adds the pictures of an imported file; the others stay, for whoever takes the import back. */
    put(pictures: readonly Picture[]) { held.value = [...pictures, ...held.value.filter((one) => !pictures.some((other) => other.name === one.name))] },
    clear() { held.value = [] },
  }
}

/** The picture no finer than paper shows and without a camera's notes; null where it can't be opened. */
async function fitted(file: File, kind: PictureKind, noted: boolean): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null)
  if (picture === null) return null
  try {
    const size = finest(picture.width, picture.height)
    if (size === null && !noted) return file
    const canvas = document.createElement('canvas')
    Object.assign(canvas, size ?? { width: picture.width, height: picture.height })
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve) => canvas.toBlob(resolve, `image/${kind}`, QUALITY))
  } finally {
    picture.close()
  }
}

function base64(content: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(content)
  })
}
