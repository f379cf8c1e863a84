// 查出处 and the shared check-up: a clerk pastes what her unit wrote in an earlier year, sees both texts side by side and goes from passage to
// passage; of what she may not read she sees the number alone; a hint set aside with a reason goes with the item to whoever reads it next.
import assert from 'node:assert/strict'
import { axe } from './browser.mjs'
import { explainAndSend, idOf } from './hands.mjs'
import { cardsOf, enter, still } from './people.mjs'

const MOST_NODES = 4_000
const LONGEST = 60_000
/** What the browser itself writes to its console where a server says no. */
const EXPECTED = /status of (401|404|409|422)|EventSource/

export async function reuse(browser, url, ledger) {
  const cards = await cardsOf(url)
  const walk = { desk: await enter(browser, url, cards.get('reporter')), url, own: null, other: null }
  walk.section = await enter(browser, url, cards.get('editor'))
  await ledger.story('查出处', [...sources(walk), ...hidden(walk)], browser)
  await ledger.story('体检面板在写信息', panel(walk, browser, cards), browser)
  await ledger.story('查出处在编审台和公文排版', elsewhere(walk), browser)
  await ledger.story('手机上查出处', onPhone(walk, browser, cards), browser)
  await ledger.check('查出处没有报错', () => {
    for (const page of [walk.desk, walk.section]) assert.deepEqual(page.complaints.filter((one) => !EXPECTED.test(one)), [])
  }, browser)
  for (const page of [walk.desk, walk.section]) await page.context().close()
}

function sources(walk) {
  return [
    ['本单位早年的稿子换几个数再写，提示里有它', async () => {
      walk.own = await old(walk.desk)
      await write(walk.desk, walk, `${walk.own.title}又有新进展`, changed(walk.own.body))
      await pointing(walk.desk, walk.own).waitFor({ timeout: LONGEST })
      assert.match(await pointing(walk.desk, walk.own).innerText(), new RegExp(walk.own.year), '提示写明是哪一年的')
    }],
    ['并排看：两栏都标出同一处，改过的数两边都标', async () => {
      const page = walk.desk
      await pointing(page, walk.own).getByRole('button', { name: '并排看' }).first().click()
      const view = page.getByRole('dialog')
      await view.getByRole('region', { name: '本文全文' }).waitFor()
      assert.match(await view.getByRole('list', { name: '出处' }).getByRole('button').first().innerText(), /本单位 · \d+ 年前/)
      for (const name of ['本文全文', '出处全文']) {
        const side = view.getByRole('region', { name })
        assert.ok(0 < await side.locator('[data-passage="0"]').count(), `${name}没有标出段落`)
        assert.ok(0 < await side.locator('.changed').count(), `${name}没有标出改过的字`)
      }
      await clean(page)
    }],
    ['F8 逐处往下看，Esc 回到原处，写的字都在', async () => {
      const page = walk.desk
      const view = page.getByRole('dialog')
      const all = Number(/共 (\d+) 处/.exec(await view.locator('.bar').innerText())?.[1])
      await page.keyboard.press('F8')
      const second = /第 (\d+) 处/.exec(await view.locator('.bar').innerText())?.[1]
      assert.ok(1 < all, `只有 ${all} 处：中间新写的一句应当把照抄的分成两处`)
      assert.equal(Number(second), 2)
      assert.ok(await inView(page, '本文全文') && await inView(page, '出处全文'), '这一处在两栏里都看得到')
      await page.keyboard.press('Shift+F8')
      assert.match(await view.locator('.bar').innerText(), /第 1 处/)
      await page.keyboard.press('Escape')
      await view.waitFor({ state: 'detached' }).catch(() => view.waitFor({ state: 'hidden' }))
      assert.equal(await page.getByLabel(/^正文/).inputValue(), changed(walk.own.body))
    }],
  ]
}

function hidden(walk) {
  return [['别的单位的稿子只说有几份，看不到是哪一份', async () => {
    walk.other = await foreign(walk.section, walk.desk)
    const page = walk.desk
    await write(page, walk, '临江街道一项工作有新进展', walk.other.body)
    await page.getByRole('button', { name: '查出处' }).click()
    const view = page.getByRole('dialog')
    await view.getByText(/^与 \d+ 份您无权查看的文件重复$/).waitFor({ timeout: LONGEST })
    const shown = await view.innerText()
    assert.ok(!shown.includes(walk.other.title) && !shown.includes(walk.other.unit_name), '标题和单位都不显示')
    await clean(page)
    await page.keyboard.press('Escape')
    const panel = await page.locator('.checkup').innerText()
    assert.ok(!panel.includes(walk.other.title), '提示里也没有标题')
  }]]
}

