// The four gates, live: asks the server a moment after the last key, and keeps the text that the report speaks of.
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { post } from '@/api/client'
import type { Checkup } from '../api'
import type { Texts } from './marks'
import { inputOf, isAside, type Form } from './words'

const QUIET = 400

/** What is set aside, by name: what is owed goes by its rule alone, and a reason for it changes nothing in the list. */
const asides = (reasons: Record<string, string>) => Object.keys(reasons).filter(isAside).join('\n')

/** The report on `form`; `checked` is the text that it was made upon. */
export function useCheck(form: () => Form, item: () => { id: string | null; evidence: number }, reasons: () => Record<string, string>) {
  const report = shallowRef<Checkup | null>(null)
  const checked = shallowRef<Texts>({ title: '', body: '' })
  const busy = ref(false)
  const trouble = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop: AbortController | undefined

  async function run(): Promise<void> {
    clearTimeout(timer)
    stop?.abort()
    const now = form()
    if (now.title.trim() === '' && now.body.trim() === '') {
      report.value = null
      busy.value = false
      return
    }
    const mine = (stop = new AbortController())
    const draft = inputOf(now)
    const { id, evidence } = item()
    busy.value = true
    const answer = await post<Checkup>('/api/check', { ...draft.text, focus: draft.focus, submission: id, evidence, reasons: reasons() }, { signal: mine.signal })
    if (mine.signal.aborted) return
    busy.value = false
    trouble.value = answer.ok ? '' : answer.calm
    if (!answer.ok) return
    checked.value = { title: draft.text.title, body: draft.text.body }
    report.value = answer.data
  }

  watch(() => [form(), item().evidence, asides(reasons())], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void run(), QUIET)
  }, { deep: true, immediate: true })
  onScopeDispose(() => {
    clearTimeout(timer)
    stop?.abort()
  })
  return { report, checked, busy, trouble, run }
}
