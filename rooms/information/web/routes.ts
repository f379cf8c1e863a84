// What the information room brings to the shell.
import type { RoomPages } from '@/shell/room'
import { BOARD_READERS, REVIEW_READERS } from './board/words'
import { STATES } from './states'

const WRITERS = ['reporter']
const UNIT = ['reporter', 'checker', 'unit-head', 'deputy-head']
const SECTION = ['editor', 'section-chief']
const KEEPERS = ['section-chief', 'director']
const SIGNERS = ['director', 'leader', 'secretary']

const LIST_HELP = '这里是您能看到的信息：本单位的，信息科的同志能看到各单位的。\n\n- **在本单位**：起草、校核、审批、退回修改，还没有离开本单位。\n- **待编**：已经报到信息科，还没有处理。\n- **拟采用、留存、已采用**：信息科怎么用的。\n- **已结束**：不采用、已并入、作废，点开能看到原因。\n\n点一行打开；↑ ↓ 选行，`Enter` 打开。'
const WRITE_HELP = '左边写，右边边写边查。\n\n- **四关**对应“四个不报”：对路、要素全、内容实、文字精炼。检查只提示、不拦截；“需补齐”暂时补不齐的，写明理由再送；别的提示可以**忽略并说明**。理由随文送出，校核人、审批人和信息科都会看到。\n- 点一条提示，光标跳到原文那一处；`F8` 逐处查看，`Shift+F8` 往回看。\n- 机械性的错（半角标点、重复标点等）点**一键修复**，改了还能撤销。\n- **查出处**：哪些段落在以前的文件里出现过，两栏对照着看。提示说与以前的稿子重复的，点“并排看”。\n- 从 WPS 粘贴只留文字；也可以导入 TXT。\n- 写的内容随时存在本机，每几秒存到服务器。断线时照写，连上后自动送达。\n\n`Ctrl+S` 保存，`Ctrl+Enter` 送下一步。'
const CASE_HELP = '上面写着**现在在谁手里、已停留多久、下一步是谁**。底部的按钮按同一个次序排列；不能按的，停在上面或点一下会说明原因。\n\n- **签四关**：校核人和审批人对着检查提示，四项逐项签。文字改过一个字，签过的就要重来。\n- **退回**要写明哪一处、哪一条、怎么改。\n- **撤回**：信息科接收之前可以撤回。\n- 有编后稿时，“修改对照”一栏能看到信息科改了什么、为什么改。'

const DESK_HELP = '左边是队列，中间改稿，右边定去向。\n\n- **接收**：接手编审，此后单位不能再撤回。接收时系统记下您看到的提示条数。\n- **修改对照**：删除线为删去，下划线为新增，随改随见。**编辑说明**连同编后稿发给报送单位。\n- **登记核实**：打电话问了谁、问到什么，记录随稿留存。问题建议、社情民意要先核实再拟采用。\n- **采用**：勾选正在组的一期或几期；没有就“另开一期”。印发即为采用。\n- **退回修改**要写明哪一处、哪一条、怎么改；**不采用**要在四个不报里指明一条并写改进办法。\n- **并入**：两个以上单位反映同一问题时用。**转部门办理**要写时限，部门答复后点“反馈办理结果”。\n\n**快捷键**：`J` `K` 下一条、上一条，`T` 接收，`A` 采用，`R` 退回，`E` 编辑，`V` 核实，`/` 查找，`Ctrl+Enter` 提交。按钮不能点的，停在上面会说明原因。'
const ISSUES_HELP = '刊物按办理环节列出。**组期**就是新开一期，期号在最后一级签完时自动编，每种刊物一年从 1 起，不断号。上报的刊物由主任亲自签。'
const ISSUE_HELP = '**排定次序**：选中一条按 `Alt+↑` `Alt+↓`，或点上移、下移。**发送范围**填接收单位和份数。\n\n送审后文字、次序和范围都不能改；要改先**退回组期**，已签的不再算数。组期的人、起草或签过其中任何一条的人不能签这一期，一人不签两级。\n\n**打印（PDF）**、**下载 OFD**、**下载 DOCX** 按公文版式排好；没有印发的写着“待编号”。印发后还可以导出文本和数据文件。'
const BULLETINS_HELP = '一种刊物一张卡片：去向、由谁签发、通常发给谁。没有刊物就不能组期。\n\n- **通常的发送范围**在组期时带入，当期还可以改；改这里只影响以后新开的各期。\n- **刊名**在第一次送审之后不能改；**由谁签发**在有一期正在审签时不能改。\n- **去向**设立后不改。每次修改都记入流水。'
const FOCUS_HELP = '要点是当期最想要的信息。围绕要点写就是“对路”，点“写一条”会自动带上要点。\n\n每条要点挂一项年度中心工作，有起止日期。'
const CALL_HELP = '约稿是信息科向单位点题，有时限。单位可以**写一条报送**，用已经报出的信息回复，或写明**无此情况**。没有信息员的单位，约稿转给主要负责人。\n\n灯：■ 红为超期，▲ 黄为一天之内到期，● 绿为正常，✓ 灰为已回复。'
const NETWORK_HELP = '每个报送单位至少有一名在岗信息员；没有的排在最前面、标红。信息员、B 角由本单位负责人指定，信息科也可以代为登记。村（社区）信息员还可以由本单位信息员登记。'

