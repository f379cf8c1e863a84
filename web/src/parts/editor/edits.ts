// What the buttons of the editor do to the text form: every edit is a stretch to replace and where the cursor stands then.

export interface Edit { from: number; to: number; insert: string; /** Where the selection begins and ends afterwards. */ select: [number, number] }

/** `##` is 一级, `#####` is 四级. */
export type HeadingLevel = 1 | 2 | 3 | 4
const HEADING = /^#{1,6}[ \t]*/
/** Numbers that are typed before a heading; the engine sets its own. */
const TYPED = /^(?:[一二三四五六七八九十百]+、|（[一二三四五六七八九十百]+）|\([一二三四五六七八九十百]+\)|\d{1,3}[.．、](?!\d)|（\d{1,3}）|\(\d{1,3}\))[ \t]*/
const FENCE = '---'

/** Where the front matter stands: from its first key to before its closing fence; null where there is none. */
export function frontMatter(text: string): { from: number; to: number } | null {
  const opening = /^\s*---[ \t]*(?:\n|$)/.exec(text)
  if (!opening) return null
  const from = opening[0].length
  const closing = /^---[ \t]*$/m.exec(text.slice(from))
  return { from, to: closing ? from + closing.index : text.length }
}

/** Whether a place is among the keys before the text. */
export function inFrontMatter(text: string, at: number): boolean {
  const front = frontMatter(text)
  return front !== null && at < front.to + FENCE.length
}

/** Makes the lines of a selection headings of this level; lines that are so already become plain text again. */
export function headed(text: string, from: number, to: number, level: HeadingLevel): Edit | null {
  if (inFrontMatter(text, to)) return null
  const front = frontMatter(text)
  const earliest = front ? Math.min(text.length, afterLine(text, front.to)) : 0
  const start = Math.max(lineStart(text, from), earliest)
  const end = Math.max(start, lineEnd(text, Math.max(to, start)))
  const mark = '#'.repeat(level + 1)
  const lines = text.slice(start, end).split('\n')
  const matter = lines.filter((line) => line.trim() !== '')
  const already = matter.length > 0 && matter.every((line) => line.startsWith(mark) && line[mark.length] !== '#')
  const set = (line: string) => {
    if (line.trim() === '' && lines.length > 1) return line
    const words = line.trimStart().replace(HEADING, '')
    return already ? words : `${mark} ${words.replace(TYPED, '')}`
  }
  const insert = lines.map(set).join('\n')
  const at = start + insert.length
  return { from: start, to: end, insert, select: lines.length > 1 ? [start, at] : [at, at] }
}

/** A table of three columns under the line of the cursor, its first head selected. */
export function tabled(text: string, at: number): Edit | null {
  const head = '项目'
  return block(text, at, `| ${head} | 内容 | 时限 |\n|---|---|---|\n|  |  |  |\n|  |  |  |`, 2, head.length)
}

/** The line of a picture under the line of the cursor, at the end of the text for a cursor among the keys; its caption is selected. */
export function pictured(text: string, at: number, name: string): Edit | null {
  const caption = '图注'
  return block(text, inFrontMatter(text, at) ? text.length : at, `![${caption}](${name})`, 2, caption.length)
}

/** An attachment at the end of the text: that is where attachments stand. */
export function attached(text: string): Edit {
  const mark = '@附件 '
  const name = '附件名称'
  const before = text === '' || text.endsWith('\n') ? '' : '\n'
  const start = text.length + before.length + mark.length
  return { from: text.length, to: text.length, insert: `${before}${mark}${name}\n`, select: [start, start + name.length] }
}

/** 附注: before the first attachment, as it belongs to the document itself; one that stands there or among the keys already is selected. */
export function noted(text: string): Edit {
  const front = frontMatter(text)
  const key = front ? /^([ \t]*note[ \t]*=[ \t]*["']?)(.*?)["']?[ \t]*$/m.exec(text.slice(front.from, front.to)) : null
  if (front && key) {
    const begin = front.from + key.index + (key[1] ?? '').length
    return { from: begin, to: begin, insert: '', select: [begin, begin + (key[2] ?? '').length] }
  }
  const there = /^>[ \t]*(.*)$/m.exec(text)
  if (there && !inFrontMatter(text, there.index)) {
    const end = there.index + there[0].length
    const begin = end - (there[1] ?? '').length
    return { from: end, to: end, insert: '', select: [begin, end] }
  }
  const words = '此件公开发布'
  const attachment = /^@附件/m.exec(text)?.index ?? text.length
  const before = attachment === 0 || text[attachment - 1] === '\n' ? '' : '\n'
  const start = attachment + before.length + 2
  return { from: attachment, to: attachment, insert: `${before}> ${words}\n`, select: [start, start + words.length] }
}

/** 落款: the issuing organ, the seal and the date as far as they are missing in the front matter, which is made where there is none. */
export function signedOff(text: string, day: string): Edit {
  const organ = '发文机关名称'
  const wanted: [string, string][] = [['issuers', `issuers = ["${organ}"]`], ['date', `date = ${day}`], ['seal', 'seal = "盖章"']]
  const front = frontMatter(text)
  const keys = front ? text.slice(front.from, front.to) : ''
  const missing = wanted.filter(([key]) => !new RegExp(`^[ \\t]*${key}[ \\t]*=`, 'm').test(keys)).map(([, line]) => `${line}\n`).join('')
  const at = front?.to ?? 0
  if (missing === '') {
    const date = /^[ \t]*date[ \t]*=[ \t]*(.*)$/m.exec(keys)
    const value = date?.[1] ?? ''
    const end = (front?.from ?? 0) + (date ? date.index + date[0].length : 0)
    return { from: at, to: at, insert: '', select: [end - value.length, end] }
  }
  const breaks = front && front.to > front.from && text[front.to - 1] !== '\n' ? '\n' : ''
  const opening = front ? breaks : `${FENCE}\nform = "公文"\n`
  const insert = opening + missing + (front ? '' : `${FENCE}\n`)
  const place = insert.indexOf(organ)
  const start = place < 0 ? at + insert.length : at + place
  return { from: at, to: at, insert, select: [start, place < 0 ? start : start + organ.length] }
}

/** The smallest edit that makes one text of another, so that what is selected and what can be undone stays small. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from += 1
  let same = 0
  while (same < most - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) }
}

/** Lines of their own after the line of the cursor; `mark` characters of the first line come before what is selected. */
function block(text: string, at: number, lines: string, mark: number, selected: number): Edit | null {
  if (inFrontMatter(text, at)) return null
  const end = lineEnd(text, at)
  const empty = text.slice(lineStart(text, at), end).trim() === ''
  const from = empty ? lineStart(text, at) : end
  const before = empty ? '' : '\n'
  const start = from + before.length + mark
  return { from, to: end, insert: before + lines + (text[end] === '\n' ? '' : '\n'), select: [start, start + selected] }
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function afterLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}
