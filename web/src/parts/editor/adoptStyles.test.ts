import { StyleModule } from 'style-mod'
import { describe, expect, it } from 'vitest'
import { adoptStyles } from './adoptStyles'

/** A document that counts what is put into its head. */
function fakePage() {
  const rules: string[] = []
  const added: string[] = []
  class Sheet { insertRule(rule: string) { rules.push(rule) } }
  const page = {
    head: { insertBefore: () => added.push('style'), firstChild: null }, adoptedStyleSheets: [] as unknown[], defaultView: { CSSStyleSheet: Sheet },
    createElement: () => { added.push('element'); return {} },
  }
  return { page, rules, added }
}

describe('编辑器：严格的内容策略', () => {
  it('brings the styles of the editor as adopted sheets, never as a style element', () => {
    const { page, rules, added } = fakePage()
    adoptStyles(page as unknown as Document)
    StyleModule.mount(page as unknown as Document, [new StyleModule({ '.x': { color: 'red' } })])
    expect(rules).toEqual(['.x {color: red;}'])
    expect(page.adoptedStyleSheets.length).toBe(1)
    expect(added).toEqual([])
  })

  it('may be called again for another editor', () => {
    const { page, rules } = fakePage()
    adoptStyles(page as unknown as Document)
    const module = new StyleModule({ '.y': { color: 'blue' } })
    StyleModule.mount(page as unknown as Document, [module])
    adoptStyles(page as unknown as Document)
    StyleModule.mount(page as unknown as Document, [module])
    expect(rules.length).toBe(1)
  })
})
