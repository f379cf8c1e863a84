// Searching for matters in a certain state: the states by the names that their rooms give them, and a question that its address keeps;
// and what a page shows while a slow answer to the next question is on its way.
import assert from 'node:assert/strict'
import { axe } from './browser.mjs'
import { cardsOf, enter, still } from './people.mjs'

const LONGEST = 60_000

export async function search(browser, url, ledger) {
  const cards = await cardsOf(url)
  const page = await enter(browser, url, cards.get('editor'), { path: '/search' })
  await ledger.story('按状态搜索', byState(page, url), browser)
  await ledger.story('答复慢的时候', slowly(page, url), browser)
  await page.context().close()
}

function byState(page, url) {
  const facts = () => page.getByRole('main').locator('.hit p.muted')
  return [
    ['只看已采用的，每一条都是已采用', async () => {
      await page.getByLabel('搜索编号、标题、正文、单位').fill('社区')
      await page.getByRole('main').getByRole('button', { name: '搜索' }).click()
      await facts().first().waitFor({ timeout: LONGEST })
      await page.getByLabel('业务').selectOption({ label: '信息' })
      await page.getByLabel('状态').selectOption({ label: '已采用（信息）' })
      await page.waitForURL(/state=adopted/)
      await still(page)
      await facts().first().waitFor({ timeout: LONGEST })
      const words = await facts().allInnerTexts()
      assert.deepEqual(words.filter((one) => !one.includes('已采用')), [])
      assert.deepEqual(await axe(page), [])
    }],
    ['地址里留着条件：重新打开还是这些', async () => {
      const before = await facts().allInnerTexts()
      await page.goto(page.url())
      await facts().first().waitFor({ timeout: LONGEST })
      assert.equal(await page.getByLabel('状态').inputValue(), 'adopted')
      assert.deepEqual(await facts().allInnerTexts(), before)
    }],
    ['后退去掉这一条，清除条件全部去掉', async () => {
      await page.goto(`${url}/search?q=${encodeURIComponent('社区')}&room=information`)
      await page.getByLabel('状态').selectOption({ label: '退回修改（信息）' })
      await page.waitForURL(/state=returned/)
      await page.goBack()
      await page.waitForURL((at) => !at.searchParams.has('state'))
      assert.equal(await page.getByLabel('状态').inputValue(), '')
      await page.getByRole('button', { name: '清除条件' }).click()
      await page.waitForURL((at) => !at.searchParams.has('room'))
    }],
  ]
}

/** Each page stands with an answer; the next is held back until it was seen that what stands there is said to be the old one. */
function slowly(page, url) {
  const cases = [
    ['搜索换状态', '/search?q=%E7%A4%BE%E5%8C%BA&room=information', '/api/search', () => page.getByLabel('状态').selectOption({ label: '已采用（信息）' })],
    ['信息报送换一类', '/information/submissions?list=', '/api/information/submissions', () => page.getByRole('tab', { name: '已采用' }).click()],
    ['考核看板换期间', '/information/board', '/api/information/points', () => page.getByRole('button', { name: '上一期' }).click()],
    ['年度数据换年份', '/information/figures', '/api/information/figures', () => page.getByLabel('年份', { exact: true }).selectOption({ index: 1 })],
  ]
  return cases.map(([title, path, asked, turn]) => [`${title}：旧的标明在更新，新的到了再换`, async () => {
    await page.goto(`${url}${path}`)
    await still(page)
    let answer
    const held = new Promise((resolve) => { answer = resolve })
    await page.route((at) => at.pathname === asked, async (route) => { await held; await route.continue() }, { times: 1 })
    await turn()
    await page.locator('.waits[aria-busy="true"]').waitFor()
    assert.equal(await page.getByRole('main').locator('.skeleton').count(), 0)
    answer()
    await still(page)
  }])
}
