// A local copy of what is being typed. It comes back after a lost line, a closed window or an expired session.
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue'
import { dropDraft, findDraft, keepDraft } from '@/lib/localDrafts'
import { serverNow } from './useClock'
import { useSession } from './useSession'

const QUIET = 800

/** Keeps `value` under `key` (of this person) while it changes and `may` allows; `found` is an earlier copy that the page may offer to restore. */
export function useDraft<T>(key: string, value: Ref<T>, may: () => boolean = () => true) {
  const { session } = useSession()
  const own = `${session.value?.person.id ?? 'nobody'}.${key}`
  const found = shallowRef(findDraft<T>(localStorage, own, serverNow()))
  const keptAt = ref<number | null>(null)
  const failed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let paused = false

  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    if (!may()) return
    failed.value = !keepDraft(localStorage, own, value.value, serverNow())
    if (!failed.value) keptAt.value = serverNow()
  }
  const stop = watch(value, () => {
    if (paused) return
    clearTimeout(timer)
    timer = setTimeout(keep, QUIET)
  }, { deep: true })
  const leave = () => { if (timer !== undefined) keep() }
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    leave()
    stop()
    removeEventListener('pagehide', leave)
  })

  return {
    found,
    keptAt,
    failed,
    /** Puts the earlier copy back into the form. */
    restore() {
      if (found.value !== null) value.value = found.value.value
      found.value = null
    },
    /** The person does not want the earlier copy. */
    decline() {
      found.value = null
      dropDraft(localStorage, own)
    },
    /** The server has the words: the local copy goes. */
    sent() {
      clearTimeout(timer)
      timer = undefined
      paused = true
      found.value = null
      keptAt.value = null
      dropDraft(localStorage, own)
      queueMicrotask(() => { paused = false })
    },
  }
}
