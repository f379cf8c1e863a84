// The one door to the server: adds the CSRF token and a fresh command key, waits for a new log-in, and answers in plain words.
import createClient from 'openapi-fetch'
import { fileNameOf } from '@/lib/fileName'
import { failure, readAnswer, type Answer } from './answer'
import type { paths } from './schema'

export type { Answer, Failure } from './answer'

interface Door {
  csrf: () => string
  /** Called on 401; answers true once the same person has logged in again. */
  logInAgain: () => Promise<boolean>
  /** Told whether the server was reached. */
  reached: (yes: boolean) => void
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])
let door: Door = { csrf: () => '', logInAgain: () => Promise.resolve(false), reached: () => undefined }

/** Connects the client to the session; called once by `useSession`. */
export function installDoor(next: Door): void {
  door = next
}

/** A new key for one intended command; a repeat of the same intent must reuse it. */
export function commandKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The typed client of the generated schema, for rooms: `await settle(api.POST('/api/…', { body }))`. */
export const api = createClient<paths>({ baseUrl: '', fetch: (request) => guarded(request) })

/** Turns a call of the typed client into an `Answer`. */
export async function settle<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Answer<T>> {
  try {
    const { data, error, response } = await call
    return response.ok ? { ok: true, data: data as T } : failure(response.status, error)
  } catch {
    return failure(0, null)
  }
}

export interface CallOptions {
  query?: Record<string, string | number | boolean | null | undefined>
  body?: unknown
  /** Reuse the key of an earlier try of the same intent. */
  key?: string
  signal?: AbortSignal
  /** A 401 is an answer here, not a lost session (the log-in itself). */
  anonymous?: boolean
}

export const get = <T>(path: string, options: CallOptions = {}) => call<T>('GET', path, options)
export const post = <T>(path: string, body?: unknown, options: CallOptions = {}) => call<T>('POST', path, { ...options, body })
export const put = <T>(path: string, body?: unknown, options: CallOptions = {}) => call<T>('PUT', path, { ...options, body })
export const remove = <T>(path: string, options: CallOptions = {}) => call<T>('DELETE', path, options)

/** A file as it came, and the name that the server gives it. */
export interface SentFile { content: Blob; name: string }

/** Sends words and takes a file back; `otherwise` is its name where the server gives none. */
export const postForFile = (path: string, body: unknown, otherwise: string) =>
  fileOf(new Request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }), otherwise)

/** Takes a file; `otherwise` is its name where the server gives none. */
export const getFile = (path: string, otherwise: string) => fileOf(new Request(path), otherwise)

async function fileOf(request: Request, otherwise: string): Promise<Answer<SentFile>> {
  try {
    const response = await guarded(request)
    if (!response.ok) return await readAnswer<SentFile>(response)
    return { ok: true, data: { content: await response.blob(), name: fileNameOf(response.headers.get('Content-Disposition'), otherwise) } }
  } catch {
    return failure(0, null)
  }
}

async function call<T>(method: string, path: string, options: CallOptions): Promise<Answer<T>> {
  const headers = new Headers({ Accept: 'application/json' })
  if (options.key) headers.set('Idempotency-Key', options.key)
  const init: RequestInit = { method, headers, signal: options.signal ?? null }
  if (options.body !== undefined) {
    headers.set('Content-Type', 'application/json')
    init.body = JSON.stringify(options.body)
  }
  try {
    return await readAnswer<T>(await guarded(new Request(address(path, options.query), init), options.anonymous === true ? 'anonymous' : 'person'))
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') return { ...failure(0, null), calm: '' }
    return failure(0, null)
  }
}

/** Sends one request the way the server wants it. A lost session asks for a new log-in over the page, then sends the same words again. */
async function guarded(request: Request, as: 'person' | 'anonymous' = 'person'): Promise<Response> {
  if (!SAFE.has(request.method) && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', commandKey())
  const again = request.clone()
  const response = await send(request)
  if (response.status !== 401 || as === 'anonymous') return response
  return (await door.logInAgain()) ? send(again) : response
}

async function send(request: Request): Promise<Response> {
  if (!SAFE.has(request.method)) request.headers.set('X-CSRF-Token', door.csrf())
  try {
    const response = await fetch(request)
    door.reached(true)
    return response
  } catch (fault) {
    if (!(fault instanceof DOMException && fault.name === 'AbortError')) door.reached(false)
    throw fault
  }
}

function address(path: string, query: CallOptions['query']): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The token for the one sender that is not `fetch`: uploads. */
export function csrfToken(): string {
  return door.csrf()
}
