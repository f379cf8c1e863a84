// The copy of the text on this machine. Its key follows the item: a new text gets the item's own key once the server has it.
import { onScopeDispose } from 'vue'
import { serverNow } from '@/composables/useClock'
import { useSession } from '@/composables/useSession'
import { dropDraft, findDraft, keepDraft, type LocalDraft } from '@/lib/localDrafts'
import type { Form } from './words'

const QUIET = 250
/** What is kept: the words, and the version that they were written upon. */
export interface Copy { form: Form; version: number | null; reasons: Record<string, string> }

export function useLocalCopy(key: () => string, copy: () => Copy) {
  const { session } = useSession()
  const full = (name: string) => `${session.value?.person.id ?? 'nobody'}.information.${name}`
  let timer: ReturnType<typeof setTimeout> | undefined

  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    return keepDraft(localStorage, full(key()), copy(), serverNow())
  }
  const leave = () => { if (timer !== undefined) keep() }
  addEventListener('pagehide', leave)
  onScopeDispose(() => {
    leave()
    removeEventListener('pagehide', leave)
  })
  return {
    find: (): LocalDraft<Copy> | null => findDraft<Copy>(localStorage, full(key()), serverNow()),
    /** Keeps what stands now, a moment later. */
    touch() {
      clearTimeout(timer)
      timer = setTimeout(keep, QUIET)
    },
    /** Another text of mine that was put aside, so that nothing is lost. */
    aside(form: Form) { keepDraft(localStorage, full(`${key()}.aside`), form, serverNow()) },
    drop(name = key()) {
      clearTimeout(timer)
      timer = undefined
      dropDraft(localStorage, full(name))
    },
  }
}
