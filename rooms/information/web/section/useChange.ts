// One change of one thing on the server: what it answered, what speaks against it, and who was faster.
import { ref, shallowRef } from 'vue'
import { post, type Failure } from '@/api/client'
import type { Stale } from './types'

/** Sends changes one after another; a change that came too late leaves `stale` with what stands now. */
export function useChange<T>(accept: (now: T) => void) {
  const busy = ref('')
  const fault = shallowRef<Failure | null>(null)
  const stale = shallowRef<Stale | null>(null)
  return {
    busy,
    fault,
    stale,
    /** Answers true once the server has taken the change. `name` tells which button is busy. */
    async send(name: string, path: string, body: object): Promise<boolean> {
      if (busy.value !== '') return false
      busy.value = name
      const answer = await post<T>(path, body)
      busy.value = ''
      fault.value = answer.ok ? null : answer
      if (answer.ok) accept(answer.data)
      else if (answer.current !== undefined && answer.current !== null) {
        stale.value = answer.current as Stale
        fault.value = null
      }
      return answer.ok
    },
    forget() {
      fault.value = null
      stale.value = null
    },
  }
}
