// The editor brings its styles as <style> elements, which the policy of this house refuses (style-src 'self').
// Sheets made by script are allowed, and the editor's own carrier for them works for shadow roots; here the document gets the same carrier.
import { StyleModule } from 'style-mod'

/** What the carrier needs of a place for styles. */
export interface StyleRoot { ownerDocument: Document; adoptedStyleSheets: CSSStyleSheet[] }

/** Lets style modules that are mounted on `page` arrive as adopted sheets. Called before the first editor is made. */
export function adoptStyles(page: Document): void {
  const stand: StyleRoot = { ownerDocument: page, adoptedStyleSheets: [] }
  StyleModule.mount(stand as unknown as ShadowRoot, [])
  // The carrier hangs on its root under a symbol of the library.
  for (const symbol of Object.getOwnPropertySymbols(stand)) {
    if (!Object.getOwnPropertySymbols(page).includes(symbol)) Object.defineProperty(page, symbol, { value: Reflect.get(stand, symbol), writable: true, configurable: true })
  }
}