const TITLE = '临江街道反映夜间照明不足'
const BODY = '11月18日，临江街道走访辖区12个小区,发现夜间照明不足。。街道高度重视，已登记路灯故障36处，其中无人管的9处。居民反映，晚上9时以后看不清路。建议由区住建局牵头，年底前修好36处。'

function panel(walk, browser, cards) {
  const finding = (page, words) => page.locator('.checkup .finding').filter({ hasText: words })
  return [
    ['F8 到有毛病的那几个字，一键修复', async () => {
      const page = walk.desk
      await write(page, walk, TITLE, BODY)
      await finding(page, '半角').waitFor()
      assert.equal(await page.getByRole('list', { name: '四关', exact: true }).getByRole('listitem').count(), 4)
      await page.keyboard.press('F8')
      const first = await page.evaluate(() => ({ name: document.activeElement?.id, words: document.activeElement?.value?.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd) }))
      assert.ok(first.words, `F8 没有选中文字：${JSON.stringify(first)}`)
      await page.getByRole('button', { name: /^一键修复/ }).click()
      await finding(page, '半角').waitFor({ state: 'detached' })
      assert.match(await page.getByLabel(/^正文/).inputValue(), /小区，发现夜间照明不足。街道/)
    }],
    ['忽略要写理由，留着看，还能恢复', async () => {
      const page = walk.desk
      await setAside(page, finding(page, '高度重视').first(), '原话如此，居民来信里写的')
      await page.getByText('已忽略 1 条').click()
      await page.getByText('理由：原话如此').waitFor()
      await clean(page)
      await page.getByRole('button', { name: '恢复' }).click()
      await finding(page, '高度重视').first().waitFor()
      await setAside(page, finding(page, '高度重视').first(), '原话如此，居民来信里写的')
    }],
    ['理由随文送出，校核人看得到', async () => {
      const page = walk.desk
      await explainAndSend(page, '走访记录周五汇总后补报。')
      const id = idOf(page)
      const checker = await enter(browser, walk.url, cards.get('checker'), { path: `/information/submissions/${id}` })
      await still(checker)
      await checker.locator('.checkup').getByText('已忽略 1 条').click()
      await checker.locator('.checkup').getByText('理由：原话如此，居民来信里写的').waitFor()
      assert.equal(await checker.getByRole('button', { name: /^一键修复|^忽略并说明/ }).count(), 0, '只看，不改')
      await clean(checker)
      await checker.context().close()
    }],
  ]
}

function elsewhere(walk) {
  return [
    ['编审台上查手里这一条的出处', async () => {
      const page = walk.section
      await page.goto(`${walk.url}/information/desk`)
      await page.getByRole('region', { name: '稿件' }).getByRole('button', { name: '查出处' }).click()
      const view = page.getByRole('dialog')
      await view.getByText(/^本文 \d+ 字/).waitFor({ timeout: LONGEST })
      await clean(page)
      await page.keyboard.press('Escape')
    }],
    ['公文里抄来的一段，查得到出处', async () => {
      const page = walk.section
      await page.goto(`${walk.url}/documents/typeset`)
      await page.getByRole('textbox', { name: '公文文字' }).waitFor()
      await still(page)
      await page.getByRole('textbox', { name: '公文文字' }).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.insertText(`\n${walk.other.body}\n`)
      await page.getByRole('button', { name: '查出处' }).click()
      const view = page.getByRole('dialog')
      await view.getByRole('list', { name: '出处' }).getByRole('button', { name: walk.other.title }).first().waitFor({ timeout: LONGEST })
      await page.keyboard.press('F8')
      assert.match(await view.locator('.bar').innerText(), /第 \d+ 处，共/)
      await page.keyboard.press('Escape')
    }],
  ]
}

function onPhone(walk, browser, cards) {
  return [['本文、出处换着看', async () => {
    const page = await enter(browser, walk.url, cards.get('reporter'), { screen: 'phone', path: '/information/submissions/new' })
    await write(page, walk, `${walk.own.title}再有进展`, changed(walk.own.body))
    await page.getByRole('button', { name: '查出处' }).click()
    const view = page.getByRole('dialog')
    await view.getByRole('tab', { name: '本文' }).waitFor({ timeout: LONGEST })
    await view.getByRole('region', { name: '本文全文' }).waitFor()
    await clean(page)
    await view.getByRole('tab', { name: '出处' }).click()
    assert.ok(await inView(page, '出处全文'))
    assert.equal(await view.getByRole('region', { name: '本文全文' }).isVisible(), false)
    await clean(page)
    await page.context().close()
  }]]
}

