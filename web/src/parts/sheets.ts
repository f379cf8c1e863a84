// Pages as they come from the server: only what changed is sent, the rest is kept here by its hash.

/** A page of an answer; without a drawing where the asker has it already. */
export interface SentSheet { hash: string; svg?: string | null }
/** A page on the screen: its hash and the address of its picture, null as long as there is none. */
export interface Sheet { hash: string; url: string | null }
/** 已替代 */
export interface Replaced { class: string; family: string }
/** 缺字 */
export interface Missing { character: string; family?: string | null }
/** What is to be said about the pages. */
export interface SheetReport { pages: number; characters: number; rows: number[]; adjusted: string[]; replaced: Replaced[]; missing: Missing[] }

/** How many drawings that are no longer shown stay here, for whoever takes back her last words. */
const SPARE = 40

/** Addresses of drawings by hash, the least used first; `open` makes an address of a drawing, `close` gives it back. */
export class SheetStore {
  #urls = new Map<string, string>()
  #open: (svg: string) => string
  #close: (url: string) => void

  constructor(open: (svg: string) => string, close: (url: string) => void) {
    this.#open = open
    this.#close = close
  }

  /** What the server need not draw again. */
  known(): string[] {
    return [...this.#urls.keys()]
  }

  /** Takes an answer in and answers the pages to show. A page that neither side has is left without a picture. */
  take(sent: readonly SentSheet[]): Sheet[] {
    for (const { hash, svg } of sent) {
      const url = this.#urls.get(hash) ?? (svg == null ? undefined : this.#open(svg))
      if (url === undefined) continue
      this.#urls.delete(hash)
      this.#urls.set(hash, url)
    }
    const shown = new Set(sent.map((sheet) => sheet.hash))
    const spare = [...this.#urls.keys()].filter((hash) => !shown.has(hash))
    for (const hash of spare.slice(0, Math.max(0, spare.length - SPARE))) this.#drop(hash)
    return sent.map(({ hash }) => ({ hash, url: this.#urls.get(hash) ?? null }))
  }

  /** Gives every address back. */
  clear(): void {
    for (const hash of this.known()) this.#drop(hash)
  }

  #drop(hash: string) {
    const url = this.#urls.get(hash)
    if (url !== undefined) this.#close(url)
    this.#urls.delete(hash)
  }
}

/** The places, counted from 0, where a page is another one than before. */
export function changedPages(before: readonly Sheet[], after: readonly Sheet[]): number[] {
  return after.flatMap((sheet, at) => (sheet.hash === before[at]?.hash ? [] : [at]))
}

/** “3 页 · 1280 字 · 字体替代 2 类 · 缺字 1 个 · 调整 1 处”; what is nothing is left out. */
export function reportWords(report: SheetReport): string {
  const count = (many: number, before: string, after: string) => (many === 0 ? '' : `${before}${many} ${after}`)
  return [
    `${report.pages} 页`, `${report.characters} 字`, count(report.replaced.length, '字体已替代 ', '类'),
    count(report.missing.length, '缺字 ', '个'), count(report.adjusted.length, '调整 ', '处'),
  ].filter(Boolean).join(' · ')
}
