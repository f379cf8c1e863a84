// The whole walk through the browser: the house by itself, a circular and a review on servers of their own, then one server with three years of data, the stories, official documents, text that was written before, the search, and every page.
// `node e2e/all.mjs [shell] [circular] [review] [journey] [typeset] [reuse] [search] [routes]`; without words all of them. Its last line is `N passed, M failed`.
import { openBrowser } from './browser.mjs'
import { Ledger, seconds } from './ledger.mjs'
import { startServer } from './server.mjs'

const PARTS = ['shell', 'circular', 'review', 'journey', 'typeset', 'reuse', 'search', 'routes']
/** These need no server, or bring their own. */
const ALONE = ['shell', 'circular', 'review']
const asked = process.argv.slice(2)
const wanted = PARTS.filter((part) => asked.length === 0 || asked.includes(part))
const ledger = new Ledger()
const browser = await openBrowser()
let server = null
try {
  for (const part of wanted) {
    const begun = performance.now()
    const run = (await import(`./${part}.mjs`))[part]
    if (ALONE.includes(part)) await run(browser, ledger)
    else await run(browser, (server ??= await startServer()).url, ledger)
    console.log(`${part}：${seconds(begun)}`)
  }
} catch (fault) {
  await ledger.check('走查', () => { throw fault }, browser)
} finally {
  await browser.close()
  await server?.close()
}
ledger.end()
