// From a draft to the printed bulletin, through seven people, each in a browser of her own: the checker on a phone, the editor by keyboard alone.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { openPage } from './browser.mjs'
import { explainAndSend, idOf, openFromDesk, press, signGates, signIssue, tabTo, writeItem } from './hands.mjs'
import { cardsOf, enter, still } from './people.mjs'

const TITLE = '临江街道反映老旧小区电动自行车充电口不足'
const BODY = '临江街道走访辖区34个老旧小区,发现电动自行车充电口不足。。辖区有电动自行车6200辆,充电口840个，平均7.4辆共用1个。“飞线充电”每月35起，比年初多14起。居民反映，夜间排队充电要等2小时以上。建议：一是由区住建局牵头,年底前在空间够的18个小区增设充电口900个；二是由区消防救援大队逐小区核定充电区域。'
const BETTER = '临江街道走访辖区34个老旧小区，发现电动自行车充电口不足。辖区有电动自行车6200辆，充电口840个，平均7.4辆共用1个，夜间排队要等2小时以上，“飞线充电”每月35起。建议由区住建局牵头，年底前在18个小区增设充电口900个；由区消防救援大队逐小区核定充电区域。'
const NOTE = '删去套话和重复的话，建议写到单位和数字；请以后写明走访日期。'
const ISSUE = '老旧小区充电难专题'
const LEDGER = { name: '走访台账.txt', mimeType: 'text/plain', buffer: Buffer.from('小区 充电口 车辆\n丽景 24 210\n') }
/** What the browser itself writes to its console where a server says no or a line is cut. */
const EXPECTED = /status of (401|404|409|422)|ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|EventSource/

/** Every story, on one server. */
export async function journey(browser, url, ledger) {
  const cards = await cardsOf(url)
  const people = new Map()
  /** The same browser for the same person, wherever she comes in again. */
  const as = async (card, view) => {
    if (!people.has(card)) people.set(card, await enter(browser, url, cards.get(card), view))
    return people.get(card)
  }
  await ledger.story('从草稿到刊物', bulletin(as, browser, url, cards), browser)
  await ledger.story('退回与不采用', returned(as, url), browser)
  await ledger.story('文字不丢', kept(as, browser, url, cards), browser)
  await ledger.story('上报与差错', exported(as, url), browser)
  await ledger.check('浏览器没有报错', () => {
    for (const [card, page] of people) assert.deepEqual(page.complaints.filter((one) => !EXPECTED.test(one)), [], card)
  }, browser)
  for (const page of people.values()) await page.context().close()
}

