// What the information room brings to the shell.
import type { RoomPages } from '@/shell/room'

const WRITERS = ['reporter']
const UNIT = ['reporter', 'checker', 'unit-head', 'deputy-head']
const SECTION = ['editor', 'section-chief']

const LIST_HELP = '这里是您能看到的信息：本单位的，信息科的同志能看到各单位的。\n\n- **在本单位**：起草、校核、审批、退回修改，还没有离开本单位。\n- **待编**：已经报到信息科，还没有处理。\n- **拟采用、留存、已采用**：信息科怎么用的。\n- **已结束**：不采用、已并入、作废，点开能看到原因。\n\n点一行打开；↑ ↓ 选行，`Enter` 打开。'
const WRITE_HELP = '左边写，右边边写边查。\n\n- **四关**对应“四个不报”：对路、要素全、内容实、文字精炼。检查只提示、不拦截；“需补齐”暂时补不齐的，写明理由再送，校核人、审批人和信息科都会看到。\n- 点一条提示，光标跳到原文那一处；`F8` 逐处查看，`Shift+F8` 往回看。\n- 机械性的错（半角标点、重复标点等）可以一键改好，改了还能撤销。\n- 从 WPS 粘贴只留文字；也可以导入 TXT。\n- 写的内容随时存在本机，每几秒存到服务器。断线时照写，连上后自动送达。\n\n`Ctrl+S` 保存，`Ctrl+Enter` 送下一步。'
const CASE_HELP = '上面写着**现在在谁手里、已停留多久、下一步是谁**。底部的按钮按同一个次序排列；不能按的，停在上面或点一下会说明原因。\n\n- **签四关**：校核人和审批人对着检查提示，四项逐项签。文字改过一个字，签过的就要重来。\n- **退回**要写明哪一处、哪一条、怎么改。\n- **撤回**：信息科接收之前可以撤回。\n- 有编后稿时，“修改对照”一栏能看到信息科改了什么、为什么改。'

export default {
  room: 'information',
  nav: [
    { group: '信息', title: '信息报送', to: '/information/submissions', roles: [...UNIT, ...SECTION], phone: true },
    { group: '信息', title: '写信息', to: '/information/submissions/new', roles: WRITERS, quick: '写信息' },
  ],
  routes: [
    { path: '/information/submissions', component: () => import('./pages/SubmissionsPage.vue'), meta: { title: '信息报送', help: LIST_HELP } },
    { path: '/information/submissions/new', component: () => import('./pages/WritePage.vue'), meta: { title: '写信息', roles: WRITERS, help: WRITE_HELP } },
    { path: '/information/submissions/:id/edit', component: () => import('./pages/WritePage.vue'), meta: { title: '改信息', roles: WRITERS, help: WRITE_HELP } },
    { path: '/information/submissions/:id', component: () => import('./pages/SubmissionPage.vue'), meta: { title: '信息', help: CASE_HELP } },
  ],
} satisfies RoomPages
