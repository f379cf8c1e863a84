// The pages beside the words: asked for a moment after the last key, and only the pages that changed come back.
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Failure } from '@/api/client'
import { useSheets } from '@/composables/useSheets'
import { latest } from '@/lib/latest'
import type { SheetReport } from '@/parts/sheets'
import { preview, type Fault, type Grid, type Stage } from '../api'

const QUIET = 150
/** A server that is busy or out of reach is asked again by itself. */
const AGAIN = 3_000
const MARKED = 'documents.secrecy.text_unmarked'

export interface Words { text: string; grid: Grid; stage: Stage }

export function useTypeset(words: () => Words) {
  const { sheets, known, take, clear } = useSheets()
  const report = shallowRef<SheetReport | null>(null)
  const faults = shallowRef<Fault[]>([])
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)
  const asked = ref('')
  let again: ReturnType<typeof setTimeout> | undefined

  const line = latest(QUIET, (signal) => {
    clearTimeout(again)
    busy.value = true
    asked.value = words().text
    return preview({ ...words(), known: known() }, signal)
  }, (answer) => {
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
    if (!take(answer.data.sheets)) return void line.now()
    report.value = answer.data.report ?? null
  })

  watch(words, ({ text }) => {
    if (text.trim() !== '') return line.touch()
    line.stop()
    clearTimeout(again)
    busy.value = false
    faults.value = []
    failure.value = null
    report.value = null
    clear()
  }, { deep: true, immediate: true })
  onScopeDispose(() => {
    line.stop()
    clearTimeout(again)
  })

  return { sheets, report, faults, failure, busy, asked, retry: () => void line.now(), isMarked: () => failure.value?.refused.some((one) => one.code === MARKED) ?? false }
}
