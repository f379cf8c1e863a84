// 公文排版 in the browser: write and see the page move, a fault at its line, three files to take away, a DOCX back, a Chinese input method,
// a reload, a classified mark, an editor that does not load, a long document, a phone. Needs fonts where the server looks for them.
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { crc32, deflateSync } from 'node:zlib'
import { axe } from './browser.mjs'
import { cardsOf, enter, still } from './people.mjs'

const PATH = '/documents/typeset'
const TITLE = '中共青溪区委办公室关于做好冬季用电安全检查的通知'
const EXPECTED = /status of (401|404|409|422|503)|EventSource/
const MOST_NODES = 4_000
const STARTS = { PDF: '%PDF-', OFD: 'PK', DOCX: 'PK' }
const FRONT = ['---', 'form = "公文"', 'genre = "通知"', 'issuers = ["中共青溪区委办公室"]', 'number = "青办发〔2026〕12号"', 'to = ["各镇（街道）党（工）委"]', 'date = 2026-11-20', '---', `# ${TITLE}`]
const LONG = [...FRONT, ...Array.from({ length: 260 }, (_, at) => `### 第${at + 1}处。临江街道新桥小区配电间堆放杂物，由物业公司清理，街道安全办在12月5日前复查，复查情况记入隐患清单，逾期没有清理的报区应急管理局处理。`)].join('\n')

/** Walks with a clerk's session; the pages belong to nobody but her. */
export async function typeset(browser, url, ledger) {
  const card = (await cardsOf(url)).get('clerk')
  const pages = []
  const open = async (view = {}) => {
    const page = await enter(browser, url, card, { path: PATH, ...view })
    pages.push(page)
    page.answers = []
    page.on('response', async (response) => {
      if (response.url().endsWith('/api/documents/preview') && response.ok()) page.answers.push(await response.json().catch(() => null))
    })
    await still(page)
    return page
  }
  const walk = { open, desk: null, files: {} }
  try {
    await ledger.story('公文排版', [...written(walk), ...taken(walk), ...pictured(walk), ...examined(walk), ...careful(walk), ...small(walk)], browser)
    await ledger.check('公文排版：浏览器没有报错', () => {
      for (const page of pages) assert.deepEqual(page.complaints.filter((one) => !EXPECTED.test(one) && !page.expected?.test(one)), [])
    }, browser)
  } finally {
    for (const page of pages) await page.context().close()
  }
}