function bulletin(as, browser, url, cards) {
  let id = ''
  let desk
  let issue = ''
  let number = 0
  return [
    ['信息员边写边看四关', async () => {
      const page = await as('reporter')
      await page.getByRole('main').getByRole('link', { name: '写信息' }).first().click()
      await page.getByLabel(/^信息类别/).selectOption({ label: '问题建议' })
      await page.getByLabel(/^标题/).fill(TITLE)
      await page.getByLabel(/^正文/).fill(BODY)
      for (const gate of [/^.?对路/, /^.?要素全 需补齐/, /^.?内容实/, /^.?文字精炼 建议修改/]) await page.getByRole('list', { name: '四关', exact: true }).getByRole('listitem').filter({ hasText: gate }).waitFor()
      await page.getByText('半角标点3处').first().waitFor()
    }],
    ['机械性的错一键改好', async () => {
      const page = await as('reporter')
      await page.getByRole('button', { name: /^一键修复/ }).click()
      await page.getByText('半角标点3处').first().waitFor({ state: 'detached' })
      const body = await page.getByLabel(/^正文/).inputValue()
      assert.ok(!body.includes(',') && !body.includes('。。') && body.includes('小区，发现'), body)
    }],
    ['附上佐证材料', async () => {
      const page = await as('reporter')
      await page.getByLabel('选择佐证材料').setInputFiles(LEDGER)
      await page.getByRole('list', { name: '佐证材料' }).getByRole('link', { name: LEDGER.name }).waitFor()
    }],
    ['补不齐的写明理由，送校核', async () => {
      const page = await as('reporter')
      await page.getByText(/已自动保存/).waitFor()
      await explainAndSend(page, '走访分三周进行，日期由各社区周五汇总后补报。')
      id = idOf(page)
      await page.getByText('走访分三周进行，日期由各社区周五汇总后补报。').first().waitFor()
    }],
    ['校核人在手机上逐项签四关', async () => {
      const page = await as('checker', { screen: 'phone' })
      await openFromDesk(page, TITLE)
      await page.getByText('走访分三周进行').first().waitFor()
      const file = page.getByRole('link', { name: LEDGER.name })
      const [download] = await Promise.all([page.waitForEvent('download'), file.click()])
      assert.equal(await readFile(await download.path(), 'utf8'), LEDGER.buffer.toString())
      await signGates(page, '校核通过')
      await page.getByText('审批中').first().waitFor()
    }],
    ['单位负责人审批报出', async () => {
      const page = await as('unit-head')
      await openFromDesk(page, TITLE)
      await signGates(page, '审批报出')
      await page.getByText('待编').first().waitFor()
    }],
    ['编辑只用键盘：登录，从待办打开，接收', async () => {
      desk = await enterByKeys(browser, url, cards.get('editor'))
      await tabTo(desk, new RegExp(TITLE))
      await desk.keyboard.press('Enter')
      await desk.getByRole('heading', { name: TITLE }).first().waitFor({ state: 'attached' })
      if (!desk.url().includes('/information/desk')) {
        await tabTo(desk, /^到编审台办理/)
        await desk.keyboard.press('Enter')
      }
      await desk.waitForURL(/\/information\/desk\?.*item=/)
      await desk.getByText('现有机器提示').waitFor()
      await press(desk, 't')
      await desk.getByText('已接收，可以编辑').waitFor()
    }],
    ['编辑只用键盘：电话核实', async () => {
      await press(desk, 'v')
      await desk.getByRole('dialog').waitFor()
      await desk.keyboard.press('Control+Enter')
      await desk.getByRole('alert').waitFor()
      await tabTo(desk, /^电话或地点/)
      await desk.keyboard.type('8823 1005')
      await tabTo(desk, /^问到什么/)
      await desk.keyboard.type('充电口840个以街道台账为准，飞线充电数据来自网格巡查。')
      await desk.keyboard.press('Control+Enter')
      await desk.getByText('核实已登记').waitFor()
    }],
    ['编辑只用键盘：改稿，写编辑说明，看修改对照', async () => {
      await press(desk, 'e')
      await desk.locator('.editor textarea:focus').waitFor()
      await desk.keyboard.press('Control+a')
      await desk.keyboard.type(BETTER)
      await tabTo(desk, /^编辑说明/)
      await desk.keyboard.type(NOTE)
      await desk.keyboard.press('Control+Enter')
      await desk.getByText('编后稿已保存').waitFor()
      await desk.keyboard.press('Shift+Tab')
      for (let back = 0; back < 40 && !(await desk.evaluate(() => document.activeElement?.matches('[role=tab]'))); back += 1) await desk.keyboard.press('Shift+Tab')
      await desk.keyboard.press('Home')
      await desk.locator('[aria-label="稿件"] del').first().waitFor()
      await desk.locator('[aria-label="稿件"] ins').first().waitFor()
    }],
    ['编辑只用键盘：另开一期《青溪信息》，采用', async () => {
      await tabTo(desk, /^另开一期/)
      await desk.keyboard.press('Enter')
      const dialog = desk.getByRole('dialog')
      await dialog.waitFor()
      await tabTo(desk, /^刊物/)
      await desk.keyboard.type('《青溪信息》')
      number = Number(/已印发到第 (\d+) 期/.exec(await dialog.textContent())?.[1]) + 1
      await tabTo(desk, /^本期标题/)
      await desk.keyboard.type(ISSUE)
      await desk.keyboard.press('Control+Enter')
      await desk.getByText(`已开一期《青溪信息》${ISSUE}`).waitFor()
      await desk.locator(`label:has-text("《青溪信息》${ISSUE}") input:checked`).waitFor()
      await press(desk, 'a')
      await desk.getByText(`“${TITLE}”已收入 1 期`).waitFor()
    }],
    ['编辑只用键盘：J、K 换条，再采用一条', async () => {
      const shown = () => desk.locator('.line[aria-current="true"] .title').textContent()
      await desk.waitForURL((at) => !at.href.includes(id))
      const first = await shown()
      await press(desk, 'k')
      await desk.waitForFunction((before) => (document.querySelector('.line[aria-current="true"] .title')?.textContent ?? before) !== before, first)
      await press(desk, 'j')
      await desk.waitForFunction((before) => document.querySelector('.line[aria-current="true"] .title')?.textContent === before, first)
      const other = await adoptable(desk)
      await press(desk, '/')
      await desk.keyboard.type(other.title)
      await desk.getByRole('button', { name: other.title }).waitFor()
      await tabTo(desk, new RegExp(`^${escaped(other.title)}`))
      await desk.keyboard.press('Enter')
      await desk.waitForURL(new RegExp(`item=${other.id}`))
      await desk.getByText('采用去向').waitFor()
      if (!other.taken) {
        await press(desk, 't')
        await desk.getByText('已接收，可以编辑').last().waitFor()
      }
      await tabTo(desk, new RegExp(`《青溪信息》${ISSUE}`))
      await desk.keyboard.press('Space')
      await press(desk, 'a')
      await desk.getByText(`“${other.title}”已收入 1 期`).waitFor()
    }],
    ['编辑只用键盘：排次序、填发送范围、送审', async () => {
      await tabTo(desk, /^刊物/)
      await desk.keyboard.press('Enter')
      await desk.getByRole('heading', { name: '刊物', level: 1 }).waitFor()
      await tabTo(desk, new RegExp(`^《青溪信息》${ISSUE}`))
      await desk.keyboard.press('Enter')
      await desk.getByRole('heading', { name: ISSUE, level: 1 }).waitFor()
      issue = new URL(desk.url()).pathname
      await tabTo(desk, new RegExp(`^第 1 条 ${TITLE}`))
      await desk.keyboard.press('Alt+ArrowDown')
      await desk.getByText(`“${TITLE}”移到第 2 条`).waitFor()
      await desk.locator(`.focus:focus[aria-label^="第 2 条 ${TITLE}"]`).waitFor()
      await desk.keyboard.press('Alt+ArrowUp')
      await desk.getByText(`“${TITLE}”移到第 1 条`).waitFor()
      await tabTo(desk, /^填发送范围/)
      await desk.keyboard.press('Enter')
      await tabTo(desk, /第 1 行份数/)
      await desk.keyboard.press('Control+a')
      await desk.keyboard.type('20')
      await desk.keyboard.press('Enter')
      await desk.getByText('发送范围已保存').waitFor()
      await tabTo(desk, /^送科长审核/)
      await desk.keyboard.press('Enter')
      await desk.getByRole('dialog').waitFor()
      await tabTo(desk, /^送审/)
      await desk.keyboard.press('Enter')
      await desk.getByText('已送科长审核').waitFor()
      assert.deepEqual(desk.complaints.filter((one) => !EXPECTED.test(one)), [])
    }],
    ['科长审核', async () => {
      const page = await as('section-chief')
      await openFromDesk(page, new RegExp(ISSUE))
      await signIssue(page)
      await page.getByText('已签，送下一级').waitFor()
    }],
    ['主任签发，编号印发', async () => {
      const page = await as('director')
      await openFromDesk(page, new RegExp(ISSUE))
      await signIssue(page)
      await page.getByText(new RegExp(`编为.*第 ?${number} ?期`)).waitFor()
      await page.getByText('已印发').first().waitFor()
    }],
    ['区领导读到已印发的一期', async () => {
      const page = await as('leader')
      await page.goto(`${url}/information/issues`)
      await page.getByRole('tab', { name: '已印发' }).click()
      await page.getByRole('link', { name: new RegExp(ISSUE) }).click()
      await page.getByRole('link', { name: TITLE }).first().waitFor()
      await page.getByRole('button', { name: '打印（PDF）' }).waitFor()
      await page.getByRole('button', { name: '更多' }).click()
      await page.getByRole('menuitem', { name: '网页打印' }).click()
      await page.waitForURL(/\/print$/)
    }],
    ['打印出来有刊头、期号、标题、正文', async () => {
      const page = await as('leader')
      const paper = page.getByRole('article')
      for (const words of ['青溪信息', `第 ${number} 期`, '中共青溪区委办公室编', '2026 年 11 月 23 日', TITLE, BETTER, '区领导（20 份）']) await paper.getByText(words).first().waitFor()
      await page.emulateMedia({ media: 'print' })
      const left = await page.evaluate(() => ['header.bar', 'nav', '.strip', '.no-print'].filter((what) => [...document.querySelectorAll(what)].some((one) => one.getClientRects().length > 0)))
      assert.deepEqual(left, [], '纸上只有刊物本身')
      await page.emulateMedia({ media: 'screen' })
    }],
    ['信息员看到已采用、办理过程和修改对照', async () => {
      const page = await as('reporter')
      await page.goto(`${url}/messages`)
      await page.getByRole('main').getByText(new RegExp(TITLE)).first().waitFor()
      await page.goto(`${url}/information/submissions/${id}`)
      await page.getByText('已采用').first().waitFor()
      await page.getByText(NOTE).first().waitFor()
      await page.locator('main del').first().waitFor()
      await page.locator('main ins').first().waitFor()
      await page.getByRole('link', { name: new RegExp(ISSUE) }).waitFor()
      const way = await page.getByRole('list', { name: '办理过程' }).textContent()
      for (const card of ['reporter', 'checker', 'unit-head', 'editor']) assert.ok(way.includes(cards.get(card).name), `办理过程里没有${cards.get(card).name}：${way}`)
      assert.ok(issue.startsWith('/information/issues/'))
    }],
    ['办理过程写着每一步停留多久', async () => {
      const page = await as('reporter')
      await page.goto(`${url}/information/submissions?list=adopted`)
      await page.getByRole('table').getByRole('link').last().click()
      await page.getByRole('list', { name: '办理过程' }).getByText(/停留 \d+/).first().waitFor()
    }],
  ]
}