const BOARD_HELP = '每个单位在一个期间里的积分和报送任务，按**完成、差几条、零报送、免考、无任务**分组；口径没有规定排名的，不排名次。\n\n- 点一个单位，右边逐项列出**为什么是这个分**；点“看明细”能看到每一分的规则、依据、口径版本和那一条信息。\n- **还差什么**：差几条、距期末几天，哪些信息没有计入、为什么。\n- 对积分有异议的，点**申请复核**，本单位主要负责人签送后由信息科没有经手的同志答复。\n- 现行口径与后来的规定不符的，页面上方会说明是哪一项、依据哪份文件。\n\n报送单位只看本单位的账。登录次数、在线时长不进入任何统计。'
const FIGURES_HELP = '一年里报了多少、采用了多少、在哪一级采用、用了多长时间。**每个数字都能点开**，看是哪些信息。\n\n- 图下面点“看数据表”，看逐月、逐年的数字。\n- **本区在全市的位次**照市里的通报登记；更正要写理由，原来的记录留着。\n- 可以打印，也可以导出表格。数字怎样算的，写在页尾。'
const REVIEWS_HELP = '单位对积分有异议，可以申请复核：信息员提出，主要负责人签送，信息科没有经手这一项的同志在时限内答复。\n\n- 答复要写**结论和理由**；复核成立的，先把登记改好，再写明更正了什么。\n- 过了时限的，要写明为什么晚。\n- 没有答复之前可以撤回：主要负责人签送过的，由主要负责人撤回。'

const OUTCOMES_HELP = '报出去的信息后来怎么样：上报、采用、媒体刊发、领导批示，从区到中央逐级登记。\n\n- 本级刊物印发，采用**自动登记**；上级采用和批示由信息科、文书登记，写明日期和依据。\n- 记错了用**更正**，登记多了用**撤销**，都要写理由。原来的一条不删，只是不再算数。\n- 并入的信息，结果记在合并后的那一条上，各单位共享。'
const FAULTS_HELP = '差错逐条写明事实和依据，登记后单位随即看到，可以申请复核。\n\n撤销要写理由，记录留存，只是不再算数。'
const CLASSES_HELP = '任务条数按单位类别定。类别由科长从某一天起定，不溯及以前；没有单独定过的，按单位登记的重点单位办。\n\n**免考**写明起止和理由，各单位看得到自己的。'

const CIRCULAR_HELP = '名单由系统按办法算出，每个名字后面有理由、条款和事实；信息科审定，移出要写理由。\n\n- **听取意见**：被点名的单位只看到自己的事实，在时限内答复“无异议”或提出异议；异议由另一人答复，成立的移出名单。\n- **签发**：主任、区领导逐级签，签后编号印发。签之前能看到随通报发出的责令。\n- **打印（PDF）**、**下载 OFD**、**下载 DOCX** 按公文版式排好；没有印发的写着“待编号”。\n- **信息通报**是各单位报送和采用的情况，不是批评。'
const CRITICISM_HELP = '连续两次被通报的单位，由主要负责人写书面检查和整改措施；科长审阅，单位报告整改完成，主任验收。超期亮红灯。'

