// The house itself, without a server behind it: every shell page and every part under the strict policy, by keyboard, with axe,
// in high contrast and on the narrowest phone. Desktop and phone in light and dark are looked at with a server, see routes.mjs.
import assert from 'node:assert/strict'
import { axe, openPage, serveDist } from './browser.mjs'
import { still } from './people.mjs'

const DESK_ROW = { matter: 'm1', room: 'information', kind: 'submission', title: '临江街道“网格+物业”联动化解小区停车矛盾', label: '编审', unit: '临江街道', light: 'yellow', due_at: '2026-11-23T17:30:00+08:00', since: '2026-11-23T09:00:00+08:00', holder: '信息科', href: '/messages' }
/** A total that is no more than it says. */
const all = (count) => ({ count, exact: true })
const SESSION = {
  csrf: 'token', person: { id: 'p1', name: '沈若兰' }, post: { id: 'o1', name: '编辑' }, unit: { id: 'u1', name: '信息科' }, roles: [],
  district: { id: 'd1', name: '青溪区' }, demo: true, now: '2026-11-23T09:36:00+08:00',
}
const UNIT = { id: 'u1', name: '临江街道办事处', short: '临江街道', kind: 'street', parent: null, key_unit: false, people: 2, without_reporter: false }
const CARDS = [{ id: 'c1', name: '沈若兰', post: '编辑', unit: '区委办信息科', try_first: '编审一条信息，看修改对照' }]
const STRANGER = { 'GET /api/demo/cards': CARDS, 'POST /api/demo/login': SESSION }
const MEMBER = {
  ...STRANGER, 'GET /api/session': SESSION,
  'GET /api/desk': { name: '沈若兰', day: '2026-11-23', day_kind: 'work', day_name: '', now: SESSION.now, counters: { todo: all(1), today: all(1), late: all(0), to_read: all(1), mine: all(0), drafts: all(0), done_month: all(8), returned: all(0) }, todo: [DESK_ROW], mine: [], done: [], drafts: [] },
  'GET /api/messages': { unread: all(1), rows: [{ id: 'n1', at: '2026-11-23T09:05:00+08:00', text: '您报送的信息被采用', href: '', read: false }] },
  'GET /api/rules': [{ id: 'sample.rule', title: '样例规则', room: 'information', room_title: '信息', requirements: ['INF-2'], basis: { document: '样例办法', clause: '第六条', date: '2026-01-01' }, effective: '2026-01-01', text: '样例。', why: '样例。', examples: [{ given: '甲', then: '乙' }] }],
  'GET /api/units': [UNIT],
  'GET /api/units/u1': { ...UNIT, posts: [{ id: 'o2', title: '党政办干事', role: 'reporter', role_name: '信息员', person: '何雨桐', person_id: 'p2', phone: '8823', tenure: 'own', reason: null }] },
  'GET /api/search': { more: false, count: 1, exact: true, as_of: { source: 'index', behind: 0, at: null, note: '' }, rows: [{ matter: 'm1', room: 'information', kind: 'submission', title: '临江街道停车', number: '青办〔2026〕3号', unit: '临江街道', state: 'received', since: '2026-11-20T09:00:00+08:00', href: '/handbook', place: 'number', title_marks: [[4, 6]], snippet: { text: '夜间停车位缺口312个', marks: [[2, 4]], cut_before: true, cut_after: true } }] },
}
const PAGES = ['/', '/messages', '/search?q=停车', '/rules/sample.rule', '/org/u1', '/handbook', '/handbook/keyboard', '/forbidden', '/no-such-page', '/parts']

const VIEWS = [
  { screen: 'desktop', look: 'light', contrast: 'high' }, { screen: 'desktop', look: 'dark', contrast: 'high' },
  { screen: 'narrow', look: 'light', contrast: 'normal' }, { screen: 'narrow', look: 'dark', contrast: 'high' },
]

/** The stories of the shell, then every page of it in the views that nobody else looks at. */
export async function shell(browser, ledger) {
  const servers = [await serveDist(STRANGER), await serveDist(MEMBER)]
  const [stranger, member] = servers.map((server) => server.url)
  for (const [name, story] of [['只用键盘', keyboard], ['手机', phone], ['登录', logIn], ['登录失效后接着办', lostSession], ['待办多于所列', crowded]]) {
    await ledger.check(`外壳：${name}`, () => story(browser, { stranger, member }), browser)
  }
  for (const view of VIEWS) {
    for (const [base, path] of [[stranger, '/login'], [stranger, '/parts'], ...PAGES.map((path) => [member, path])]) {
      const name = `外壳 ${path} ${view.screen} ${view.look} ${view.contrast}`
      await ledger.check(name, async () => {
        const page = await openPage(browser, view)
        await page.goto(base + path)
        await still(page)
        await clean(page, name)
        await page.context().close()
      }, browser)
    }
  }
  for (const server of servers) await server.close()
}

