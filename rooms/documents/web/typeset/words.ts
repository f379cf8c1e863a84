// What the page 公文排版 says, and small decisions that need no page.
import type { Output, Template } from '../api'

/** The menu of 下载, in the order in which people ask for it. */
export const OUTPUTS: readonly { id: string; label: string; note: string; output: Output; archive: boolean; onePage: boolean }[] = [
  { id: 'pdf', label: 'PDF', note: '打印、传阅，和预览一样', output: 'pdf', archive: false, onePage: false },
  { id: 'ofd', label: 'OFD', note: '国家版式文件，交换用', output: 'ofd', archive: false, onePage: false },
  { id: 'archive', label: 'OFD（归档）', note: '归档移交用', output: 'ofd', archive: true, onePage: false },
  { id: 'docx', label: 'DOCX', note: '用 WPS、Word 接着改', output: 'docx', archive: false, onePage: false },
  { id: 'png', label: '当前页图片', note: 'PNG', output: 'png', archive: false, onePage: true },
]

export const GRIDS = [{ value: 'compressed', label: '标准（压缩标点）' }, { value: 'strict', label: '严格网格（每行 28 字）' }] as const

/** 文种 and 格式 in one list; a name that is both is told apart. */
export function templateOptions(templates: readonly Template[]): { value: string; label: string }[] {
  return templates.map((one, at) => ({ value: String(at), label: `${one.name}${one.kind === 'form' ? '（格式）' : ''}` }))
}

/** Whether nobody would miss this text: empty, or a template as it is. */
export function untouched(text: string, templates: readonly Template[]): boolean {
  return text.trim() === '' || templates.some((one) => one.text.trim() === text.trim())
}

/** The largest DOCX that is worth sending. */
export const MOST_FILE = 20 * 1024 * 1024

/** Why a file cannot be imported, before it is sent; empty where it can. */
export function importFault(name: string, size: number): string {
  if (/\.(doc|wps)$/i.test(name)) return `“${name}”是旧格式。请用 WPS 或 Word 打开，另存为 .docx 再导入。`
  if (!/\.docx$/i.test(name)) return `“${name}”不是 DOCX 文件。能导入的是 .docx；别的文件请打开后复制、粘贴。`
  return size > MOST_FILE ? `“${name}”超过 20 MB。请删去里面的图片，或者只复制文字粘贴过来。` : ''
}
