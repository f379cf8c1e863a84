// Paste into a plain field: words and paragraphs come, formats stay outside.
import { cleanClipboard } from '@/lib/pasteClean'

/** A handler for `@paste` on an input or textarea; `how` names what cleans. The field's own undo keeps working. */
export function usePasteClean(how: () => typeof cleanClipboard = () => cleanClipboard) {
  return (event: ClipboardEvent) => {
    const field = event.target
    const data = event.clipboardData
    if (!data || !(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return
    const clean = how()(data)
    const text = field instanceof HTMLInputElement ? clean.replace(/\s*\n\s*/g, ' ') : clean
    if (text === '') return
    event.preventDefault()
    // The old command is the only one that keeps the field's undo; where it is refused the text is set directly.
    if (!document.execCommand('insertText', false, text)) {
      field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
      field.dispatchEvent(new Event('input', { bubbles: true }))
    }
  }
}