function returned(as, url) {
  const item = {
    kind: '动态', title: '临江街道开设夜间为民服务窗口',
    body: '11月20日，临江街道在便民服务中心开设夜间服务窗口，每周二、周四晚7点到9点办理医保、社保等23个事项。首周办理61件，其中下班后来办的占八成。',
  }
  const WAY = '请补“由×降至×”的数据和口径。'
  const LESSON = '属日常工作，请围绕当期报送要点选题，写对全区有参考价值的做法。'
  let id = ''
  const through = async () => {
    const checker = await as('checker', { screen: 'phone' })
    await checker.goto(`${url}/information/submissions/${id}`)
    await signGates(checker, '校核通过')
    const head = await as('unit-head')
    await head.goto(`${url}/information/submissions/${id}`)
    await signGates(head, '审批报出')
  }
  const onDesk = async () => {
    const page = await as('editor')
    await page.goto(`${url}/information/desk?item=${id}`)
    await page.getByText('采用去向').waitFor()
    await still(page)
    return page
  }
  return [
    ['单位报出一条', async () => {
      const page = await as('reporter')
      id = await writeItem(page, url, item)
      await explainAndSend(page, '正在汇总，周五补报。')
      await through()
    }],
    ['信息科退回：哪一处、哪一条、怎么改', async () => {
      const page = await onDesk()
      await page.getByRole('button', { name: /^接收/ }).click()
      await page.getByText('已接收，可以编辑').waitFor()
      await page.getByRole('button', { name: /^退回修改/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^对应哪一条/).selectOption({ label: '内容实（四个不报）' })
      await dialog.getByRole('button', { name: WAY }).click()
      await dialog.getByRole('button', { name: '退回', exact: true }).click()
      await page.getByText('已退回单位').waitFor()
    }],
    ['起草人从待办看到哪一处、哪一条、怎么改', async () => {
      const page = await as('reporter')
      await openFromDesk(page, item.title)
      for (const words of ['正文', '内容实', WAY]) await page.getByText(words).first().waitFor()
      await page.getByRole('link', { name: '改稿' }).click()
      await page.getByText(/退回：正文.*内容实/).first().waitFor()
      await page.getByText(WAY).first().waitFor()
    }],
    ['改好重新报送', async () => {
      const page = await as('reporter')
      await page.getByLabel(/^正文/).fill(`${item.body}平均等候由26分钟降至9分钟。`)
      await explainAndSend(page, '正在汇总，周五补报。', '重新报送')
      await through()
    }],
    ['不采用要写哪一条和怎样改进', async () => {
      const page = await onDesk()
      const take = page.getByRole('button', { name: /^接收/ })
      if (await take.count()) {
        await take.click()
        await page.getByText('已接收，可以编辑').waitFor()
      }
      await page.getByRole('button', { name: /^不采用（须写理由）/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: '不采用并反馈' }).click()
      await dialog.getByRole('alert').waitFor()
      await dialog.getByRole('radio', { name: /^对路/ }).check()
      await dialog.getByLabel(/^原因和改进办法/).fill(LESSON)
      await dialog.getByRole('button', { name: '不采用并反馈' }).click()
      await page.getByText('不采用，理由已反馈单位').waitFor()
    }],
    ['信息员看到不采用的原因', async () => {
      const page = await as('reporter')
      await page.goto(`${url}/messages`)
      await page.getByRole('main').getByText(new RegExp(item.title)).first().waitFor()
      await page.goto(`${url}/information/submissions/${id}`)
      await page.getByRole('heading', { name: '不采用的原因' }).waitFor()
      await page.getByText(LESSON).first().waitFor()
    }],
  ]
}

function kept(as, browser, url, cards) {
  const item = { kind: '动态', title: '临江街道开放14处户外劳动者驿站', body: '11月21日，临江街道开放14处户外劳动者驿站，提供饮水、充电、热饭。' }
  const OFFLINE = '驿站每天开放到晚9点，首日接待230人次。'
  const MINE = '其中6处设在社区食堂。'
  const THEIRS = '其中8处设在银行网点。'
  let id = ''
  let page
  let other
  return [
    ['断线时接着写，存在本机', async () => {
      page = await as('reporter')
      id = await writeItem(page, url, item)
      await page.context().setOffline(true)
      await page.getByLabel(/^正文/).fill(item.body + OFFLINE)
      await page.getByText('连不上服务器，已存在本机').waitFor()
    }],
    ['关了再开，断线时写的还在，连上后送达', async () => {
      const context = page.context()
      const again = await context.newPage()
      await page.close()
      await context.setOffline(false)
      again.complaints = page.complaints
      page = again
      await page.goto(`${url}/information/submissions/${id}/edit`)
      await page.getByText(/已恢复本机/).waitFor()
      assert.equal(await page.getByLabel(/^正文/).inputValue(), item.body + OFFLINE)
      await page.getByText(/已自动保存/).waitFor()
      await page.reload()
      await page.getByLabel(/^标题/).waitFor()
      await page.waitForFunction((words) => document.querySelector('#field-body')?.value === words, item.body + OFFLINE)
    }],
    ['两处同时改：两份都在，谁的也不丢', async () => {
      other = await enter(browser, url, cards.get('reporter'), { path: `/information/submissions/${id}/edit` })
      await other.waitForFunction((words) => document.querySelector('#field-body')?.value === words, item.body + OFFLINE)
      await other.getByLabel(/^正文/).fill(item.body + OFFLINE + THEIRS)
      await other.getByText(/已自动保存/).waitFor()
      await page.getByLabel(/^正文/).fill(item.body + OFFLINE + MINE)
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('heading', { name: '在您修改期间，别人也改了这条信息' }).waitFor()
      await dialog.getByRole('region', { name: '我的' }).getByText(MINE).waitFor()
      await dialog.getByRole('region', { name: '对方的' }).getByText(THEIRS).waitFor()
    }],
    ['合并着改，保存', async () => {
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: '合并着改' }).click()
      await dialog.getByLabel('正文').fill(item.body + OFFLINE + MINE + THEIRS)
      await dialog.getByRole('button', { name: '保存合并稿' }).click()
      await page.getByText(/已自动保存/).waitFor()
      await other.reload()
      await other.waitForFunction((words) => document.querySelector('#field-body')?.value === words, item.body + OFFLINE + MINE + THEIRS)
      await other.context().close()
    }],
    ['带密级标志的不保存，也不留在本机', async () => {
      await page.goto(`${url}/information/submissions/new`)
      await page.getByLabel(/^标题/).fill('某项工作情况')
      await page.getByLabel(/^正文/).fill('机密★1年\n某项工作的情况如下。')
      await page.getByText('带有密级标志，没有保存').waitFor()
      const left = await page.evaluate(() => Object.values({ ...localStorage }).filter((value) => value.includes('机密★')))
      assert.deepEqual(left, [])
      await page.getByRole('button', { name: '从页面清除这些内容' }).click()
      assert.equal(await page.getByLabel(/^正文/).inputValue(), '')
      await page.context().close()
    }],
  ]
}

