// Messages as they come: the server's stream where it holds, a quiet poll where it does not.
import { readonly, ref, shallowRef } from 'vue'
import { get, post, type Answer } from '@/api/client'
import type { Message, Messages } from '@/api/types'
import { numberOf } from '@/parts/words'
import { useDesk } from './useDesk'
import { showToast } from './useToast'

const POLL = 60_000
const items = shallowRef<Message[]>([])
const unread = ref(0)
const loaded = ref(false)
let stream: EventSource | null = null
let poll: ReturnType<typeof setInterval> | undefined

/** The messages of this person. */
export function useMessages() {
  return { items: readonly(items), unread: readonly(unread), loaded: readonly(loaded), start, stop, refresh, read, readAll }
}

function start(): void {
  if (stream !== null || poll !== undefined) return
  void refresh()
  listen()
}

function stop(): void {
  stream?.close()
  stream = null
  clearInterval(poll)
  poll = undefined
  items.value = []
  unread.value = 0
  loaded.value = false
}

async function refresh(): Promise<void> {
  accept(await get<Messages>('/api/messages'))
}

function accept(answer: Answer<Messages>): void {
  loaded.value = true
  if (!answer.ok) return
  items.value = answer.data.rows
  unread.value = numberOf(answer.data.unread)
}

async function read(id: string): Promise<void> {
  accept(await post<Messages>('/api/messages/read', { id }))
}

async function readAll(): Promise<void> {
  accept(await post<Messages>('/api/messages/read', {}))
}

function listen(): void {
  stream = new EventSource('/api/messages/stream')
  stream.addEventListener('open', () => {
    clearInterval(poll)
    poll = undefined
  })
  stream.addEventListener('message', () => void arrived())
  stream.addEventListener('error', () => {
    // The browser tries again by itself; where it has given up we ask once a minute.
    if (stream?.readyState === EventSource.CLOSED) stream = null
    poll ??= setInterval(() => void refresh(), POLL)
  })
}

/** The stream only says that there is something new; the list says what. */
async function arrived(): Promise<void> {
  const known = new Set(items.value.map((message) => message.id))
  await Promise.all([refresh(), useDesk().refresh()])
  const fresh = items.value.filter((message) => !message.read && !known.has(message.id))
  for (const message of fresh.slice(0, 2)) showToast({ words: message.text, href: message.href === '' ? undefined : message.href })
}
