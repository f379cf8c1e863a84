// From an outcome and two faults to an issued circular: one objection upheld, one refused, the order shown before anybody signs, the self-criticism accepted.
// Then the quarter's regular circular, which names nobody for criticism and so hears nobody.
// The heads of both units and the leader hold a phone. A server of its own, standing in January, when the year before is judged.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { clean, openFromDesk } from './hands.mjs'
import { cardsOf, enter, still } from './people.mjs'
import { startServer } from './server.mjs'

const TODAY = '2027-01-11'
const TITLE = '关于2026年度信息报送情况的通报'
/** The first is taken off by its objection; the second was named for the year before as well. */
const UPHELD = { name: '临江街道', card: 'unit-head', what: '沿江路段积水封闭3小时，12月29日没有报，次日上午才报送。', words: '我单位12月29日14时已电话报告值班室，有通话记录，请核对。', answer: '值班记录写明12月29日14时接报，认定迟报与事实不符。' }
const OVERRULED = { name: '云脚乡', card: 'unit-head-2', what: '进村道路塌方中断，12月28日发生，12月30日才报送。', words: '当天山上没有信号，第二天已口头告知，请考虑实际情况。', answer: '通信中断有应急电台可用，口头告知没有记录，维持认定。' }
const PROOF = '总值班室接报登记和区应急管理局快报。'
const REMOVED = '年内信息员两次调整，已另行约谈，本期不列入。'
const OUTCOME = '市委信息要情2026年第52期。'
const REPORT = '事发后没有按程序报告，第一责任人没有过问，信息员与值班员没有衔接。'
const MEASURES = '由党委书记负责，1月20日前定出值班与信息衔接办法，1月底前逐村演练一次。'
const TO_SECTION = '请写明首报时限从接报时算起。'
const TO_UNIT = '第一责任人的责任没有写，措施没有责任人。'
const OWNER = '乡长每周调度，党委书记月底签字确认。'
const TO_MEND = '还有两个村没有演练，请补齐再报。'
const DONE = '衔接办法1月18日印发，9个村已各演练一次，信息员和值班员同群接报。'
const QUARTER = '2026年第四季度信息报送和采用情况通报'
const STARTS = { PDF: '%PDF-', OFD: 'PK', DOCX: 'PK' }
const EXPECTED = /status of (401|404|409|422)|EventSource/

/** Starts its own server, walks, and ends it. */
export async function circular(browser, ledger) {
  const server = await startServer({ today: TODAY })
  const people = new Map()
  try {
    const { url } = server
    const cards = await cardsOf(url)
    const as = async (card, view) => {
      if (!people.has(card)) people.set(card, await enter(browser, url, cards.get(card), view))
      return people.get(card)
    }
    const walk = { as, url, phone: (card) => as(card, { screen: 'phone' }), id: '', others: [], paper: '' }
    await ledger.story('从采用和差错到通报', [...entered(walk), ...reviewed(walk), ...heard(walk), ...signed(walk), ...followed(walk), ...quarterly(walk)], browser)
    await ledger.check('通报：浏览器没有报错', () => {
      for (const [card, page] of people) assert.deepEqual(page.complaints.filter((one) => !EXPECTED.test(one)), [], card)
    }, browser)
  } finally {
    for (const page of people.values()) await page.context().close()
    await server.close()
  }
}

