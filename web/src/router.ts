// Where each address leads, who may go there, and what happens to focus and title on the way.
import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { hasRole, useSession } from '@/composables/useSession'
import { BUSINESS, POLICY, rooms } from '@/shell/nav'

const routes: RouteRecordRaw[] = [
  { path: '/', name: 'desk', component: () => import('@/pages/DeskPage.vue'), meta: { title: '工作台', help: '工作台把要您办的事按剩余时间排好。点一行就到办理的地方。\n\n- **待办**：轮到您办。\n- **待阅**：只需看，不需办。\n- **我发起的**：现在在谁手里，一看便知。\n- **草稿**：还没送出的。\n\n灯的颜色、形状、文字说的是同一件事：■ 红为超期或马上到期，▲ 黄为临近，● 绿为正常，◆ 蓝为提示，✓ 灰为办结。' } },
  { path: '/login', name: 'login', component: () => import('@/pages/LoginPage.vue'), meta: { title: '登录', open: true } },
  { path: '/messages', component: () => import('@/pages/MessagesPage.vue'), meta: { title: '消息', help: '消息只提醒，不代替办理。红色的请先看。点开即为已阅。' } },
  { path: '/search', component: () => import('@/pages/SearchPage.vue'), meta: { title: '搜索', help: '按 `Ctrl+K` 到搜索框。可搜编号、标题、正文、单位名称，一个字也能搜；几个词之间用空格隔开，都要有才算找到。〔2026〕3号、[2026]3号、2026 3号是同一个编号，输入完整编号按回车直接打开。只显示您知悉范围内的内容。' } },
  { path: '/rules/:id?', component: () => import('@/pages/RulesPage.vue'), meta: { title: '规则手册', help: '系统里每个时限、积分、亮灯、提醒都出自一条规则。这里列出每条规则的依据、施行日期和例子。' } },
  { path: '/org/:id?', component: () => import('@/pages/OrgPage.vue'), meta: { title: '单位与人员' } },
  { path: '/central-tasks', component: () => import('@/pages/CentralTasksPage.vue'), meta: { title: '中心工作', roles: BUSINESS, help: '本年度全区的中心工作。报送要点挂在中心工作上，信息围绕中心写就是“对路”。\n\n由科长、主任、文书登记。编号一年之内不重复；名称和牵头单位可以改，每次修改都记入流水。' } },
  { path: '/policy', component: () => import('@/pages/PolicyPage.vue'), meta: { title: '办法', roles: BUSINESS, help: '某一天施行的办法：由哪些文件构成，每个参数是多少、从哪天起、依据哪一条。\n\n- 带**示例**的是本系统举的例子，不是文件原有规定，本单位可以另定。\n- 红框里是与后来规定不一致的值，先看它。\n- 改办法由科长拟订、主任签发，从写明的那一天起施行，不重算以前的账。' } },
  { path: '/policy/new', component: () => import('@/pages/PolicyDraftPage.vue'), meta: { title: '拟订政策调整', roles: POLICY, help: '文本一项一段：`key` 是参数，`from` 是从哪天起，`value` 是改成多少，`basis` 写依据。“加一项参数”会把写法添到末尾。\n\n停笔一会儿自动核对：错在哪一行、怎么改；没有错就列出改前改后。`F8` 到下一处错。' } },
  { path: '/house/policy_orders/:id', component: () => import('@/pages/PolicyOrderPage.vue'), meta: { title: '政策调整', roles: POLICY, help: '先看红框和对照，再看文本。主任签发后从写明的那一天起施行；提出的人不能自己签发。' } },
  { path: '/password', component: () => import('@/pages/PasswordPage.vue'), meta: { title: '修改口令', help: '至少 8 位，大写字母、小写字母、数字、符号中至少三种，不能与账号相同。\n\n改好后，这个账号在别处的登录全部退出；本窗口不受影响。忘记原口令请找系统管理员。' } },
  { path: '/handbook/:id?', component: () => import('@/pages/HandbookPage.vue'), meta: { title: '使用手册' } },
  { path: '/parts', component: () => import('@/pages/PartsPage.vue'), meta: { title: '部件', open: true, demoOnly: true } },
  { path: '/forbidden', name: 'forbidden', component: () => import('@/pages/ForbiddenPage.vue'), meta: { title: '不在岗位权限内' } },
  ...rooms.flatMap((room) => room.routes),
  { path: '/:rest(.*)*', name: 'missing', component: () => import('@/pages/NotFoundPage.vue'), meta: { title: '没有这一页', open: true } },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.hash ? { el: `#${CSS.escape(decodeURIComponent(to.hash.slice(1)))}` } : to.path === from.path ? undefined : { top: 0 }),
})

router.beforeEach(async (to) => {
  const { ensure, state } = useSession()
  const session = await ensure()
  if (to.meta.demoOnly && !(await demonstrating())) return { name: 'missing', params: { rest: to.path.slice(1).split('/') } }
  if (to.meta.open) return true
  // A server that cannot be reached is no reason to send anybody to the log-in: the banner says what is wrong.
  if (session === null && state.value !== 'unknown') return { name: 'login', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  if (!hasRole(to.meta.roles)) return { name: 'forbidden', query: { page: to.meta.title ?? '' }, replace: true }
  return true
})

router.afterEach((to, from) => {
  const { officeName, session } = useSession()
  document.title = [to.meta.title, session.value ? officeName.value : '政务工作平台'].filter(Boolean).join(' - ')
  if (from.matched.length > 0 && to.path !== from.path) void nextTick(() => focusPage())
})

/** Some pages belong to a demonstration (or to developing) alone. */
async function demonstrating(): Promise<boolean> {
  const { demo, session, demoCards } = useSession()
  if (import.meta.env.DEV || demo.value) return true
  return session.value === null && (await demoCards()).ok
}

/** After a change of page the keyboard starts at its heading, not at the top bar. */
function focusPage(): void {
  requestAnimationFrame(() => {
    const place = document.querySelector<HTMLElement>('main h1[tabindex]') ?? document.querySelector<HTMLElement>('main')
    place?.focus({ preventScroll: true })
  })
}
