// The five gates beside the words: asked for a moment after the last key.
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import type { Failure } from '@/api/client'
import { latest } from '@/lib/latest'
import { check, type Check, type Suppression } from '../api'

const QUIET = 500
const AGAIN = 5_000

export function useCheckup(asked: () => { text: string; suppressions: readonly Suppression[] }) {
  const report = shallowRef<Check | null>(null)
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)
  let again: ReturnType<typeof setTimeout> | undefined

  const line = latest(QUIET, (signal) => {
    clearTimeout(again)
    busy.value = true
    return check(asked(), signal)
  }, (answer) => {
    busy.value = false
    // What is refused is told beside the pages; the line that is down for a moment is told here.
    failure.value = answer.ok || !answer.retryable ? null : answer
    if (answer.ok) report.value = answer.data
    else if (answer.retryable) again = setTimeout(() => void line.now(), AGAIN)
    else report.value = null
  })

  watch(asked, ({ text }) => {
    if (text.trim() !== '') return line.touch()
    line.stop()
    clearTimeout(again)
    busy.value = false
    report.value = null
    failure.value = null
  }, { deep: true, immediate: true })
  onScopeDispose(() => {
    line.stop()
    clearTimeout(again)
  })
  return { report, failure, busy }
}
