// A unit doubts its points; the section answers after the limit: not without saying why, and everybody sees that it was late.
// A server of its own, opened again seventeen days on.
import assert from 'node:assert/strict'
import { clean } from './hands.mjs'
import { cardsOf, enter } from './people.mjs'
import { startServer } from './server.mjs'

const ASKED = '2026-11-23'
/** Five working days are long over. */
const ANSWERED = '2026-12-10'
const WORDS = '本季有一条采用没有计分，凭据：采用登记和原刊，请复核本季全部积分。'
const ANSWER = '经核对原刊和登记，本季采用都已计分，维持原记。'
const EXCUSE = '调阅上级刊物原件用了两周。'
const EXPECTED = /status of (401|404|409|422)|EventSource/

/** Starts its own server, walks, and ends it. */
export async function review(browser, ledger) {
  const server = await startServer({ today: ASKED })
  const pages = []
  try {
    const cards = await cardsOf(server.url)
    const as = async (url, card, view) => {
      const page = await enter(browser, url, cards.get(card), view)
      pages.push(page)
      return page
    }
    await ledger.story('积分复核晚答', steps({ as, server, url: server.url, chief: null, path: '' }), browser)
    await ledger.check('积分复核晚答：浏览器没有报错', () => {
      for (const page of pages) assert.deepEqual(page.complaints.filter((one) => !EXPECTED.test(one)), [])
    }, browser)
  } finally {
    for (const page of pages) await page.context().close()
    await server.close()
  }
}

function steps(walk) {
  return [
    ['负责人对本季积分申请复核，直接送信息科', async () => {
      const page = await walk.as(walk.url, 'unit-head')
      await page.goto(`${walk.url}/information/board`)
      await page.getByRole('button', { name: '申请复核' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^复核什么/).selectOption('total')
      await dialog.getByLabel(/^哪里不对/).fill(WORDS)
      await dialog.getByRole('button', { name: '送信息科' }).click()
      await page.getByText('已送信息科复核').waitFor()
      await page.getByText(WORDS).first().waitFor()
      await page.getByText(/前答复/).first().waitFor()
      walk.path = new URL(page.url()).pathname
      await clean(page)
      // The program ends under this page: what it would say about the line is no fault.
      await page.context().close()
    }],
    ['过了时限，信息科看到已超期', async () => {
      walk.url = await walk.server.reopen(ANSWERED)
      const page = (walk.chief = await walk.as(walk.url, 'section-chief'))
      await page.goto(`${walk.url}${walk.path}`)
      await page.getByText(/已超|超期|逾期/).first().waitFor()
      await clean(page)
    }],
    ['晚于时限答复，不写原因不能答复', async () => {
      const page = walk.chief
      await page.getByRole('button', { name: '答复', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: '维持原记' }).check()
      await dialog.getByLabel(/^理由/).fill(ANSWER)
      await dialog.getByRole('button', { name: '答复', exact: true }).click()
      await dialog.getByRole('alert').getByText(/已过答复时限，没有写明原因/).first().waitFor()
      await clean(page)
      await dialog.getByLabel(/^为什么晚了/).fill(EXCUSE)
      await dialog.getByRole('button', { name: '答复', exact: true }).click()
      await page.getByText('已答复，申请的同志会收到').waitFor()
      await page.getByText(/晚于时限$/).first().waitFor()
      await page.goto(`${walk.url}/information/reviews?list=closed`)
      await page.getByRole('row').filter({ has: page.locator(`a[href="${walk.path}"]`) }).getByText(/（晚）/).waitFor()
      await clean(page)
    }],
    ['单位在手机上看到答复、晚了和为什么晚', async () => {
      const page = await walk.as(walk.url, 'unit-head', { screen: 'phone' })
      await page.goto(`${walk.url}${walk.path}`)
      for (const words of [ANSWER, EXCUSE]) await page.getByText(words).first().waitFor()
      await page.getByText(/晚于时限$/).first().waitFor()
      await clean(page)
    }],
  ]
}
