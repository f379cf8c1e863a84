// Every page that a role can reach, light and dark, on a desktop and on a phone: axe, nodes, sideways scrolling, console, first load.
import assert from 'node:assert/strict'
import { axe, openPage } from './browser.mjs'
import { cardsOf, enter, still } from './people.mjs'

const MOST_NODES = 4_000
const MOST_BYTES = 80_000
const VIEWS = ['desktop', 'phone'].flatMap((screen) => ['light', 'dark'].map((look) => ({ screen, look })))
/** Pages of the house, the same for everybody: looked at once. */
const HOUSE = ['/messages', '/search', '/search?q=停车', '/rules', '/org', '/handbook', '/handbook/keyboard', '/handbook/typesetting', '/handbook/text-form', '/handbook/reuse', '/password', '/parts', '/forbidden', '/no-such-page']
/** Roles with pages of their own; everybody else has the house alone. */
const ROLES = ['reporter', 'checker', 'unit-head', 'editor', 'section-chief', 'director', 'leader', 'secretary']
const DESK_ALONE = ['inspector', 'clerk', 'duty', 'sysadmin', 'secadmin', 'auditor']
/** As many browsers at a time as a small machine has cores. */
const HANDS = 2

export async function routes(browser, url, ledger) {
  const cards = await cardsOf(url)
  const most = { nodes: 0, name: '' }
  let views = 0
  const look = async (page, path, name) => {
    views += 1
    await ledger.check(`${name} ${path}`, async () => {
      const nodes = await clean(page, url + path)
      if (nodes > most.nodes) Object.assign(most, { nodes, name: `${name} ${path}` })
    }, browser)
  }

  await ledger.check('首次打开', () => firstLoad(browser, url), browser)
  const jobs = VIEWS.flatMap((view) => [
    async () => {
      const page = await openPage(browser, view)
      for (const path of ['/login', '/parts']) await look(page, path, `未登录 ${view.screen} ${view.look}`)
      await page.context().close()
    },
    ...[...ROLES, ...DESK_ALONE].map((role) => async () => {
      const name = `${role} ${view.screen} ${view.look}`
      let page
      let paths = []
      await ledger.check(`${name} 登录`, async () => {
        page = await enter(browser, url, cards.get(role), view)
        paths = await pathsOf(page, role)
      }, browser)
      for (const path of paths) await look(page, path, name)
      await page?.context().close()
    }),
  ])
  await Promise.all(Array.from({ length: HANDS }, async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job()
  }))
  console.log(`${views / VIEWS.length} 页 × ${VIEWS.length} 种样式 = ${views} 次；节点最多 ${most.nodes}（${most.name}）`)
}

/** The pages of the navigation and one of each kind of detail; the house's own for the first role. */
async function pathsOf(page, role) {
  const nav = await page.evaluate(() => [...document.querySelectorAll('nav[aria-label="主导航"] a')].map((link) => link.getAttribute('href')))
  const paths = ['/', ...nav.filter((path) => path !== '/' && !HOUSE.includes(path))]
  if (role === 'reporter') paths.push(...HOUSE)
  if (DESK_ALONE.includes(role)) return paths
  const details = await page.evaluate(detailsOf)
  if (role === 'reporter') paths.push(...details.house)
  return [...paths, ...details.room]
}

/** Runs in the page: addresses of details that this person may read, found the way the pages find them. */
async function detailsOf() {
  const get = async (path) => {
    const answer = await fetch(path, { headers: { Accept: 'application/json' } })
    return answer.ok ? answer.json() : null
  }
  const first = (page) => page?.rows?.[0]?.id
  const items = await Promise.all(['open', 'queue', 'selected', 'adopted', 'closed'].map((list) => get(`/api/information/submissions?list=${list}`)))
  const desk = await get('/api/desk')
  const issues = await Promise.all(['issued', 'at_section_chief', 'at_director', 'at_leader', 'composing'].map((state) => get(`/api/information/issues?state=${state}`)))
  const calls = await get('/api/information/calls')
  const circulars = await Promise.all(['drafting', 'hearing', 'at_director', 'issued'].map((state) => get(`/api/information/circulars?state=${state}`)))
  const criticisms = await get('/api/information/self_criticisms')
  const reviews = await get('/api/information/reviews')
  const board = await get('/api/information/points')
  const orders = await get('/api/policy/orders')
  const rules = await get('/api/rules')
  const units = await get('/api/units')
  const issued = first(issues[0])
  const draft = desk?.drafts?.[0]?.href ?? desk?.todo?.find((row) => row.label.includes('修改'))?.href
  const room = [
    ...items.map(first).filter(Boolean).map((id) => `/information/submissions/${id}`),
    ...issues.map(first).filter(Boolean).map((id) => `/information/issues/${id}`),
    issued ? `/information/issues/${issued}/print` : '',
    first(calls) ? `/information/calls/${first(calls)}` : '',
    ...circulars.map(first).filter(Boolean).map((id) => `/information/circulars/${id}`),
    first(circulars[3]) ? `/information/circulars/${first(circulars[3])}/print` : '',
    first(criticisms) ? `/information/self_criticisms/${first(criticisms)}` : '',
    first(reviews) ? `/information/reviews/${first(reviews)}` : '',
    board?.rows?.[0] ? `/information/board?unit=${board.rows[0].unit}` : '',
    orders ? '/policy/new' : '',
    orders?.[0] ? `/house/policy_orders/${orders[0].id}` : '',
    draft && draft.includes('/submissions/') ? `${draft.replace(/\/edit$/, '')}/edit` : '',
  ]
  return { room: [...new Set(room.filter(Boolean))], house: [rules?.[0] ? `/rules/${encodeURIComponent(rules[0].id)}` : '', units?.[0] ? `/org/${units[0].id}` : ''].filter(Boolean) }
}

/** No axe finding, few enough nodes, no sideways scrolling, nothing on the console; answers the number of nodes. */
async function clean(page, address) {
  page.complaints.length = 0
  await page.goto(address)
  await still(page)
  const found = await axe(page)
  assert.deepEqual(found, [], JSON.stringify(found, null, 1))
  const { over, nodes } = await page.evaluate(() => ({ over: document.documentElement.scrollWidth - innerWidth, nodes: document.querySelectorAll('*').length }))
  assert.ok(over <= 0, `横向滚动 ${over} 像素`)
  assert.ok(nodes <= MOST_NODES, `有 ${nodes} 个节点`)
  // Who is not logged in is told so by a 401; that is how the page knows.
  assert.deepEqual(page.complaints.filter((one) => !(page.url().endsWith('/login') || page.url().endsWith('/parts')) || !/status of 401/.test(one)), [])
  return nodes
}

/** What a browser that was never here before has to read until it stands: at most 80 KB, compressed. */
async function firstLoad(browser, url) {
  const page = await openPage(browser)
  const bodies = []
  page.on('requestfinished', (request) => { if (!request.url().includes('/api/')) bodies.push(request.sizes().then((sizes) => sizes.responseBodySize)) })
  await page.goto(`${url}/login`)
  await still(page)
  await page.locator('.role').first().waitFor()
  const bytes = (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0)
  await page.context().close()
  console.log(`首次打开（登录页）：${bodies.length} 个文件，${(bytes / 1000).toFixed(1)} KB`)
  assert.ok(bodies.length > 2 && bytes <= MOST_BYTES, `首次打开 ${bytes} 字节，超过 ${MOST_BYTES}`)
}