/** An item that the unit reported a year ago or earlier, with a text long enough to be told again. */
async function old(page) {
  const found = await page.evaluate(async () => {
    const get = async (path) => (await fetch(path, { headers: { Accept: 'application/json' } })).json()
    const { seats, unit } = await get('/api/session')
    const mine = seats?.find((seat) => seat.role === 'reporter')?.unit.id ?? unit.id
    for (let page = 1; page <= 40; page += 1) {
      const { rows } = await get(`/api/information/submissions?list=adopted&page=${page}`)
      if (rows.length === 0) break
      for (const row of rows.filter((one) => one.unit === mine && one.reported_at && one.reported_at < '2025-11')) {
        const item = await get(`/api/information/submissions/${row.id}`)
        if (150 < item.text.body.length) return { id: row.id, title: item.text.title, body: item.text.body, year: row.reported_at.slice(0, 4) }
      }
    }
    return null
  })
  return found ?? assert.fail('演示数据里没有本单位早年的稿子')
}

/** An item of another unit, which the section reads and the clerk does not. */
async function foreign(section, clerk) {
  const rows = await section.evaluate(async () => {
    const get = async (path) => (await fetch(path, { headers: { Accept: 'application/json' } })).json()
    const { rows } = await get('/api/information/submissions?list=reserved')
    return Promise.all(rows.slice(0, 20).map(async (row) => ({ id: row.id, unit_name: row.unit_name, ...(await get(`/api/information/submissions/${row.id}`)).text })))
  })
  for (const row of rows) {
    const seen = await clerk.evaluate(async (id) => (await fetch(`/api/information/submissions/${id}`)).status, row.id)
    if (seen === 404 && 150 < row.body.length) return row
  }
  return assert.fail('演示数据里没有别的单位留存的稿子')
}

const FRESH = '为方便外来务工者，今夏另设了流动值守岗亭，骑手、环卫工人、货车司机途经均可歇脚饮水、充电、避雨，钥匙由巷口杂货铺老板代管，夜里锁门前清点一遍桌椅。'

/** The same text as somebody would hand it in again: other figures, and in its middle a sentence of this year. */
function changed(body) {
  const middle = body.indexOf('。', body.length / 2) + 1
  return `${body.slice(0, middle)}${FRESH}${body.slice(middle)}`.replace(/[2-8]/g, (digit) => String(Number(digit) + 1))
}

async function write(page, walk, title, body) {
  await page.goto(`${walk.url}/information/submissions/new`)
  await still(page)
  await page.getByLabel(/^信息类别/).selectOption({ label: '问题建议' })
  await page.getByLabel(/^标题/).fill(title.slice(0, 40))
  await page.getByLabel(/^正文/).fill(body)
  await page.getByRole('list', { name: '四关', exact: true }).waitFor()
}

/** The hint that this was told in earlier years; the same text of this quarter has a hint of its own. */
const pointing = (page, source) => page.locator('.checkup .finding').filter({ hasText: '多年重复照抄' }).filter({ hasText: source.title }).first()

async function setAside(page, finding, reason) {
  await finding.getByRole('button', { name: '忽略并说明' }).click()
  await finding.getByLabel('为什么忽略').fill(reason)
  await finding.getByRole('button', { name: '忽略', exact: true }).click()
}

/** Whether the passage that is being looked at can be seen in this column. */
function inView(page, name) {
  return page.getByRole('region', { name }).evaluate((box) => {
    const mark = box.querySelector('.passage.current')?.getBoundingClientRect()
    const frame = box.getBoundingClientRect()
    return mark !== undefined && frame.top <= mark.bottom && mark.top <= frame.bottom
  })
}

/** No axe finding, no sideways scrolling, few enough nodes. */
async function clean(page) {
  await still(page)
  const found = await axe(page)
  assert.deepEqual(found, [], JSON.stringify(found, null, 1))
  const { over, nodes } = await page.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, nodes: document.querySelectorAll('*').length }))
  assert.ok(over <= 0, `横向滚动 ${over} 像素`)
  assert.ok(nodes <= MOST_NODES, `有 ${nodes} 个节点`)
}