const words = (page) => page.getByRole('textbox', { name: '公文文字' })
const hashes = (page) => page.locator('.paper').evaluateAll((papers) => papers.map((paper) => paper.dataset.hash))
const lines = (page) => words(page).evaluate((box) => [...box.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'))

/** Puts these words in the place of all others, as a paste. */
async function write(page, text) {
  await words(page).click()
  await page.keyboard.press('Control+a')
  await page.evaluate((plain) => {
    const data = new DataTransfer()
    data.setData('text/plain', plain)
    const place = document.querySelector('[contenteditable="true"][role="textbox"]')
    place.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

/** The pages, once they are those of the last answer and there is no fault. */
async function settled(page) {
  await page.getByText('没有发现格式上的错').waitFor()
  const wanted = page.answers.at(-1).sheets.map((sheet) => sheet.hash)
  await page.waitForFunction((hashes) => JSON.stringify([...document.querySelectorAll('.paper')].map((paper) => paper.dataset.hash)) === hashes, JSON.stringify(wanted))
  return wanted
}

/** Waits until pages other than these are shown. */
async function moved(page, before) {
  await page.waitForFunction((old) => {
    const now = [...document.querySelectorAll('.paper')].map((paper) => paper.dataset.hash)
    return now.length > 0 && JSON.stringify(now) !== old
  }, JSON.stringify(before))
  return hashes(page)
}

function written(walk) {
  return [
    ['打开就是一个范本和它的版面', async () => {
      const page = (walk.desk = await walk.open())
      await page.locator('.paper img').first().waitFor()
      await settled(page)
      assert.equal(await page.getByLabel('选范本').evaluate((list) => list.selectedOptions[0].text), '通知')
      assert.ok((await page.getByLabel('选范本').getByRole('option').count()) > 15, '十五个文种和各种格式都在')
      assert.match((await page.locator('.paper img').first().getAttribute('src')) ?? '', /^blob:/, '页面只作为图片出现')
      await clean(page)
    }],
    ['写一句，版面跟着变，只换改过的页', async () => {
      const page = walk.desk
      const before = await settled(page)
      assert.ok(before.length >= 2, `范本有附件，应当不止一页：${before.length}`)
      await page.getByRole('region', { name: '版面预览' }).focus()
      await page.keyboard.press('End')
      await page.waitForFunction((many) => document.querySelectorAll('.paper img').length === many, before.length)
      await page.keyboard.press('Home')
      const asked = page.answers.length
      await words(page).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('隐患清单由各单位留存。')
      const after = await moved(page, before)
      const changed = after.filter((hash, at) => hash !== before[at])
      assert.equal(changed.length, 1, `只有一页变了：${changed.length}`)
      await page.locator('.paper').nth(after.indexOf(changed[0])).locator('img').waitFor()
      const drawn = page.answers.slice(asked).flatMap((answer) => answer.sheets.flatMap((sheet, at) => (sheet.svg == null ? [] : [at])))
      assert.deepEqual([...new Set(drawn)], [after.indexOf(changed[0])], '服务器只画了改过的那一页')
      await page.getByRole('status').filter({ hasText: new RegExp(`${after.indexOf(changed[0]) + 1} / ${after.length}`) }).waitFor()
      await page.keyboard.press('Control+z')
      assert.deepEqual(await moved(page, after), before)
      assert.equal(page.answers.at(-1).sheets.filter((sheet) => sheet.svg != null).length, 0, '撤销以后一页也不用重画')
    }],
    ['按钮加标题、落款；键盘翻页、缩放、看版心', async () => {
      const page = walk.desk
      await words(page).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('\n检查结果')
      await page.keyboard.press('Control+Alt+Digit2')
      assert.match(await lines(page), /### 检查结果/)
      await page.getByRole('button', { name: '二级', exact: true }).click()
      assert.doesNotMatch(await lines(page), /### 检查结果/)
      await page.getByRole('toolbar', { name: '插入标记' }).getByRole('button', { name: '附注' }).click()
      assert.equal(await page.evaluate(() => getSelection().toString()), '此件公开发布', '附注已经有了，就选中它')
      const region = page.getByRole('region', { name: '版面预览' })
      await region.focus()
      await page.keyboard.press('Home')
      await page.getByRole('status').filter({ hasText: /1 \/ / }).waitFor()
      await page.keyboard.press('PageDown')
      await page.getByRole('status').filter({ hasText: /2 \/ / }).waitFor()
      await page.keyboard.press('+')
      await page.getByRole('button', { name: '版心' }).click()
      assert.equal(await page.locator('.paper .area').count(), await page.locator('.paper').count())
      await clean(page)
      await page.getByRole('button', { name: '版心' }).click()
      await page.getByRole('button', { name: '适合宽度' }).click()
    }],
    ['有错：哪一行、错在哪里；F8 到那一行；版面留着改之前的', async () => {
      const page = walk.desk
      const before = await settled(page)
      await words(page).click()
      await page.keyboard.press('Control+End')
      await page.keyboard.type('\n###### 写深了一层')
      await page.getByText('标题最多四级').waitFor()
      const line = Number(/第 (\d+) 行/.exec(await page.getByRole('button', { name: /^第 \d+ 行$/ }).innerText())[1])
      assert.equal((await page.locator('.cq-fault').allInnerTexts()).join(''), '###### 写深了一层')
      await page.getByText('这里是改之前的版面').waitFor()
      assert.deepEqual(await hashes(page), before)
      await page.keyboard.press('Control+Home')
      await page.keyboard.press('F8')
      assert.equal(await page.evaluate(() => getSelection().toString()), '###### 写深了一层')
      await page.getByText(`第 ${line} 行 · 共`).waitFor()
      await clean(page)
      await page.keyboard.press('Delete')
      await page.getByText('没有发现格式上的错').waitFor()
    }],
  ]
}

/** Takes a file away by the menu. */
async function download(page, name) {
  await page.getByRole('button', { name: /下载/ }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).first().click()])
  return { path: await file.path(), name: file.suggestedFilename() }
}

function taken(walk) {
  return [
    ['下载 PDF、OFD、DOCX', async () => {
      const page = walk.desk
      await page.getByLabel('选范本').selectOption({ label: '通知' })
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: '换成范本' }).click()
      await page.getByText('没有发现格式上的错').waitFor()
      for (const [kind, start] of Object.entries(STARTS)) {
        const file = (walk.files[kind] = await download(page, kind))
        const bytes = await readFile(file.path)
        assert.equal(bytes.subarray(0, start.length).toString('latin1'), start, kind)
        assert.ok(file.name.endsWith(`.${kind.toLowerCase()}`) && file.name.includes('冬季用电安全检查'), file.name)
      }
    }],
    ['网页打印：一页一张 A4，没有别的', async () => {
      const page = walk.desk
      const wanted = (await settled(page)).length
      const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
      assert.equal(paper.match(/\/Type\s*\/Page\b/g)?.length, wanted)
      assert.equal(paper.match(/\/MediaBox\s*\[0 0 59[45]\.\d+ 84[12]\.\d+\]/g)?.length, wanted)
      assert.ok(paper.length > 10_000 * wanted, '页面是空的')
    }],
    ['导入 DOCX，文字、层次、表格都回来', async () => {
      const page = walk.desk
      await write(page, '')
      await page.getByLabel('导入 DOCX 文件').setInputFiles({ name: '通知.docx', mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', buffer: await readFile(walk.files.DOCX.path) })
      await page.getByRole('region', { name: '导入结果' }).waitFor()
      const text = await lines(page)
      for (const part of [TITLE, '## 检查范围', '### 居民小区', '@附件 隐患清单样式', '| 序号 |']) assert.ok(text.includes(part), `没有“${part}”：\n${text}`)
      await page.locator('.paper img').first().waitFor()
      await clean(page)
      await page.getByRole('button', { name: '知道了' }).click()
    }],
    ['导不进的文件，说明怎么办', async () => {
      const page = walk.desk
      await page.getByLabel('导入 DOCX 文件').setInputFiles({ name: '旧通知.doc', mimeType: 'application/msword', buffer: Buffer.from('旧') })
      await page.getByText(/另存为 \.docx 再导入/).waitFor()
      await page.getByLabel('导入 DOCX 文件').setInputFiles({ name: '坏的.docx', mimeType: 'application/zip', buffer: Buffer.from('不是压缩包') })
      await page.getByRole('alert').filter({ hasText: /没有办成|DOCX|docx/ }).first().waitFor()
      await clean(page)
    }],
  ]
}

/** A PNG of this size, red all over. */
function redPng(width, height) {
  const chunk = (kind, data) => {
    const [head, body, end] = [Buffer.alloc(4), Buffer.concat([Buffer.from(kind), data]), Buffer.alloc(4)]
    head.writeUInt32BE(data.length)
    end.writeUInt32BE(crc32(body))
    return Buffer.concat([head, body, end])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3).map((_, at) => (at % 3 === 0 ? 230 : 0))])
  const rows = deflateSync(Buffer.concat(Array(height).fill(row)))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** The share of the first page that is red, as the eye sees it. */
const redness = (page) => page.locator('.paper img').first().evaluate(async (img) => {
  const drawn = new Image()
  drawn.src = img.src
  await drawn.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: 420, height: 594 })
  const pen = canvas.getContext('2d')
  pen.drawImage(drawn, 0, 0, 420, 594)
  const { data } = pen.getImageData(0, 0, 420, 594)
  let red = 0
  for (let at = 0; at < data.length; at += 4) if (data[at] > 200 && data[at + 1] < 60 && data[at + 2] < 60) red += 1
  return red / (420 * 594)
})

function pictured(walk) {
  const NAME = '布局.png'
  const chooser = (page) => page.getByLabel('加图片文件')
  const png = (name, buffer) => ({ name, mimeType: 'image/png', buffer })
  return [
    ['加图片：光标下面多一行，页面上看得到这张图', async () => {
      const page = walk.desk
      const earlier = await hashes(page)
      await write(page, [...FRONT, '值班室布局如下。'].join('\n'))
      await moved(page, earlier)
      await settled(page)
      const without = await redness(page)
      const before = await hashes(page)
      // Finer than paper shows: it is made smaller before it is sent.
      await chooser(page).setInputFiles(png(NAME, redPng(3000, 600)))
      await moved(page, before)
      await settled(page)
      assert.match(await lines(page), /值班室布局如下。\n!\[图注\]\(布局\.png\)\n?$/)
      assert.equal(await page.evaluate(() => getSelection().toString()), '图注', '图注选中着，接着就能改')
      const more = (await redness(page)) - without
      assert.ok(more > 0.06 && more < 0.09, `图占一页的 ${(more * 100).toFixed(1)} %`)
      await clean(page)
    }],
    ['三种文件里都有这张图', async () => {
      const page = walk.desk
      const inside = { PDF: /\/Subtype\s*\/Image/, OFD: /\.png/, DOCX: /word\/media\/[^/]*\.png/ }
      for (const [kind, trace] of Object.entries(inside)) {
        const bytes = await readFile((await download(page, kind)).path)
        assert.match(bytes.toString('latin1'), trace, kind)
      }
    }],
    ['不是图片的、带脚本的，不收，说明怎么办', async () => {
      const page = walk.desk
      const before = await lines(page)
      await chooser(page).setInputFiles(png('图.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')))
      await page.getByText(/“图\.png”不是 PNG 或 JPEG 图片/).waitFor()
      assert.equal(await lines(page), before)
    }],
    ['重新打开：文字还在，图片按提示再选一次', async () => {
      const page = walk.desk
      await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('documents.typeset') && localStorage.getItem(key).includes('布局.png')))
      await page.reload()
      await page.getByText('图片“布局.png”还没有附上').waitFor()
      await clean(page)
      await chooser(page).setInputFiles(png(NAME, redPng(300, 150)))
      await page.getByText('已附上“布局.png”').waitFor()
      await settled(page)
      assert.equal((await lines(page)).match(/布局\.png/g).length, 1, '没有多出一行')
      await page.getByRole('button', { name: '接着写' }).click()
    }],
  ]
}

