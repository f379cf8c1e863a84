import { describe, expect, it } from 'vitest'
import { cleanClipboard, cleanClipboardToMarks, cleanHtml, cleanHtmlToMarks, cleanText } from './pasteClean'

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><style><!-- p.MsoNormal {mso-style-name:正文; font-family:仿宋_GB2312;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><!--StartFragment-->
<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22.0pt;font-family:方正小标宋简体'>临江街道化解停车难<o:p></o:p></span></b></p>
<p class=MsoNormal style='text-indent:32.0pt'><span lang=EN-US style='font-size:16.0pt'>3</span><span style='font-size:16.0pt;
font-family:仿宋_GB2312'>月起，街道摸排空闲地块<span lang=EN-US>14</span>处，
新增停车位<span lang=EN-US>312</span>个。<o:p></o:p></span></p>
<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt'>投诉由月均&nbsp;47件降至12件。</p>
<!--EndFragment--></body></html>`

const WPS = `<html><head><meta name="Generator" content="WPS Office"><style>@font-face{font-family:"仿宋";}p.MsoNormal{mso-pagination:none;}</style></head><body><!--StartFragment--><p class="MsoNormal" style="text-indent:32.0000pt;mso-char-indent-count:2.0000;"><span style="mso-spacerun:'yes';font-family:仿宋;"><font face="仿宋">　　一是网格员摸排，</font></span><br/><span>二是物业腾挪&ldquo;边角地&rdquo;。</span></p><table><tr><td>月份</td><td>件数</td></tr><tr><td>3月</td><td>47</td></tr></table><!--EndFragment--></body></html>`

describe('粘贴去格式', () => {
  it('keeps words and paragraphs of a Word document', () => {
    expect(cleanHtml(WORD)).toBe('临江街道化解停车难\n3月起，街道摸排空闲地块14处，新增停车位312个。\n投诉由月均 47件降至12件。')
  })

  it('keeps line breaks and table cells of a WPS document and drops the typed indent', () => {
    expect(cleanHtml(WPS)).toBe('一是网格员摸排，\n二是物业腾挪“边角地”。\n月份\t件数\n3月\t47')
  })

  it('never lets a script or its text through', () => {
    expect(cleanHtml('<p>甲<script>alert("x")</script>乙</p><img src=x onerror=alert(1)>')).toBe('甲乙')
  })

  it('keeps a figure comparison that only looks like a tag', () => {
    expect(cleanHtml('<p>增幅&lt;5%，3 < 5</p>')).toBe('增幅<5%，3 < 5')
  })

  it('cleans plain text of zero-width characters and Windows line ends', () => {
    expect(cleanText('\ufeff　　第一段\u200b\r\n\r\n　　第二段  完\r\n')).toBe('第一段\n第二段 完')
  })

  it('prefers the HTML of the clipboard and falls back to its text', () => {
    const board = (types: Record<string, string>) => ({ getData: (type: string) => types[type] ?? '' })
    expect(cleanClipboard(board({ 'text/html': '<p>网页</p>', 'text/plain': '文字' }))).toBe('网页')
    expect(cleanClipboard(board({ 'text/plain': '　文字' }))).toBe('文字')
  })
})

describe('粘贴到公文', () => {
  it('makes a table of the text form out of a table of WPS', () => {
    expect(cleanHtmlToMarks(WPS)).toBe('一是网格员摸排，\n二是物业腾挪“边角地”。\n| 月份 | 件数 |\n|---|---|\n| 3月 | 47 |')
  })

  it('keeps empty cells, fills joined ones and escapes a bar', () => {
    const html = '<p>见下表。</p><table><tr><td>序号</td><td colspan="2">地点</td></tr><tr><td rowspan=2>1</td><td></td><td>甲|乙</td></tr><tr><td>丙</td><td>丁</td></tr></table><p>完。</p>'
    expect(cleanHtmlToMarks(html)).toBe('见下表。\n| 序号 | 地点 |  |\n|---|---|---|\n| 1 |  | 甲\\|乙 |\n|  | 丙 | 丁 |\n完。')
  })

  it('takes a frame of one cell for the words in it, and a table within a cell for words', () => {
    expect(cleanHtmlToMarks('<table><tr><td><p>第一段。</p></td></tr><tr><td>第二段。</td></tr></table>')).toBe('第一段。\n第二段。')
    expect(cleanHtmlToMarks('<table><tr><td>甲</td><td><table><tr><td>乙</td><td>丙</td></tr></table></td></tr></table>')).toBe('| 甲 | 乙 丙 |\n|---|---|')
  })

  it('keeps paragraphs of a cell apart and in one row', () => {
    expect(cleanHtmlToMarks('<table><tr><td><p>甲</p><p>乙</p></td><td>丙</td></tr></table>')).toBe('| 甲 乙 | 丙 |\n|---|---|')
  })

  it('keeps a word that looks like a mark a word, and the marks of a piece of the text form', () => {
    expect(cleanHtmlToMarks('<p># 号楼</p><p>@所有人</p><p>普通</p>')).toBe('\\# 号楼\n\\@所有人\n普通')
    expect(cleanClipboardToMarks({ getData: (type) => (type === 'text/plain' ? '## 总体要求\n甲' : '') })).toBe('## 总体要求\n甲')
  })

  it('loses no words of a table that never ends', () => {
    expect(cleanHtmlToMarks('<table><tr><td>甲</td><td>乙')).toBe('| 甲 | 乙 |\n|---|---|')
  })
})
