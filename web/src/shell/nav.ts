// The navigation that this person sees: the shell's own entries and those of the rooms, by group.
import { computed, defineAsyncComponent } from 'vue'
import { hasRole, useSession } from '@/composables/useSession'
import { GROUPS, type Group, type NavEntry, type RoomPages } from './room'

const found = import.meta.glob<{ default: RoomPages }>('../../../rooms/*/web/routes.ts', { eager: true })
/** Every room that brings pages. */
export const rooms: RoomPages[] = Object.values(found).map((module) => module.default)

/** Everybody with a line of work: the three administrators have none. */
export const BUSINESS = ['reporter', 'checker', 'unit-head', 'deputy-head', 'editor', 'section-chief', 'director', 'leader', 'secretary', 'inspector', 'clerk', 'duty']

/** Who prepares and decides on orders over the policy. */
export const POLICY = ['editor', 'section-chief', 'director']

const OWN: NavEntry[] = [
  { group: '我的工作', title: '工作台', to: '/', phone: true },
  { group: '我的工作', title: '消息', to: '/messages' },
  { group: '我的工作', title: '单位与人员', to: '/org' },
  { group: '我的工作', title: '规则手册', to: '/rules' },
  { group: '综合', title: '办法', to: '/policy', roles: BUSINESS },
  { group: '综合', title: '中心工作', to: '/central-tasks', roles: BUSINESS },
]

/** Made once, so that going back to the desk does not load a card again. */
const CARDS = rooms.flatMap((room) => (room.desk ?? []).map((card) => ({ id: card.id, roles: card.roles, component: defineAsyncComponent(card.load) })))

/** Every room's 试算; loaded only where a draft is shown. */
export const trials = rooms.flatMap((room) => (room.trial ? [{ id: room.trial.id, component: defineAsyncComponent(room.trial.load) }] : []))

/** Groups with at least one entry for the roles of the session. */
export function useNav() {
  const { session } = useSession()
  const entries = computed(() => (session.value === null ? [] : [...OWN, ...rooms.flatMap((room) => room.nav)].filter((entry) => hasRole(entry.roles))))
  return {
    entries,
    groups: computed<{ group: Group; entries: NavEntry[] }[]>(() =>
      GROUPS.map((group) => ({ group, entries: entries.value.filter((entry) => entry.group === group) })).filter((one) => one.entries.length > 0)),
    phone: computed(() => entries.value.filter((entry) => entry.phone).slice(0, 4)),
    cards: computed(() => (session.value === null ? [] : CARDS.filter((card) => hasRole(card.roles)))),
    quick: computed(() => entries.value.filter((entry) => entry.quick)),
  }
}
