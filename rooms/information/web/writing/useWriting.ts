// One text on its way to the server: kept here at each key, sent every few seconds, never lost when somebody else was faster.
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { commandKey, type Answer, type Failure } from '@/api/client'
import { serverNow } from '@/composables/useClock'
import { showToast } from '@/composables/useToast'
import { clock } from '@/lib/timeLeft'
import { change, openDraft, readSubmission, type DraftInput, type Stale, type Submission } from '../api'
import type { Texts } from './marks'
import { useLocalCopy } from './useLocalCopy'
import { EMPTY, formOf, inputOf, inState, sameForm, storable, type Form } from './words'

const QUIET = 5_000
const LONGEST = 30_000
const AGAIN = 8_000
const MARKED = 'information.secrecy.marked'

export type SaveState = 'none' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused' | 'marked' | 'stale'

/** The text being written. `fresh` names its copy on this machine until the server knows it; `opened` is told once it has an address of its own. */
export function useWriting(fresh: string, opened: (id: string) => void) {
  const form = ref<Form>({ ...EMPTY })
  const item = shallowRef<Submission | null>(null)
  const saved = shallowRef<Form>({ ...EMPTY })
  const reasons = ref<Record<string, string>>({})
  const state = ref<SaveState>('none')
  const savedAt = ref<number | null>(null)
  const restoredAt = ref<number | null>(null)
  const fault = shallowRef<Failure | null>(null)
  const stale = shallowRef<Stale | null>(null)
  const local = useLocalCopy(() => item.value?.id ?? fresh, () => ({ form: form.value, version: item.value?.version ?? null, reasons: reasons.value }))
  const dirty = computed(() => !sameForm(form.value, saved.value))
  const unexplained = computed(() => Object.entries(reasons.value).filter(([rule, words]) => words.trim().length > 1 && words.trim() !== explained(rule)))
  let line: Promise<unknown> = Promise.resolve()
  let opening: { draft: DraftInput; key: string; form: Form } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0
  let reading = false

  const explained = (rule: string) => item.value?.owed.find((one) => one.about === rule)?.words ?? ''

  watch([form, reasons], () => {
    if (reading) return
    // What carries a mark of classification is not kept anywhere, not even here.
    if (state.value !== 'marked') local.touch()
    if (!dirty.value) return
    if (state.value === 'none' || state.value === 'saved') state.value = 'waiting'
    since ||= serverNow()
    later(serverNow() - since > LONGEST ? 0 : QUIET)
  }, { deep: true })

  const online = () => { if (state.value === 'offline') void flush() }
  addEventListener('online', online)
  onScopeDispose(() => {
    clearTimeout(timer)
    removeEventListener('online', online)
    if (dirty.value && state.value !== 'stale') void flush()
  })

  function later(wait: number) {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), wait)
  }

  /** Calls to the server stand in line: each names the version that the one before it made. */
  function inLine<T>(run: () => Promise<T>): Promise<T> {
    const next = line.then(run, run)
    line = next.catch(() => undefined)
    return next
  }

  /** Sends what is not there yet; true when the server has everything. */
  function flush(): Promise<boolean> {
    clearTimeout(timer)
    return inLine(send)
  }

  async function send(): Promise<boolean> {
    if (stale.value !== null) return false
    if (!dirty.value && item.value !== null) return true
    if (!storable(form.value)) return false
    since = 0
    state.value = 'saving'
    if (item.value === null) return begin()
    const sent = { ...form.value }
    return took(await change(item.value.id, 'save', item.value.version, inputOf(sent)), sent)
  }

  /** A new text. The same words go under the same key until the server has answered, so that a lost line makes no second draft. */
  async function begin(): Promise<boolean> {
    opening ??= { draft: inputOf(form.value), key: commandKey(), form: { ...form.value } }
    const { draft, key, form: sent } = opening
    const answer = await openDraft(draft, key)
    if (answer.ok || !answer.retryable) opening = null
    if (!took(answer, sent)) return false
    local.drop(fresh)
    if (item.value) opened(item.value.id)
    return dirty.value ? send() : true
  }

  function took(answer: Answer<Submission>, sent: Form): boolean {
    if (answer.ok) {
      item.value = answer.data
      saved.value = sent
      savedAt.value = serverNow()
      fault.value = null
      state.value = dirty.value ? 'waiting' : 'saved'
      if (dirty.value || unexplained.value.length > 0) local.touch()
      else local.drop()
      if (dirty.value) later(QUIET)
      return true
    }
    if (answer.current !== undefined && answer.current !== null) {
      stale.value = answer.current as Stale
      state.value = 'stale'
      local.touch()
    } else if (answer.retryable) {
      state.value = 'offline'
      later(AGAIN)
    } else {
      fault.value = answer
      state.value = answer.refused.some((reason) => reason.code === MARKED) ? 'marked' : 'refused'
      if (state.value === 'marked') local.drop()
    }
    return false
  }

  /** One verb upon what the server has, after everything before it has arrived. */
  function act(verb: string, more: object = {}): Promise<boolean> {
    return inLine(async () => {
      if (!(await send()) || item.value === null) return false
      return took(await change(item.value.id, verb, item.value.version, more), saved.value)
    })
  }

  return {
    form, item, state, savedAt, restoredAt, fault, stale, reasons, dirty, unexplained, flush, act,
    /** A new text, or the one that was not sent when the window closed. */
    start(first: Partial<Form>) {
      const copy = local.find()
      if (copy !== null && (copy.value.form.title + copy.value.form.body).trim() !== '') {
        form.value = { ...EMPTY, ...copy.value.form }
        reasons.value = { ...copy.value.reasons }
        restoredAt.value = copy.at
      } else form.value = { ...EMPTY, ...first }
    },
    /** The item as it stands, with the words of this machine where they did not arrive. Answers the failure, if any. */
    async open(id: string): Promise<Failure | null> {
      const answer = await readSubmission(id)
      if (!answer.ok) return answer
      take(answer.data)
      const copy = local.find()
      if (copy === null || !inState(answer.data.can, 'save')) return null
      reasons.value = { ...reasons.value, ...copy.value.reasons }
      if (sameForm(copy.value.form, saved.value)) return null
      form.value = { ...EMPTY, ...copy.value.form }
      if (copy.value.version === answer.data.version) {
        restoredAt.value = copy.at
        later(QUIET)
      } else {
        stale.value = { version: answer.data.version, state: answer.data.state, title: saved.value.title, body: saved.value.body }
        state.value = 'stale'
      }
      return null
    },
    /** The evidence changed: the item comes anew, the words stay. */
    refresh: () => inLine(async () => {
      if (item.value === null) return
      const answer = await readSubmission(item.value.id)
      if (answer.ok && answer.data.version === item.value.version) item.value = answer.data
    }),
    /** Back to what the server has, or to an empty page. */
    forget() {
      local.drop()
      restoredAt.value = null
      fault.value = null
      form.value = { ...saved.value }
      state.value = 'none'
    },
    keepMine(texts?: Texts) {
      const now = stale.value
      if (now === null || item.value === null) return
      item.value = { ...item.value, version: now.version }
      if (texts) form.value = { ...form.value, ...texts }
      saved.value = { ...saved.value, title: now.title ?? '', body: now.body ?? '' }
      stale.value = null
      void flush()
    },
    async takeTheirs() {
      if (item.value === null) return
      const mine = { ...form.value }
      local.aside(mine)
      const answer = await readSubmission(item.value.id)
      if (!answer.ok) return
      take(answer.data)
      stale.value = null
      local.drop()
      showToast({ words: '已换成对方的稿子。您的稿子仍在本机。', action: { label: '找回我的稿子', run: () => { form.value = mine } } })
    },
  }

  function take(now: Submission) {
    reading = true
    item.value = now
    saved.value = formOf(now)
    form.value = formOf(now)
    reasons.value = Object.fromEntries(now.owed.map((one) => [one.about, one.words]))
    state.value = 'none'
    queueMicrotask(() => { reading = false })
  }
}

/** “10:42 已自动保存”: where the words are. */
export function saveWords(state: SaveState, savedAt: number | null, stands: string): string {
  switch (state) {
    case 'none': return stands === '' ? '还没有保存' : stands
    case 'waiting': return '有改动，马上保存'
    case 'saving': return '正在保存…'
    case 'saved': return savedAt === null ? '已保存' : `${clock(savedAt)} 已自动保存`
    case 'offline': return '连不上服务器，已存在本机，连上后自动送达'
    case 'refused': return '没有保存，原因见下方'
    case 'marked': return '带有密级标志，没有保存'
    case 'stale': return '对方也改了，等您选定'
  }
}
