// The chapters of the handbook, embedded and readable without the server.
export interface Chapter { id: string; title: string; summary: string; load: () => Promise<string> }

const texts = import.meta.glob<string>('./*.md', { query: '?raw', import: 'default' })
const chapter = (id: string, title: string, summary: string): Chapter => ({ id, title, summary, load: () => texts[`./${id}.md`]?.() ?? Promise.resolve('# 没有这一章') })

export const CHAPTERS: readonly Chapter[] = [
  chapter('four-standards', '四个不报怎么写', '对路、要素全、内容实、文字精炼，各写到什么程度'),
  chapter('one-item', '一条信息怎么走', '从撰写到批示，每一步在谁手里'),
  chapter('keyboard', '键盘操作', '不用鼠标也能办完所有的事'),
]