function examined(walk) {
  const tab = (page) => page.getByRole('tab', { name: /^体检/ })
  const misspelt = (page) => page.locator('#typeset-check .finding').filter({ hasText: '布署' })
  return [
    ['体检按五关查，F8 选中有错的字', async () => {
      const page = walk.desk
      await write(page, [...FRONT, '各单位要布署到位，5月03号前报名单。'].join('\n'))
      await tab(page).click()
      await misspelt(page).waitFor()
      assert.equal(await page.getByRole('list', { name: '五关' }).getByRole('listitem').count(), 5)
      await misspelt(page).getByRole('button', { name: /^定位/ }).click()
      assert.equal(await page.evaluate(() => getSelection()?.toString()), '布署', '选中的正是有错的字')
      await page.keyboard.press('F8')
      assert.notEqual(await page.evaluate(() => getSelection()?.toString()), '')
      await clean(page)
    }],
    ['忽略要写理由，写了的留着看，还能恢复', async () => {
      const page = walk.desk
      await misspelt(page).getByRole('button', { name: '忽略并说明' }).click()
      await misspelt(page).getByLabel('为什么忽略').fill('引文原样如此')
      await clean(page)
      await misspelt(page).getByRole('button', { name: '忽略', exact: true }).click()
      await page.getByText('已忽略 1 条').click()
      await page.getByText('理由：引文原样如此').waitFor()
      await page.getByRole('button', { name: '恢复' }).click()
      await misspelt(page).waitFor()
    }],
    ['一键修复机械的错，改完不再提，还能撤销', async () => {
      const page = walk.desk
      await page.getByRole('button', { name: /^一键修复/ }).click()
      await misspelt(page).waitFor({ state: 'detached' })
      assert.match(await lines(page), /部署到位/)
      await page.getByRole('button', { name: '撤销', exact: true }).last().click()
      await misspelt(page).waitFor()
      await page.getByRole('tab', { name: /^看版面/ }).click()
      await settled(page)
    }],
  ]
}

