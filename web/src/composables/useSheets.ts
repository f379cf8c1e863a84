// The pages of one document on the screen: pictures by address, so that nothing in a drawing is ever built into the page.
import { onScopeDispose, shallowRef } from 'vue'
import { SheetStore, type SentSheet, type Sheet } from '@/parts/sheets'

export function useSheets() {
  const store = new SheetStore((svg) => URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })), (url) => URL.revokeObjectURL(url))
  const sheets = shallowRef<Sheet[]>([])
  onScopeDispose(() => store.clear())
  return {
    sheets,
    /** The hashes to send along. */
    known: () => store.known(),
    /** Shows an answer; false where a page came without a drawing that is no longer here, so that one has to ask again. Pages that were not
     *  asked for, counted from 1, may come without. */
    take(sent: readonly SentSheet[], asked?: readonly number[]): boolean {
      const next = store.take(sent)
      if (next.some((sheet, at) => sheet.url === null && (asked?.includes(at + 1) ?? true))) {
        store.clear()
        return false
      }
      sheets.value = next
      return true
    },
    clear() {
      sheets.value = []
      store.clear()
    },
  }
}