function exported(as, url) {
  return [
    ['标题空着：说明错在哪、怎么办，指到那一处', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/issues`)
      await page.getByRole('button', { name: '组期' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: '开一期' }).click()
      const alert = dialog.getByRole('alert')
      await alert.getByText(/标题/).first().waitFor()
      await alert.getByText(/怎么办/).waitFor()
      await alert.getByRole('button', { name: '到这一处' }).click()
      assert.equal(await page.evaluate(() => document.activeElement?.labels?.[0]?.textContent?.startsWith('本期标题')), true, '“到这一处”没有把光标放到本期标题')
      await page.keyboard.press('Escape')
    }],
    ['上报的刊物导出文本和数据文件', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/issues`)
      await page.getByRole('tab', { name: '已印发' }).click()
      const link = page.getByRole('table').getByRole('link', { name: /《青溪区委信息》/ }).first()
      const title = (await link.textContent()).replace('《青溪区委信息》', '').trim()
      await link.click()
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()
      const take = async (name) => {
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()])
        return { file: download.suggestedFilename(), words: await readFile(await download.path(), 'utf8') }
      }
      const text = await take('导出文本')
      assert.match(text.file, /\.txt$/)
      assert.ok(text.words.includes(title) && /第 ?\d+ ?期/.test(text.words), text.words.slice(0, 200))
      const data = await take('导出数据文件')
      assert.match(data.file, /\.json$/)
      assert.ok(JSON.stringify(JSON.parse(data.words)).includes(title))
    }],
  ]
}

/** Logs in by card with Tab and Enter. */
async function enterByKeys(browser, url, card) {
  const page = await openPage(browser)
  page.setDefaultTimeout(20_000)
  await page.goto(`${url}/login`)
  await page.getByRole('button', { name: new RegExp(card.name) }).waitFor()
  await tabTo(page, new RegExp(card.name))
  await page.keyboard.press('Enter')
  await page.waitForURL((at) => at.pathname === '/')
  await page.getByRole('tabpanel').getByRole('listitem').first().waitFor()
  return page
}

/** An item in the queue that needs no verification first. Reads what the page itself reads. */
async function adoptable(page) {
  const rows = await page.evaluate(async () => (await (await fetch('/api/information/submissions?list=queue')).json()).rows)
  return rows.find((row) => ['dynamic', 'practice'].includes(row.kind) && !row.taken) ?? assert.fail('待编里没有可以直接采用的信息')
}

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
