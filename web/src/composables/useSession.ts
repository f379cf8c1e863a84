// Who is at the desk. One session for the whole window.
import { computed, readonly, ref, shallowRef } from 'vue'
import { get, installDoor, post, remove, type Answer } from '@/api/client'
import type { DemoCard, Session } from '@/api/types'
import { sweepDrafts } from '@/lib/localDrafts'
import { setServerTime } from './useClock'

export type SessionState = 'unknown' | 'none' | 'present' | 'lost'

const session = shallowRef<Session | null>(null)
const state = ref<SessionState>('unknown')
const online = ref(true)
let waiting: ((again: boolean) => void)[] = []
let loading: Promise<void> | null = null

installDoor({
  csrf: () => session.value?.csrf ?? '',
  reached: (yes) => { online.value = yes },
  logInAgain: () => {
    if (session.value === null) return Promise.resolve(false)
    state.value = 'lost'
    return new Promise<boolean>((resolve) => waiting.push(resolve))
  },
})

/** The session and its verbs. */
export function useSession() {
  return {
    session: readonly(session),
    state: readonly(state),
    online: readonly(online),
    demo: computed(() => session.value?.demo === true),
    officeName: computed(() => `${session.value?.district.name ?? ''}委办政务工作平台`.replace(/^委办/, '党委办公室')),
    hasRole,
    ensure,
    logIn: (name: string, password: string) => enter(post<Session>('/api/session', { login: name, password }, { anonymous: true })),
    logInAsCard: (card: string) => enter(post<Session>('/api/demo/login', { card }, { anonymous: true })),
    demoCards: () => get<DemoCard[]>('/api/demo/cards', { anonymous: true }),
    logOut,
    giveUp,
    /** Reads the session again, as the offline banner does. */
    probe: () => load(),
  }
}

/** Whether the person holds one of `roles`; an empty list means everybody. */
export function hasRole(roles: readonly string[] | undefined): boolean {
  if (!roles || roles.length === 0) return true
  return session.value?.roles.some((role) => roles.includes(role)) ?? false
}

/** Asks the server once who is here; later calls answer at once. */
async function ensure(): Promise<Session | null> {
  if (state.value === 'unknown') await (loading ??= load())
  return session.value
}

async function load(): Promise<void> {
  const answer = await get<Session | null>('/api/session', { anonymous: true })
  loading = null
  if (answer.ok) accept(answer.data)
  else if (answer.status !== 0 && answer.status < 500) accept(null)
}

async function enter(call: Promise<Answer<Session>>): Promise<Answer<Session>> {
  const answer = await call
  if (!answer.ok) return answer
  const stranger = session.value !== null && session.value.person.id !== answer.data.person.id
  accept(answer.data)
  const released = waiting
  waiting = []
  for (const resolve of released) resolve(!stranger)
  // Another person at the same window must not see what the first had open.
  if (stranger) location.assign('/')
  return answer
}

async function logOut(): Promise<Answer<null>> {
  const answer = await remove<null>('/api/session', { anonymous: true })
  if (answer.ok || answer.status === 401) accept(null)
  return answer
}

/** The person does not log in again: what waited is answered with the loss. */
function giveUp(): void {
  const released = waiting
  waiting = []
  for (const resolve of released) resolve(false)
  accept(null)
}

function accept(next: Session | null): void {
  session.value = next
  state.value = next === null ? 'none' : 'present'
  if (next === null) return
  setServerTime(next.now)
  sweepDrafts(localStorage, next.person.id, Date.parse(next.now))
}
