// Keys of a page. Single letters rest while somebody types.
import { onScopeDispose } from 'vue'

/** Written as 'Ctrl+K', 'F8', 'J', '?'; letters without a modifier never fire inside a field. What answers false has no use for the key, and the next one may. */
export type Hotkeys = Record<string, (event: KeyboardEvent) => unknown>

export function useHotkeys(keys: Hotkeys): void {
  const wanted = new Map(Object.entries(keys).map(([name, run]) => [name.toLowerCase(), run]))
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return
    const run = wanted.get(nameOf(event))
    if (!run) return
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1
    if (plain && (typing(event.target) || document.querySelector('dialog[open]') !== null)) return
    if (run(event) !== false) event.preventDefault()
  }
  document.addEventListener('keydown', onKey)
  onScopeDispose(() => document.removeEventListener('keydown', onKey))
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key.toLowerCase()
  const shift = event.shiftKey && key.length > 1 ? 'shift+' : ''
  return `${event.ctrlKey || event.metaKey ? 'ctrl+' : ''}${event.altKey ? 'alt+' : ''}${shift}${key === '？' ? '?' : key}`
}

function typing(target: EventTarget | null): boolean {
  // A box that was ticked with the space bar takes no letters: the keys of the page go on working there.
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'file'].includes(target.type)
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Whether a dialog stands open in front of this part of the page. */
export function isBehindDialog(part: Element | null | undefined): boolean {
  const open = document.querySelector('dialog[open]')
  return open !== null && !open.contains(part ?? null)
}