export default {
  room: 'information',
  nav: [
    { group: '信息', title: '信息报送', to: '/information/submissions', roles: [...UNIT, ...SECTION, 'director', 'inspector'], phone: true },
    { group: '信息', title: '写信息', to: '/information/submissions/new', roles: WRITERS, quick: '写信息' },
    { group: '信息', title: '信息编审', to: '/information/desk', roles: SECTION, phone: true, quick: '信息编审' },
    { group: '信息', title: '刊物', to: '/information/issues', roles: [...UNIT, ...SECTION, ...SIGNERS], phone: true },
    { group: '信息', title: '刊物设置', to: '/information/bulletins', roles: KEEPERS },
    { group: '信息', title: '报送要点', to: '/information/focuses', roles: [...UNIT, ...SECTION, 'director'] },
    { group: '信息', title: '约稿', to: '/information/calls', roles: [...UNIT, ...SECTION, 'director'] },
    { group: '信息', title: '采用与批示', to: '/information/outcomes', roles: [...UNIT, ...SECTION, ...SIGNERS] },
    { group: '信息', title: '差错', to: '/information/faults', roles: [...UNIT, ...SECTION, 'director'] },
    { group: '信息', title: '单位类别与免考', to: '/information/classes', roles: [...UNIT, ...SECTION, 'director'] },
    { group: '信息', title: '通报', to: '/information/circulars', roles: [...new Set([...UNIT, ...SECTION, ...SIGNERS])], phone: true },
    { group: '信息', title: '书面检查', to: '/information/self_criticisms', roles: ['unit-head', 'section-chief', 'director'], phone: true },
    { group: '信息', title: '信息网络', to: '/information/network', roles: [...UNIT, ...SECTION, 'director'] },
    { group: '考核与队伍', title: '考核看板', to: '/information/board', roles: BOARD_READERS, phone: true },
    { group: '考核与队伍', title: '年度数据', to: '/information/figures', roles: BOARD_READERS },
    { group: '考核与队伍', title: '积分复核', to: '/information/reviews', roles: REVIEW_READERS },
  ],
  desk: [{ id: 'quota', roles: UNIT, load: () => import('./parts/QuotaCard.vue') }],
  states: STATES,
  trial: { id: 'information', load: () => import('./parts/PolicyTry.vue') },
  routes: [
    { path: '/information/submissions', component: () => import('./pages/SubmissionsPage.vue'), meta: { title: '信息报送', help: LIST_HELP } },
    { path: '/information/submissions/new', component: () => import('./pages/WritePage.vue'), meta: { title: '写信息', roles: WRITERS, help: WRITE_HELP } },
    { path: '/information/submissions/:id/edit', component: () => import('./pages/WritePage.vue'), meta: { title: '改信息', roles: WRITERS, help: WRITE_HELP } },
    { path: '/information/submissions/:id', component: () => import('./pages/SubmissionPage.vue'), meta: { title: '信息', help: CASE_HELP } },
    { path: '/information/desk', component: () => import('./pages/EditDeskPage.vue'), meta: { title: '信息编审', roles: SECTION, help: DESK_HELP } },
    { path: '/information/bulletins', component: () => import('./pages/BulletinsPage.vue'), meta: { title: '刊物设置', roles: KEEPERS, help: BULLETINS_HELP } },
    { path: '/information/issues', component: () => import('./pages/IssuesPage.vue'), meta: { title: '刊物', help: ISSUES_HELP } },
    { path: '/information/issues/:id', component: () => import('./pages/IssuePage.vue'), meta: { title: '刊物', help: ISSUE_HELP } },
    { path: '/information/issues/:id/print', component: () => import('./pages/IssuePrintPage.vue'), meta: { title: '打印预览', help: ISSUE_HELP } },
    { path: '/information/focuses', component: () => import('./pages/FocusesPage.vue'), meta: { title: '报送要点', help: FOCUS_HELP } },
    { path: '/information/calls', component: () => import('./pages/CallsPage.vue'), meta: { title: '约稿', help: CALL_HELP } },
    { path: '/information/calls/:id', component: () => import('./pages/CallPage.vue'), meta: { title: '约稿', help: CALL_HELP } },
    { path: '/information/outcomes', component: () => import('./pages/OutcomesPage.vue'), meta: { title: '采用与批示', help: OUTCOMES_HELP } },
    { path: '/information/faults', component: () => import('./pages/FaultsPage.vue'), meta: { title: '差错', help: FAULTS_HELP } },
    { path: '/information/classes', component: () => import('./pages/ClassesPage.vue'), meta: { title: '单位类别与免考', help: CLASSES_HELP } },
    { path: '/information/network', component: () => import('./pages/NetworkPage.vue'), meta: { title: '信息网络', help: NETWORK_HELP } },
    { path: '/information/board', component: () => import('./pages/BoardPage.vue'), meta: { title: '考核看板', roles: BOARD_READERS, help: BOARD_HELP } },
    { path: '/information/figures', component: () => import('./pages/FiguresPage.vue'), meta: { title: '年度数据', roles: BOARD_READERS, help: FIGURES_HELP } },
    { path: '/information/figures/items', component: () => import('./pages/FigureItemsPage.vue'), meta: { title: '数据下的信息', roles: BOARD_READERS, help: FIGURES_HELP } },
    { path: '/information/reviews', component: () => import('./pages/ReviewsPage.vue'), meta: { title: '积分复核', roles: REVIEW_READERS, help: REVIEWS_HELP } },
    { path: '/information/reviews/:id', component: () => import('./pages/ReviewPage.vue'), meta: { title: '积分复核', roles: REVIEW_READERS, help: REVIEWS_HELP } },
    { path: '/information/circulars', component: () => import('./pages/CircularsPage.vue'), meta: { title: '通报', help: CIRCULAR_HELP } },
    { path: '/information/circulars/:id', component: () => import('./pages/CircularPage.vue'), meta: { title: '通报', help: CIRCULAR_HELP } },
    { path: '/information/circulars/:id/print', component: () => import('./pages/CircularPrintPage.vue'), meta: { title: '打印预览', help: CIRCULAR_HELP } },
    { path: '/information/self-criticisms', alias: '/information/self_criticisms', component: () => import('./pages/SelfCriticismsPage.vue'), meta: { title: '书面检查', help: CRITICISM_HELP } },
    { path: '/information/self-criticisms/:id', alias: '/information/self_criticisms/:id', component: () => import('./pages/SelfCriticismPage.vue'), meta: { title: '书面检查', help: CRITICISM_HELP } },
  ],
} satisfies RoomPages
