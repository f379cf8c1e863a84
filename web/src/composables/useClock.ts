// The server's clock. Time limits are reckoned by it, never by the clock of this machine.
import { onScopeDispose, readonly, ref } from 'vue'

let offset = 0
const now = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined

/** Learns the server's time from any answer that carries it. */
export function setServerTime(at: string): void {
  const told = Date.parse(at)
  if (Number.isNaN(told)) return
  offset = told - Date.now()
  now.value = told
}

/** Milliseconds of the server's clock, now. */
export function serverNow(): number {
  return Date.now() + offset
}

/** A reactive `now` that moves every second while somebody looks at it. */
export function useClock() {
  users += 1
  now.value = serverNow()
  timer ??= setInterval(() => { now.value = serverNow() }, 1000)
  onScopeDispose(() => {
    users -= 1
    if (users > 0) return
    clearInterval(timer)
    timer = undefined
  })
  return { now: readonly(now) }
}