function entered({ as, url }) {
  const fault = async (unit) => {
    const page = await as('editor')
    await page.getByRole('button', { name: '登记差错' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^单位/).fill(unit.name)
    await dialog.getByRole('option', { name: unit.name }).first().click()
    await dialog.getByLabel(/^差错种类/).selectOption({ label: '迟报' })
    await dialog.getByLabel(/^差错日期/).fill('2026-12-30')
    await dialog.getByRole('checkbox').first().check()
    await dialog.getByLabel(/^事实经过/).fill(unit.what)
    await dialog.getByLabel(/^依据/).fill(PROOF)
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByText(`已登记${unit.name}迟报`).first().waitFor()
    await page.getByRole('table').getByText(unit.what).first().waitFor()
  }
  return [
    ['编辑登记一条上级采用', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/outcomes`)
      await page.getByRole('button', { name: '登记采用与批示' }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('group', { name: /^哪一条信息/ }).getByRole('listitem').first().getByRole('button').click()
      await dialog.getByRole('radio', { name: /^采用/ }).check()
      await dialog.getByLabel(/^级别/).selectOption({ label: '市' })
      await dialog.getByLabel(/^发生日期/).fill(TODAY)
      await dialog.getByRole('textbox', { name: /^刊物/ }).fill('市委信息要情')
      await dialog.getByLabel(/^依据/).fill(OUTCOME)
      await dialog.getByRole('button', { name: '登记', exact: true }).click()
      await page.getByText('已登记').first().waitFor()
      await page.getByRole('table').getByText(OUTCOME).first().waitFor()
      await clean(page)
    }],
    ['编辑登记两个单位迟报重要信息', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/faults`)
      await still(page)
      await fault(UPHELD)
      await fault(OVERRULED)
      await clean(page)
    }],
  ]
}

