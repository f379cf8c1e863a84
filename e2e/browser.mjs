// Starts a headless Chromium for screenshots, accessibility checks and journeys, and serves web/dist the way the server does.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DIST = join(ROOT, 'web/dist')
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json' }

/** The policy under which every page must work. */
export const CSP = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

export const SCREENS = {
  desktop: { viewport: { width: 1366, height: 768 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  narrow: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
}

/** A browser; CHROMIUM names another executable. Close it when done. */
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A page of one screen size and look; everything the console complains about is collected in `page.complaints`. */
export async function openPage(browser, { screen = 'desktop', look = 'light', size = 'standard', contrast = 'normal' } = {}) {
  const context = await browser.newContext({ ...SCREENS[screen], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', colorScheme: look, reducedMotion: 'reduce' })
  await context.addInitScript(([theme, fontSize, how]) => {
    localStorage.setItem('chengqi.theme', theme)
    localStorage.setItem('chengqi.size', fontSize)
    localStorage.setItem('chengqi.contrast', how)
  }, [look, size, contrast])
  const page = await context.newPage()
  page.complaints = []
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text()) })
  page.on('pageerror', (fault) => page.complaints.push(String(fault)))
  return page
}

/** Findings of axe on what the page shows now: WCAG 2.0 to 2.2, A and AA, and best practices. */
export async function axe(page) {
  // Playwright evaluates outside the page's policy, so the strict policy stays in force for the page itself.
  await page.evaluate(readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8'))
  const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  return result.violations.map((one) => ({ id: one.id, impact: one.impact, help: one.help, nodes: one.nodes.map((node) => `${node.target.join(' ')} :: ${node.failureSummary?.split('\n').slice(1, 3).join(' ')}`) }))
}

/** Serves web/dist with the strict policy; `answers` maps "METHOD /api/…" to JSON for pages looked at without a server. */
export async function serveDist(answers = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://here').pathname)
    response.setHeader('Content-Security-Policy', CSP)
    if (path.startsWith('/api/')) {
      const answer = answers[`${request.method} ${path}`]
      const status = answer === undefined ? (path === '/api/session' ? 401 : 404) : 200
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(answer ?? { refused: [] }))
      return
    }
    const wanted = normalize(join(DIST, path))
    const file = wanted.startsWith(DIST) && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(DIST, 'index.html')
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => new Promise((resolve) => server.close(resolve)) }
}
