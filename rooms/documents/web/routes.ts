// What the document room brings to the shell.
import type { RoomPages } from '@/shell/room'

/** Everybody with business to do; the three administrators have none. */
const WRITERS = ['reporter', 'checker', 'unit-head', 'deputy-head', 'editor', 'section-chief', 'director', 'leader', 'secretary', 'inspector', 'clerk', 'duty']

const TYPESET_HELP = '左边写，右边就是印出来的样子，每停一下换一次，只换改过的页。\n\n- 先**选范本**：十五个文种，还有上行文、信函、命令、纪要、简报、明电等格式。\n- 文字前面两条 `---` 之间写发文机关、文号、主送、日期；下面写标题和正文。\n- `##` 是一级标题，`###` 二级，序号自动编；按钮也能加，`Ctrl+Alt+1` 到 `4` 同样。\n- 有错的行画波浪线，下面写着怎么改，`F8` 到下一处。\n- 从 WPS 粘贴只留文字和表格；也可以**导入 DOCX**。\n- **加图片**收 PNG 和 JPEG；图片不存在本机，再来时重新选。\n- **查出处**：哪些段落在以前的文件里出现过，两栏对照着看；只与您能看到的文件比对。\n- 写的内容存在本机，关了窗口再来还在；服务器不留存。\n\n**下载**：PDF 打印，OFD 交换和归档，DOCX 接着改。写法见[使用手册](/handbook/typesetting)。'

export default {
  room: 'documents',
  nav: [{ group: '综合', title: '公文排版', to: '/documents/typeset', roles: WRITERS }],
  routes: [
    { path: '/documents/typeset', component: () => import('./pages/TypesetPage.vue'), meta: { title: '公文排版', roles: WRITERS, help: TYPESET_HELP } },
  ],
} satisfies RoomPages
