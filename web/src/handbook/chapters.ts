// The chapters of the handbook, embedded and readable without the server.
export interface Chapter { id: string; title: string; summary: string; load: () => Promise<string> }

const texts = import.meta.glob<string>('./*.md', { query: '?raw', import: 'default' })
const chapter = (id: string, title: string, summary: string): Chapter => ({ id, title, summary, load: () => texts[`./${id}.md`]?.() ?? Promise.resolve('# 没有这一章') })

export const CHAPTERS: readonly Chapter[] = [
  chapter('four-standards', '四个不报怎么写', '对路、要素全、内容实、文字精炼，各写到什么程度'),
  chapter('reuse', '查出处：哪些话以前写过', '照抄、模板、引用、套话怎么分，两栏怎么对照'),
  chapter('one-item', '一条信息怎么走', '从撰写到批示，每一步在谁手里'),
  chapter('small-offices', '小单位怎么报', '人手不够时请谁校核，怎么指定'),
  chapter('section-editing', '信息科怎么编审', '接收、核实、编辑、采用或退回，问题转给部门'),
  chapter('issues', '刊物怎么组期和签发', '组期、逐级审签、编号、导出'),
  chapter('points', '积分、任务和复核', '采用怎么记，积分怎么算，差几条，有意见怎么办'),
  chapter('circulars', '通报怎么办', '通报批评、听取意见、书面检查，每季的信息通报'),
  chapter('policy', '办法：政策怎么看、怎么改', '按什么算、怎么调整、文本的写法'),
  chapter('typesetting', '公文排版', '写、看、下载；字体为什么“已替代”，三种文件各做什么用'),
  chapter('text-form', '文本格式：用普通文字写公文', '开头的项目、正文的记号，每种格式和三种单子各一个例子'),
  chapter('evidence-and-secrecy', '附件和保密', '能传什么、谁看得到、带密级标志的怎么办'),
  chapter('first-install', '第一次安装', '给系统管理员：准备、六步安装、启动、备份'),
  chapter('keyboard', '键盘操作', '不用鼠标也能办完所有的事'),
]