function reviewed(walk) {
  const { as, url } = walk
  return [
    ['编辑起草：名单、理由、责令都由系统算出', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/circulars`)
      await clean(page)
      await page.getByRole('button', { name: '起草', exact: true }).click()
      const dialog = page.getByRole('dialog')
      assert.equal(await dialog.getByLabel(/^期间/).inputValue(), '2026', '通报批评默认取刚过去的一年')
      await dialog.getByRole('button', { name: '起草', exact: true }).click()
      await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor()
      walk.id = new URL(page.url()).pathname.split('/').pop()
      for (const unit of [UPHELD, OVERRULED]) await named(page, unit).getByText(unit.what.slice(0, 8)).first().waitFor()
      await page.getByText(new RegExp(`${OVERRULED.name}已连续2轮被通报批评。以区委名义责令`)).waitFor()
      await page.getByText('听取单位意见').first().waitFor()
      await clean(page)
    }],
    ['一条理由说明依据、办法和事实', async () => {
      const page = await as('editor')
      await named(page, OVERRULED).getByRole('button', { name: /^为什么/ }).first().click()
      const panel = page.getByRole('dialog')
      await panel.getByText(/迟报、漏报重要信息的可以通报批评/).waitFor()
      await clean(page)
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'detached' })
    }],
    ['移出名单要写理由，移错了可以恢复', async () => {
      const page = await as('editor')
      const all = await page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3 }) }).evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')))
      walk.others = all.filter((name) => name && ![UPHELD.name, OVERRULED.name].includes(name))
      await page.getByRole('button', { name: new RegExp(`^移出名单 ?：${UPHELD.name}`) }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: '移出', exact: true }).click()
      await dialog.getByRole('alert').getByText(/没有写移出名单的理由/).first().waitFor()
      await dialog.getByLabel(/^移出理由/).fill(REMOVED)
      await dialog.getByRole('button', { name: '移出', exact: true }).click()
      await named(page, UPHELD).getByText(REMOVED).waitFor()
      await page.getByRole('button', { name: new RegExp(`^恢复 ?：${UPHELD.name}`) }).click()
      await page.getByRole('button', { name: new RegExp(`^移出名单 ?：${UPHELD.name}`) }).waitFor()
      for (const name of walk.others) {
        await page.getByRole('button', { name: new RegExp(`^移出名单 ?：${name}`) }).click()
        await dialog.getByLabel(/^移出理由/).fill(REMOVED)
        await dialog.getByRole('button', { name: '移出', exact: true }).click()
        await page.getByRole('button', { name: new RegExp(`^恢复 ?：${name}`) }).waitFor()
      }
    }],
    ['改通报文字，填主送抄送：本区单位认得出', async () => {
      const page = await as('editor')
      await page.getByRole('button', { name: '修改文字' }).click()
      const dialog = page.getByRole('dialog')
      const text = dialog.getByLabel(/^通报文字/)
      await text.fill(`${await text.inputValue()}\n各单位要把紧急信息首报时限落到值班岗位。`)
      await dialog.getByRole('button', { name: '保存' }).click()
      await page.getByText('各单位要把紧急信息首报时限落到值班岗位。').waitFor()
      await page.getByRole('button', { name: '填主送抄送' }).click()
      await dialog.getByLabel(/^主送/).fill('区教育局')
      await dialog.getByLabel(/^抄送/).fill('市委办公室')
      await dialog.getByText(/名录里没有：市委办公室/).waitFor()
      await dialog.getByRole('button', { name: '保存' }).click()
      await page.getByText('主送抄送已保存').waitFor()
    }],
    ['编辑不能发起听取意见，页面说明由谁发起', async () => {
      const page = await as('editor')
      assert.equal(await page.getByRole('button', { name: '听取意见' }).first().getAttribute('aria-disabled'), 'true')
    }],
    ['科长复核后发起听取意见', async () => {
      const page = await as('section-chief')
      await openFromDesk(page, new RegExp(TITLE))
      await named(page, { name: walk.others[0] ?? UPHELD.name }).waitFor()
      await page.getByRole('button', { name: '听取意见' }).first().click()
      await page.getByRole('dialog').getByRole('button', { name: '发起' }).click()
      await page.getByText('已发起听取意见').waitFor()
      await clean(page)
    }],
  ]
}

function heard(walk) {
  const { as, phone } = walk
  const object = async (unit, other) => {
    const page = await phone(unit.card)
    await openFromDesk(page, new RegExp(TITLE))
    await named(page, unit).getByText(unit.what.slice(0, 8)).first().waitFor()
    assert.equal(await page.getByText(other.what.slice(0, 8)).count(), 0, `${unit.name}看到了别的单位的事实`)
    assert.equal(await page.getByText(/责令/).count(), 0, '没有签发的责令，单位还看不到')
    await clean(page)
    await page.getByRole('button', { name: '提出异议' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/^异议/).fill(unit.words)
    await clean(page)
    await dialog.getByRole('button', { name: '提出', exact: true }).click()
    await named(page, unit).getByText(unit.words).waitFor()
    await page.getByText('等待另一人答复').waitFor()
  }
  const answer = async (page, unit, verdict) => {
    await page.getByRole('button', { name: new RegExp(`^答复异议 ?：${unit.name}`) }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(unit.words).waitFor()
    await dialog.getByLabel(/^答复（|^答复$|^答复\*/).selectOption({ label: verdict })
    await dialog.getByLabel(/^答复理由/).fill(unit.answer)
    await dialog.getByRole('button', { name: '答复', exact: true }).click()
    await named(page, unit).getByText(unit.answer).first().waitFor()
  }
  return [
    [`${UPHELD.name}负责人在手机上只看到本单位的事实，提出异议`, () => object(UPHELD, OVERRULED)],
    [`${OVERRULED.name}负责人在手机上提出异议`, () => object(OVERRULED, UPHELD)],
    ['异议没有答复，不能报签；起草、登记差错的编辑不能答复', async () => {
      const page = await as('editor')
      await page.reload()
      await named(page, UPHELD).getByText(UPHELD.words).waitFor()
      assert.equal(await page.getByRole('button', { name: '报主任签发' }).getAttribute('aria-disabled'), 'true')
      assert.equal(await page.getByRole('button', { name: new RegExp(`^答复异议 ?：${UPHELD.name}`) }).getAttribute('aria-disabled'), 'true')
    }],
    ['没有经手的科长答复：一条成立，一条不成立', async () => {
      const page = await as('section-chief')
      await page.reload()
      await named(page, UPHELD).getByText(UPHELD.words).waitFor()
      await answer(page, UPHELD, '异议成立，移出名单')
      await named(page, UPHELD).getByText('已移出').waitFor()
      await answer(page, OVERRULED, '异议不成立，保留')
      assert.equal(await named(page, OVERRULED).getByText('已移出').count(), 0)
      await clean(page)
    }],
    ['单位看到异议是怎样答复的', async () => {
      const page = await phone(UPHELD.card)
      await page.reload()
      await named(page, UPHELD).getByText(UPHELD.answer).first().waitFor()
    }],
  ]
}

function signed(walk) {
  const { as, phone, url } = walk
  const sign = async (page) => {
    await page.getByRole('button', { name: /^签：/ }).click()
    await page.getByRole('dialog').getByText(/1 个单位责令书面检查/).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '签', exact: true }).click()
  }
  return [
    ['编辑报主任签发', async () => {
      const page = await as('editor')
      await page.reload()
      await page.getByRole('button', { name: '报主任签发' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '报出' }).click()
      await page.getByText('已报主任').waitFor()
    }],
    ['主任退回信息科：起草的编辑看到意见，改了再报，听过的意见不用再听', async () => {
      const director = await as('director')
      await openFromDesk(director, new RegExp(TITLE))
      await director.getByRole('button', { name: '退回信息科' }).click()
      const back = director.getByRole('dialog')
      await back.getByRole('button', { name: '退回', exact: true }).click()
      await back.getByRole('alert').first().waitFor()
      await back.getByLabel(/^退回意见/).fill(TO_SECTION)
      await clean(director)
      await back.getByRole('button', { name: '退回', exact: true }).click()
      await director.getByText('已退回').first().waitFor()
      const page = await as('editor')
      await page.reload()
      await page.getByRole('region', { name: '退回意见' }).getByText(TO_SECTION).waitFor()
      await page.getByRole('button', { name: '修改文字' }).click()
      const dialog = page.getByRole('dialog')
      const text = dialog.getByLabel(/^通报文字/)
      await text.fill((await text.inputValue()).replace('首报时限落到', '首报时限从接报时算起，落到'))
      await dialog.getByRole('button', { name: '保存' }).click()
      await page.getByText('首报时限从接报时算起，落到值班岗位。').first().waitFor()
      await page.getByRole('button', { name: '报主任签发' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '报出' }).click()
      await page.getByText('已报主任').waitFor()
    }],
    ['主任签发前看到名单、异议、移出理由和责令', async () => {
      const page = await as('director')
      await openFromDesk(page, new RegExp(TITLE))
      for (const words of [UPHELD.answer, OVERRULED.answer, REMOVED]) await page.getByText(words).first().waitFor()
      await page.getByText(new RegExp(`${OVERRULED.name}已连续2轮被通报批评`)).first().waitFor()
      await clean(page)
      await sign(page)
      await page.getByText('已签，送下一级').waitFor()
    }],
    ['区领导在手机上看到责令，签发，编号印发', async () => {
      const page = await phone('leader')
      await openFromDesk(page, new RegExp(TITLE))
      await page.getByText(new RegExp(`${OVERRULED.name}已连续2轮被通报批评`)).first().waitFor()
      await clean(page)
      await sign(page)
      await page.getByText(/已签，编为青办通报〔2027〕1号，印发/).waitFor()
      await clean(page)
      await page.getByRole('button', { name: '更多' }).click()
      const menu = await page.getByRole('menu', { name: '更多' }).boundingBox()
      assert.ok(menu.x >= 0 && menu.x + menu.width <= page.viewportSize().width, `菜单伸出屏幕：${menu.x}`)
      await page.keyboard.press('Escape')
    }],
    ['打印出来有文号、主送、责令和事实，没有异议成立的单位', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/circulars/${walk.id}/print`)
      const paper = page.getByRole('article')
      await paper.getByText('青办通报〔2027〕1号').waitFor()
      for (const words of [TITLE, `${OVERRULED.name}，区教育局：`, told(OVERRULED), '中共青溪区委办公室', '2027 年 1 月 11 日', '抄送：市委办公室。']) await paper.getByText(words).first().waitFor()
      const text = await paper.textContent()
      for (const name of [UPHELD.name, ...walk.others]) assert.ok(!text.includes(name), `纸上还有${name}`)
      await clean(page)
    }],
    ['事实附件和文本存成文件', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/circulars/${walk.id}`)
      const take = async (name) => {
        await page.getByRole('button', { name: '更多' }).click()
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name }).click()])
        return { file: download.suggestedFilename(), words: await readFile(await download.path(), 'utf8') }
      }
      const facts = await take('事实附件')
      assert.ok(facts.file.includes(TITLE) && facts.file.endsWith('事实附件.txt'), facts.file)
      assert.ok(facts.words.includes(told(OVERRULED)) && !facts.words.includes(told(UPHELD)), facts.words)
      const text = await take('导出文本')
      assert.ok(text.file.startsWith('青办通报〔2027〕1号') && text.words.includes(TITLE), text.file)
    }],
    ['打印（PDF）、下载 OFD、下载 DOCX', async () => {
      const page = await as('editor')
      await files(page, TITLE)
      await clean(page)
    }],
  ]
}

function followed(walk) {
  const { as, phone } = walk
  const open = async (page) => {
    await openFromDesk(page, new RegExp(`${OVERRULED.name}.*书面检查|书面检查.*${OVERRULED.name}`))
    await page.getByRole('list', { name: '从通报到验收' }).waitFor()
  }
  return [
    [`${OVERRULED.name}负责人在手机上写书面检查`, async () => {
      const page = await phone(OVERRULED.card)
      await page.goto(`${walk.url}/`)
      await open(page)
      await page.getByText(/第 2 次通报/).first().waitFor()
      await clean(page)
      await page.getByRole('button', { name: '写书面检查' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^检查内容/).fill(REPORT)
      await dialog.getByLabel(/^整改措施/).fill(MEASURES)
      await clean(page)
      await dialog.getByRole('button', { name: '提交', exact: true }).click()
      await page.getByText('书面检查已提交').waitFor()
    }],
    ['科长退回重写，负责人看到意见，补写后再交', async () => {
      const chief = await as('section-chief')
      await open(chief)
      await chief.getByRole('button', { name: '退回重写' }).click()
      const back = chief.getByRole('dialog')
      await back.getByLabel(/^退回意见/).fill(TO_UNIT)
      await back.getByRole('button', { name: '退回', exact: true }).click()
      await chief.getByText('已退回').first().waitFor()
      await clean(chief)
      const page = await phone(OVERRULED.card)
      await page.reload()
      await page.getByRole('region', { name: '退回意见' }).getByText(TO_UNIT).waitFor()
      await page.getByRole('button', { name: /书面检查$/ }).first().click()
      const dialog = page.getByRole('dialog')
      const measures = dialog.getByLabel(/^整改措施/)
      assert.equal(await measures.inputValue(), MEASURES, '上次写的还在')
      await measures.fill(`${MEASURES}${OWNER}`)
      await dialog.getByRole('button', { name: '提交', exact: true }).click()
      await page.getByText('书面检查已提交').waitFor()
      await page.getByText(OWNER).first().waitFor()
    }],
    ['科长审阅通过', async () => {
      const page = await as('section-chief')
      await open(page)
      for (const words of [REPORT, MEASURES]) await page.getByText(words).first().waitFor()
      await clean(page)
      await page.getByRole('button', { name: '检查通过' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '通过', exact: true }).click()
      await page.getByText('检查通过，开始整改').waitFor()
    }],
    ['负责人报告整改完成', async () => {
      const page = await phone(OVERRULED.card)
      await page.reload()
      await page.getByRole('button', { name: '报告整改完成' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^整改情况/).fill(DONE)
      await dialog.getByRole('button', { name: '报告', exact: true }).click()
      await page.getByText('已报告整改完成').waitFor()
    }],
    ['主任要求继续整改，单位补做后再报', async () => {
      const director = await as('director')
      await open(director)
      await director.getByRole('button', { name: '继续整改' }).click()
      const dialog = director.getByRole('dialog')
      await dialog.getByLabel(/^意见/).fill(TO_MEND)
      await dialog.getByRole('button', { name: '要求继续整改' }).click()
      await director.getByText('已要求继续整改').waitFor()
      await clean(director)
      const page = await phone(OVERRULED.card)
      await page.reload()
      await page.getByRole('region', { name: '退回意见' }).getByText(TO_MEND).waitFor()
      await page.getByRole('button', { name: '报告整改完成' }).click()
      const report = page.getByRole('dialog')
      await report.getByLabel(/^整改情况/).fill(`${DONE}余下两个村1月20日补了演练。`)
      await report.getByRole('button', { name: '报告', exact: true }).click()
      await page.getByText('已报告整改完成').waitFor()
    }],
    ['主任验收，办结', async () => {
      const page = await as('director')
      await open(page)
      await page.getByText(DONE).first().waitFor()
      await page.getByRole('button', { name: '验收通过' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '验收', exact: true }).click()
      await page.getByText('已验收，办结').waitFor()
      await page.getByText('已验收').first().waitFor()
      await clean(page)
    }],
    ['通报和书面检查两处都看到已验收', async () => {
      const page = await as('section-chief')
      await page.goto(`${walk.url}/information/self-criticisms`)
      await page.getByRole('table').getByText(OVERRULED.name).first().waitFor()
      await clean(page)
      await page.goto(`${walk.url}/information/circulars/${walk.id}`)
      await page.getByRole('link', { name: new RegExp(`^看书面检查 ?：${OVERRULED.name}`) }).waitFor()
      await clean(page)
    }],
  ]
}

function quarterly(walk) {
  const { as, url } = walk
  return [
    ['编辑起草上一季度的信息通报：不点名批评，不用听取意见，直接报签', async () => {
      const page = await as('editor')
      await page.goto(`${url}/information/circulars`)
      await page.getByRole('button', { name: '起草', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel(/^期间/).selectOption('2026')
      await dialog.getByText(/这个期间已经印发过 青办通报〔2027〕1号/).waitFor()
      await dialog.getByLabel(/^种类/).selectOption('regular')
      assert.equal(await dialog.getByLabel(/^期间/).inputValue(), '2026Q4', '信息通报默认取刚过去的一季')
      await dialog.getByText(/这个期间已经印发过 青办信通〔2027〕1号/).waitFor()
      await dialog.getByRole('button', { name: '起草', exact: true }).click()
      await page.getByRole('heading', { name: QUARTER, level: 1 }).waitFor()
      await page.getByText('各单位报送和采用').first().waitFor()
      assert.equal(await page.getByText('听取单位意见').count(), 0)
      assert.equal(await page.getByRole('button', { name: '听取意见' }).count(), 0)
      await clean(page)
      await page.getByRole('button', { name: '报主任签发' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '报出' }).click()
      await page.getByText('已报主任').waitFor()
    }],
    ['主任一签就编号印发：口径没有要求区领导签信息通报', async () => {
      const page = await as('director')
      await page.goto(`${url}/`)
      await openFromDesk(page, new RegExp(QUARTER))
      assert.equal(await page.getByText('区领导签发').count(), 0)
      await page.getByRole('button', { name: /^签：/ }).click()
      await page.getByRole('dialog').getByText('这是最后一级，签后编号印发。').waitFor()
      await page.getByRole('dialog').getByRole('button', { name: '签', exact: true }).click()
      // A row of numbers of its own; the made-up district has used the first of the year.
      await page.getByText(/已签，编为青办信通〔2027〕2号，印发/).waitFor()
      await clean(page)
    }],
    ['信息通报的打印、OFD、DOCX', async () => {
      const page = await as('director')
      await files(page, QUARTER)
    }],
  ]
}

/** Presses the three buttons of an issued circular and looks at what comes. */
async function files(page, title) {
  const [answer, window] = await Promise.all([
    page.waitForResponse((one) => one.url().includes('output=pdf') && one.request().resourceType() === 'fetch'),
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: '打印（PDF）' }).click(),
  ])
  await window.close()
  const pdf = await page.request.get(answer.url())
  assert.equal(start(await pdf.body(), STARTS.PDF), STARTS.PDF)
  for (const kind of ['OFD', 'DOCX']) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `下载 ${kind}` }).click()])
    assert.equal(start(await readFile(await download.path()), STARTS[kind]), STARTS[kind], kind)
    const name = download.suggestedFilename()
    assert.ok(name.includes(title) && name.endsWith(`.${kind.toLowerCase()}`), name)
  }
}

const start = (bytes, sign) => bytes.subarray(0, sign.length).toString('latin1')

/** What happened, as it stands within a sentence. */
const told = ({ what }) => what.replace(/。$/, '')

/** The line of this unit among the names. */
const named = (page, { name }) => page.getByRole('listitem', { name, exact: true }).first()
