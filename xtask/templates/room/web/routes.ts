// @title@: its place in the navigation, and its pages.
import type { RoomPages } from '@/shell/room'

const pages: RoomPages = {
  room: '@name@',
  nav: [{ group: '综合', title: '@title@', to: '/@name@' }],
  routes: [{ path: '/@name@', component: () => import('./pages/DraftPage.vue'), meta: { title: '@title@' } }],
}
export default pages
