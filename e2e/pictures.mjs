// The pictures of the README, taken from the demonstration: `node e2e/pictures.mjs [folder]`.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openBrowser } from './browser.mjs'
import { cardsOf, enter, still } from './people.mjs'
import { startServer } from './server.mjs'
import { smaller } from './smaller.mjs'

const MOST_BYTES = 250_000
const folder = process.argv[2] ?? fileURLToPath(new URL('../docs/pictures', import.meta.url))
mkdirSync(folder, { recursive: true })

const server = await startServer()
const browser = await openBrowser()
try {
  const cards = await cardsOf(server.url)
  await shoot('desk.png', await open('editor', '/'))
  await shoot('write.png', await write())
  await shoot('edit-desk.png', await edit())
  await shoot('issue-print.png', await print())
  await shoot('board.png', await board())
  await shoot('typeset.png', await typeset())
  await shoot('phone.png', await phone())

  async function open(role, path, view) {
    const page = await enter(browser, server.url, cards.get(role), { path, ...view })
    await still(page)
    return page
  }

  /** A draft with something to mend and something owed, beside its four gates. */
  async function write() {
    const page = await open('reporter', '/information/submissions/new')
    await page.getByLabel(/^信息类别/).selectOption({ label: '问题建议' })
    await page.getByLabel(/^标题/).fill('临江街道反映老旧小区电动自行车充电口不足')
    await page.getByLabel(/^正文/).fill('临江街道走访辖区34个老旧小区,发现电动自行车充电口不足。辖区有电动自行车6200辆，充电口840个，平均7.4辆共用1个。“飞线充电”每月35起，比年初多14起。居民反映，夜间排队充电要等2小时以上。\n建议：一是由区住建局牵头，年底前在空间够的18个小区增设充电口900个；二是由区消防救援大队逐小区核定充电区域。')
    await page.getByText('要素全 需补齐').waitFor()
    await page.getByText(/已自动保存/).waitFor()
    return page
  }

  /** An item that the editor has worked on, with its changes visible. */
  async function edit() {
    const page = await open('editor', '/information/desk')
    const rows = await page.evaluate(async () => (await (await fetch('/api/information/submissions?list=selected')).json()).rows)
    for (const row of rows) {
      await page.goto(`${server.url}/information/desk?list=selected&item=${row.id}`)
      await still(page)
      await page.getByText('采用去向').waitFor()
      if ((await page.locator('[aria-label="稿件"] ins').count()) > 0) break
    }
    return page
  }

  /** The head of an issue on paper. */
  async function print() {
    const page = await open('leader', '/information/issues')
    await page.getByRole('tab', { name: '已印发' }).click()
    const link = page.getByRole('table').getByRole('link', { name: /《青溪信息》/ }).first()
    await page.goto(`${server.url}${await link.getAttribute('href')}/print`)
    await page.getByRole('article').waitFor()
    return page
  }

  /** Where the units stand in the quarter, and why the first of them stands there. */
  async function board() {
    const page = await open('section-chief', '/information/board')
    await page.getByRole('button', { name: /^看明细/ }).first().waitFor()
    await still(page)
    return page
  }

  /** A notice in words and on paper. The pages look as the fonts of this machine let them. */
  async function typeset() {
    const page = await open('clerk', '/documents/typeset')
    await page.getByText('没有发现格式上的错').waitFor()
    // A whole page is to be seen, from the red head to the number at its foot.
    await page.setViewportSize({ width: 1366, height: 900 })
    const fits = () => { const paper = document.querySelector('.paper'); return paper !== null && paper.offsetHeight <= paper.closest('[role="region"]').clientHeight }
    for (let step = 0; step < 8 && !(await page.evaluate(fits)); step += 1) await page.getByRole('button', { name: '缩小' }).click()
    await page.getByRole('region', { name: '版面预览' }).evaluate((region) => { region.scrollTop = 0 })
    await page.evaluate(() => document.activeElement?.blur())
    await page.waitForFunction(() => { const picture = document.querySelector('.paper img'); return picture?.complete && picture.naturalWidth > 0 })
    return page
  }

  /** The checker's item on a phone. */
  async function phone() {
    const page = await open('checker', '/', { screen: 'phone' })
    await page.getByRole('tabpanel').getByRole('link').first().click()
    await page.getByRole('heading', { name: '四关检查' }).waitFor()
    await still(page)
    return page
  }
} finally {
  await browser.close()
  await server.close()
}

async function shoot(name, page) {
  await page.mouse.move(0, 0)
  const picture = smaller(await page.screenshot({ scale: 'css' }))
  await page.context().close()
  writeFileSync(join(folder, name), picture)
  const size = picture.length
  console.log(`${name} ${(size / 1000).toFixed(0)} KB`)
  if (size > MOST_BYTES) throw new Error(`${name} 有 ${size} 字节，超过 ${MOST_BYTES}`)
}
