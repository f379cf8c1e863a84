// What one person does on the pages, in the words that the pages use, and a keyboard that goes on until it is where it wants to be.
import assert from 'node:assert/strict'
import { axe } from './browser.mjs'
import { still } from './people.mjs'

/** The most steps of Tab that anybody should need on one page. */
const FAR = 160

/** Opens the first row of the desk's 待办 that speaks of this. */
export async function openFromDesk(page, title) {
  await page.getByRole('link', { name: '工作台' }).first().click()
  await page.getByRole('tabpanel').getByRole('link', { name: title }).first().click()
  await still(page)
}

/** Writes title and text of an item and waits until the server has them; answers its id. */
export async function writeItem(page, url, { kind, title, body }) {
  await page.goto(`${url}/information/submissions/new`)
  await page.getByLabel(/^信息类别/).selectOption({ label: kind })
  await page.getByLabel(/^标题/).fill(title)
  await page.getByLabel(/^正文/).fill(body)
  await page.getByText(/已自动保存/).waitFor()
  return idOf(page)
}

/** Whatever is still owed gets this reason; then the item goes to the checker. */
export async function explainAndSend(page, reason, verb = '送校核') {
  await page.getByRole('list', { name: '四关', exact: true }).waitFor()
  for (const field of await page.getByLabel(/^暂时补不齐的/).all()) await field.fill(reason)
  await page.getByRole('button', { name: verb }).first().click()
  await page.getByText(/^已.*，现在在.*校核/).waitFor()
  await page.waitForURL(/\/submissions\/[^/]+$/)
  await still(page)
}

/** Signs the four standards, one by one. */
export async function signGates(page, button) {
  await page.getByRole('button', { name: button }).first().click()
  const dialog = page.getByRole('dialog')
  for (const standard of ['对路', '要素全', '内容实', '文字精炼']) await dialog.getByRole('checkbox', { name: new RegExp(`^${standard}`) }).check()
  await dialog.getByText('四项已签齐').waitFor()
  await dialog.getByRole('button', { name: button }).click()
  await page.getByText(/^已办理/).waitFor()
}

/** Signs an issue at the step where it stands. */
export async function signIssue(page) {
  await page.getByRole('button', { name: /^签：/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '签', exact: true }).click()
}

export function idOf(page) {
  return /\/submissions\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? assert.fail(`没有编号：${page.url()}`)
}

/** Tab, again and again, until the place that has the focus is called so. Nothing but keys. */
export async function tabTo(page, name) {
  const seen = []
  for (let step = 0; step < FAR; step += 1) {
    const here = await focusName(page)
    if (name.test(here)) return
    seen.push(here)
    await page.keyboard.press('Tab')
  }
  assert.fail(`用 Tab 走不到 ${name}，走过：${[...new Set(seen)].join(' | ')}`)
}

/** Presses a key once the page stands still. */
export async function press(page, key) {
  await still(page)
  await page.keyboard.press(key)
}

/** What a screen reader would call the place that has the focus, near enough. */
export function focusName(page) {
  return page.evaluate(() => {
    const at = document.activeElement
    if (!at?.matches('a, button, input, select, textarea, summary, [tabindex="0"]')) return ''
    const labels = at.labels ? [...at.labels].map((label) => label.textContent) : []
    return [at.getAttribute('aria-label') ?? '', ...labels, at.matches('input, textarea, select') ? '' : at.textContent].join(' ').replace(/\s+/g, ' ').trim()
  })
}

/** Nothing for axe to say, and no sideways scrolling. */
export async function clean(page) {
  await still(page)
  const found = await axe(page)
  assert.deepEqual(found, [], JSON.stringify(found, null, 1))
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  assert.ok(over <= 0, `横向滚动 ${over} 像素：${page.url()}`)
}
