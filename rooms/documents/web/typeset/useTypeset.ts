// The pages beside the words: asked for a moment after the last key; drawn are only those in view, and only those that changed.
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Failure } from '@/api/client'
import { useSheets } from '@/composables/useSheets'
import { latest } from '@/lib/latest'
import type { SheetReport } from '@/parts/sheets'
import { preview, type Fault, type Grid, type Picture, type Stage } from '../api'

const QUIET = 150
/** Whoever scrolls comes past pages that are not wanted. */
const SCROLLED = 80
/** A server that is busy or out of reach is asked again by itself. */
const AGAIN = 3_000
const MARKED = 'documents.secrecy.text_unmarked'

export interface Words { text: string; pictures: readonly Picture[]; grid: Grid; stage: Stage }

export function useTypeset(words: () => Words) {
  const { sheets, known, take, clear } = useSheets()
  const report = shallowRef<SheetReport | null>(null)
  const faults = shallowRef<Fault[]>([])
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)
  const asked = ref('')
  /** The words of the pages that are shown; those on the page may be ahead of them. */
  let shown: Words | null = null
  /** The pages to have a picture of, from 1. */
  let seen: readonly number[] = [1, 2]
  let now = words()
  let again: ReturnType<typeof setTimeout> | undefined

  const lacking = () => seen.filter((page) => sheets.value[page - 1]?.url === null)

  const line = latest(QUIET, (signal) => {
    clearTimeout(again)
    fill.stop()
    busy.value = true
    now = words()
    asked.value = now.text
    const pages = [...seen]
    return preview({ ...now, known: known(), pages }, signal).then((answer) => ({ answer, pages }))
  }, ({ answer, pages }) => {
    busy.value = false
    failure.value = answer.ok ? null : answer
    if (!answer.ok) {
      if (answer.retryable) again = setTimeout(() => void line.now(), AGAIN)
      else faults.value = []
      return
    }
    faults.value = answer.data.faults
    // The pages of the last whole text stay while a fault is being mended.
    if (answer.data.faults.length > 0 || answer.data.sheets.length === 0) return
    if (!take(answer.data.sheets, pages)) return void line.now()
    shown = now
    report.value = answer.data.report ?? null
    if (lacking().length > 0) fill.touch()
  })

  /** Draws what came into view, of the pages as they are shown. */
  const fill = latest(SCROLLED, async (signal) => {
    const pages = lacking()
    if (shown === null || pages.length === 0) return null
    return { answer: await preview({ ...shown, known: known(), pages }, signal), pages }
  }, (filled) => {
    if (filled === null) return
    const { answer, pages } = filled
    if (!answer.ok) {
      if (answer.retryable) again = setTimeout(() => void fill.now(), AGAIN)
      return
    }
    const same = answer.data.sheets.length === sheets.value.length && answer.data.sheets.every((sheet, at) => sheet.hash === sheets.value[at]?.hash)
    if (same && !take(answer.data.sheets, pages)) void line.now()
  })

  watch(words, ({ text }) => {
    if (text.trim() !== '') return line.touch()
    line.stop()
    fill.stop()
    clearTimeout(again)
    busy.value = false
    faults.value = []
    failure.value = null
    report.value = null
    shown = null
    clear()
  }, { deep: true, immediate: true })
  onScopeDispose(() => {
    line.stop()
    fill.stop()
    clearTimeout(again)
  })

  return {
    sheets, report, faults, failure, busy, asked, retry: () => void line.now(), isMarked: () => failure.value?.refused.some((one) => one.code === MARKED) ?? false,
    /** These pages are in view now. */
    see(pages: readonly number[]) {
      seen = pages
      if (lacking().length > 0) fill.touch()
    },
    /** Every page has its picture, for the printer. */
    async all() {
      seen = sheets.value.map((_, at) => at + 1)
      if (lacking().length > 0) await fill.now()
    },
  }
}
