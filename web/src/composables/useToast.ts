// Short words about what just happened. They stay long enough to be read and are announced politely.
import { readonly, ref } from 'vue'

export type ToastTone = 'plain' | 'done' | 'trouble' | 'urgent'
export interface ToastWords { words: string; tone?: ToastTone; href?: string; action?: { label: string; run: () => void } }
export interface ToastEntry extends ToastWords { id: number; tone: ToastTone }

const entries = ref<ToastEntry[]>([])
let last = 0

/** Shows one toast; trouble and urgent ones stay until they are closed. */
export function showToast(toast: ToastWords): number {
  last += 1
  const entry: ToastEntry = { ...toast, id: last, tone: toast.tone ?? 'plain' }
  entries.value = [...entries.value.slice(-3), entry]
  if (entry.tone === 'plain' || entry.tone === 'done') setTimeout(() => closeToast(entry.id), 5000 + entry.words.length * 80)
  return entry.id
}

/** Takes one toast away. */
export function closeToast(id: number): void {
  entries.value = entries.value.filter((entry) => entry.id !== id)
}

export function useToast() {
  return { entries: readonly(entries), showToast, closeToast }
}