/** No axe finding, no sideways scrolling, no complaint of the console (a refused style or script would be one), few enough nodes. */
async function clean(page, name) {
  const found = await axe(page)
  assert.deepEqual(found, [], `${name}: ${JSON.stringify(found, null, 1)}`)
  const { over, nodes } = await page.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, nodes: document.querySelectorAll('*').length }))
  assert.ok(over <= 0, `${name} scrolls sideways by ${over} px`)
  assert.ok(nodes <= 4000, `${name} has ${nodes} nodes`)
  assert.deepEqual(page.complaints.filter((one) => !/status of (401|404)|EventSource/.test(one)), [], name)
}

async function keyboard(browser, { member }) {
  const page = await openPage(browser)
  await page.goto(`${member}/parts`)
  await page.locator('h1').first().waitFor()
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), '跳到正文')

  await page.getByRole('button', { name: '打开日历' }).click()
  await page.keyboard.press('ArrowRight')
  assert.match(await focusedLabel(page), /2026 年 11 月 27 日，休/)
  await page.keyboard.press('PageDown')
  assert.match(await focusedLabel(page), /2026 年 12 月 27 日/)
  await clean(page, 'calendar open')
  await page.keyboard.press('Enter')
  assert.equal(await page.getByLabel('办理时限').inputValue(), '2026-12-27')

  const picker = page.getByRole('combobox', { name: '主办单位' })
  await picker.fill('教育')
  await page.getByRole('option', { name: '区教育局' }).waitFor()
  await clean(page, 'picker open')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '移除 区教育局' }).waitFor()

  await page.getByRole('button', { name: '催办' }).focus()
  await page.getByText('距上次催办不足 1 个工作日').first().waitFor()
  await clean(page, 'reasons open')

  await page.getByRole('button', { name: '不采用…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '不采用' }).click()
  await page.getByText('请写明理由').waitFor()
  await clean(page, 'dialog open')
  await page.keyboard.press('Escape')
  assert.equal(await focused(page), '不采用…')

  await page.getByRole('button', { name: '我的：' }).click()
  await clean(page, 'menu open')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '帮助' }).click()
  await clean(page, 'help open')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  assert.equal(await focusedLabel(page), '搜索')
  await page.keyboard.type('停车')
  await page.getByRole('option', { name: /临江街道停车/ }).waitFor()
  await clean(page, 'search box open')
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/handbook$/)
  await page.goto(member)
  await page.locator('h1').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('option', { name: /临江街道停车/ }).waitFor()
  await clean(page, 'recent ones')
  await page.keyboard.type('2026 3号')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/handbook$/)
  await page.context().close()
}

async function phone(browser, { member }) {
  const page = await openPage(browser, { screen: 'phone' })
  await page.goto(member)
  await page.getByRole('button', { name: '全部' }).click()
  await clean(page, 'drawer open')
  await page.getByRole('link', { name: '规则手册' }).click()
  await page.getByRole('heading', { name: '规则手册', level: 1 }).waitFor()
  await page.context().close()
}

async function logIn(browser, { stranger }) {
  const page = await openPage(browser)
  await page.goto(`${stranger}/rules/x`)
  await page.waitForURL(/\/login\?back=\/rules\/x$/)
  await page.getByLabel('账号').fill('nobody')
  await page.getByLabel('口令').fill('wrong')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await page.getByRole('button', { name: /沈若兰/ }).click()
  await page.waitForURL(/\/rules\/x$/)
  await page.context().close()
}

/** The session runs out: the log-in opens over the page, and what was asked for goes on by itself. */
async function lostSession(browser, { member }) {
  const page = await openPage(browser)
  let lost = true
  await page.route('**/api/search**', (route) => (lost ? route.fulfill({ status: 401, json: { refused: [] } }) : route.continue()))
  await page.goto(`${member}/search`)
  await page.getByLabel('搜索编号、标题、正文、单位').fill('停车')
  await page.getByRole('main').getByRole('button', { name: '搜索' }).click()
  await page.getByRole('heading', { name: '登录已失效，请重新登录' }).waitFor()
  await clean(page, 'log-in again')
  lost = false
  await page.getByRole('button', { name: /沈若兰.*先试/ }).click()
  await page.getByText('共 1 条').waitFor()
  assert.equal(await page.getByLabel('搜索编号、标题、正文、单位').inputValue(), '停车')
  await page.context().close()
}

function focused(page) {
  return page.evaluate(() => document.activeElement?.textContent?.trim())
}

function focusedLabel(page) {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
}

/** A desk with more than it shows says how much there is, and how many of it stand here. */
async function crowded(browser) {
  const desk = MEMBER['GET /api/desk']
  const counters = { ...desk.counters, todo: { count: 1000, exact: false }, late: all(120), to_read: all(151) }
  const server = await serveDist({ ...MEMBER, 'GET /api/desk': { ...desk, counters }, 'GET /api/messages': { ...MEMBER['GET /api/messages'], unread: counters.to_read } })
  try {
    const page = await openPage(browser, { screen: 'narrow' })
    await page.goto(`${server.url}/`)
    await page.getByRole('button', { name: /1000\+\s*待办（120 件超期）/ }).waitFor()
    await page.getByText('共 1000+ 件，这里列出最急的 1 件').waitFor()
    await page.getByRole('tab', { name: '待阅 151' }).click()
    await page.getByText('共 151 件，这里列出最近的 1 件').waitFor()
    await clean(page, 'crowded desk')
    await page.context().close()
  } finally {
    await server.close()
  }
}
