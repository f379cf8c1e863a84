// The one call behind the desk page and the counts of the navigation.
import { readonly, ref, shallowRef } from 'vue'
import { get, type Failure } from '@/api/client'
import type { Desk } from '@/api/types'

const desk = shallowRef<Desk | null>(null)
const fault = shallowRef<Failure | null>(null)
const loading = ref(false)
let running: Promise<void> | null = null

/** The desk, shared by shell and page. */
export function useDesk() {
  return { desk: readonly(desk), fault: readonly(fault), loading: readonly(loading), refresh, forget }
}

function refresh(): Promise<void> {
  return (running ??= load())
}

function forget(): void {
  desk.value = null
}

async function load(): Promise<void> {
  loading.value = true
  const answer = await get<Desk>('/api/desk')
  loading.value = false
  running = null
  if (answer.ok) desk.value = answer.data
  fault.value = answer.ok ? null : answer
}
