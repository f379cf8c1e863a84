// Asks again and again for what changes all the time: a moment after the last change, one question at a time, and never an old answer.

/** What the clock of the page offers; tests bring their own. */
export interface Timers { set(run: () => void, after: number): unknown; clear(timer: unknown): void }
const BROWSER: Timers = { set: (run, after) => setTimeout(run, after), clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>) }

export interface Latest {
  /** Something changed: ask when it has been quiet for a moment. */
  touch(): void
  /** Ask at once. */
  now(): Promise<void>
  /** Forget what was asked and what was about to be. */
  stop(): void
}

/** `ask` gets a signal that tells when nobody waits for its answer any more; `answered` hears only the newest. */
export function latest<T>(quiet: number, ask: (signal: AbortSignal) => Promise<T>, answered: (answer: T) => void, timers: Timers = BROWSER): Latest {
  let timer: unknown
  let asked: AbortController | undefined

  const forget = () => {
    if (timer !== undefined) timers.clear(timer)
    timer = undefined
    asked?.abort()
    asked = undefined
  }
  const now = async () => {
    forget()
    const mine = (asked = new AbortController())
    const answer = await ask(mine.signal)
    if (mine.signal.aborted) return
    asked = undefined
    answered(answer)
  }
  return {
    touch() {
      if (timer !== undefined) timers.clear(timer)
      timer = timers.set(() => {
        timer = undefined
        void now()
      }, quiet)
    },
    now,
    stop: forget,
  }
}