function careful(walk) {
  return [
    ['输入法选字的时候不排版，选定以后才排', async () => {
      const page = walk.desk
      const earlier = await hashes(page)
      await write(page, [...FRONT, '正文第一段。'].join('\n'))
      await moved(page, earlier)
      await words(page).click()
      await page.keyboard.press('Control+End')
      const asked = page.answers.length
      const device = await page.context().newCDPSession(page)
      for (const text of ['j', 'ji', 'jian', 'jianc', 'jiancha']) await device.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
      // Longer than any answer takes to be asked for.
      await page.waitForFunction((at) => performance.now() - at > 600, await page.evaluate(() => performance.now()))
      assert.equal(page.answers.length, asked, '选字没有结束就问了服务器')
      const before = await hashes(page)
      await device.send('Input.insertText', { text: '检查' })
      await moved(page, before)
      assert.match(await lines(page), /正文第一段。检查$/)
    }],
    ['从 WPS 粘贴：只留文字和表格', async () => {
      const page = walk.desk
      await words(page).click()
      await page.keyboard.press('Control+End')
      await page.evaluate(() => {
        const data = new DataTransfer()
        data.setData('text/html', '<body><p class="MsoNormal" style="font-family:仿宋"><span>　　见下表。</span></p><table><tr><td>序号</td><td>地点</td></tr><tr><td>1</td><td>新桥小区</td></tr></table></body>')
        document.querySelector('[contenteditable="true"][role="textbox"]').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      })
      assert.match(await lines(page), /见下表。\n\| 序号 \| 地点 \|\n\|---\|---\|\n\| 1 \| 新桥小区 \|$/)
    }],
    ['重新打开，写的还在', async () => {
      const page = walk.desk
      const text = await lines(page)
      await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.includes('documents.typeset') && localStorage.getItem(key).includes('新桥小区')))
      await page.reload()
      await page.getByText(/已恢复本机/).waitFor()
      await page.locator('.cm-line').first().waitFor()
      assert.equal(await lines(page), text)
      await clean(page)
      await page.getByRole('button', { name: '接着写' }).click()
    }],
    ['带密级标志：服务器的话原样说出，本机不留', async () => {
      const page = walk.desk
      await write(page, ['秘密★1年', ...FRONT].join('\n'))
      await page.getByText(/密级标志/).first().waitFor()
      await page.getByText(/涉密渠道/).first().waitFor()
      await clean(page)
      await page.getByRole('button', { name: '从页面和本机清除这些内容' }).click()
      assert.equal(await page.evaluate(() => Object.values(localStorage).some((value) => value.includes('秘密★'))), false)
      assert.doesNotMatch(await lines(page), /秘密★/)
    }],
    ['长文：节点不多，远处的页不先画', async () => {
      const page = walk.desk
      await write(page, LONG)
      await page.waitForFunction(() => document.querySelectorAll('.paper').length >= 15)
      const { nodes, loaded, papers } = await page.evaluate(() => ({
        nodes: document.querySelectorAll('*').length, papers: document.querySelectorAll('.paper').length,
        loaded: [...document.querySelectorAll('.paper img')].filter((img) => img.complete && img.naturalWidth > 0).length,
      }))
      assert.ok(nodes <= MOST_NODES, `${nodes} 个节点`)
      assert.ok(loaded < papers, `${papers} 页里先画了 ${loaded} 页`)
      const drawn = () => page.answers.filter((answer) => answer?.sheets.length >= 15).flatMap((answer) => answer.sheets.flatMap((sheet, at) => (sheet.svg == null ? [] : [at + 1])))
      assert.ok(drawn().length <= 6 && !drawn().includes(10), `服务器先画了第 ${drawn()} 页`)
      await page.getByRole('region', { name: '版面预览' }).focus()
      await page.keyboard.press('End')
      await page.locator('.paper').last().locator('img').waitFor()
      assert.ok(drawn().includes(papers) && !drawn().includes(10), `翻到最后一页，画了第 ${drawn()} 页`)
    }],
    ['编辑器载入不了，普通文本框照样能写', async () => {
      const page = await walk.open()
      page.expected = /codemirror|Failed to load resource|dynamically imported/
      await page.route('**/codemirror-*.js', (route) => route.abort())
      await page.reload()
      const field = page.locator('textarea')
      await field.waitFor()
      await field.fill([...FRONT, '###### 太深'].join('\n'))
      await page.getByText('标题最多四级').waitFor()
      await field.press('F8')
      assert.equal(await field.evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd)), '###### 太深')
      await clean(page)
      await field.fill([...FRONT, '正文。'].join('\n'))
      await page.getByText('没有发现格式上的错').waitFor()
    }],
  ]
}

function small(walk) {
  return ['light', 'dark'].map((look) => [`手机 ${look}：写、看、体检三页`, async () => {
    const page = await walk.open({ screen: 'phone', look })
    await words(page).waitFor()
    await clean(page)
    await words(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('手机上补一句。')
    await page.getByRole('tab', { name: /看版面/ }).click()
    await page.locator('.paper img').first().waitFor()
    await clean(page)
    await page.getByRole('tab', { name: /^体检/ }).click()
    await page.getByRole('list', { name: '五关' }).waitFor()
    await clean(page)
    await page.getByRole('tab', { name: /^写/ }).click()
    assert.match(await words(page).innerText(), /手机上补一句。/)
  }])
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
