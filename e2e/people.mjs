// The roles of the demonstration, each in a browser of her own, entered by her card on the log-in page.
import { openPage } from './browser.mjs'

/** The cards as the server lists them, by id. */
export async function cardsOf(url) {
  const answer = await fetch(`${url}/api/demo/cards`)
  return new Map((await answer.json()).map((card) => [card.id, card]))
}

/** A page with this person logged in, standing at `path`. */
export async function enter(browser, url, card, { path = '/', ...view } = {}) {
  const page = await openPage(browser, view)
  page.setDefaultTimeout(20_000)
  await page.goto(`${url}/login?back=${encodeURIComponent(path)}`)
  await page.getByRole('button', { name: new RegExp(card.name) }).click()
  await page.waitForURL((at) => at.pathname !== '/login')
  await page.locator('main h1').first().waitFor()
  return page
}

/** Waits until the page stands still: nothing being read, nothing on its way. */
export async function still(page) {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.skeleton:not(.parts *), [aria-busy="true"]:not(.parts *)') === null && document.fonts.status === 'loaded')
}
