import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

/** The variables that hold under a list of root selectors, later ones winning. */
function tokens(...selectors: string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const selector of selectors) {
    const start = css.indexOf(`\n${selector} {`)
    const body = css.slice(start, css.indexOf('\n}', start))
    for (const match of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)) found.set(match[1]!, match[2]!)
  }
  return found
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

const LIGHT = ':root'
const DARK = ':root[data-theme="dark"]'
const HIGH = ':root[data-contrast="high"]'
const DARK_HIGH = ':root[data-theme="dark"][data-contrast="high"]'
const MODES: [string, string[], number][] = [['浅色', [LIGHT], 4.5], ['深色', [LIGHT, DARK], 4.5], ['浅色高对比', [LIGHT, HIGH], 7], ['深色高对比', [LIGHT, DARK, HIGH, DARK_HIGH], 7]]
const GROUNDS = ['page', 'card', 'inset', 'hover']
const WORDS: [string, string[]][] = [
  ['text', [...GROUNDS, 'act-soft', 'red-soft', 'yellow-soft']], ['text-soft', [...GROUNDS, 'red-soft', 'act-soft']], ['text-faint', [...GROUNDS, 'act-soft']], ['act-soft-text', [...GROUNDS, 'act-soft', 'red-soft']],
  ['act-text', ['act', 'act-hover']], ['red', ['red-soft', 'card', 'inset', 'page']], ['yellow', ['yellow-soft', 'card']], ['green', ['green-soft', 'card']], ['blue', ['blue-soft']], ['gray', ['gray-soft']], ['strip-text', ['strip']],
]

describe.each(MODES)('%s的对比度', (_, selectors, least) => {
  const value = tokens(...selectors)
  it.each(WORDS)(`--%s is readable on its grounds`, (word, grounds) => {
    for (const ground of grounds) expect(contrast(value.get(word)!, value.get(ground)!), `${word} on ${ground}`).toBeGreaterThanOrEqual(least)
  })
  it('keeps white readable in the top bar and the edges of fields visible', () => {
    expect(contrast('#ffffff', value.get('bar')!)).toBeGreaterThanOrEqual(4.5)
    expect(contrast('#ffffff', value.get('bar-field')!)).toBeGreaterThanOrEqual(4.5)
    for (const ground of ['card', 'page']) expect(contrast(value.get('line-strong')!, value.get(ground)!)).toBeGreaterThanOrEqual(3)
    expect(contrast(value.get('focus')!, value.get('page')!)).toBeGreaterThanOrEqual(3)
  })
})
