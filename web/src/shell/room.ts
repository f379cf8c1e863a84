// What a room brings to the shell: its entries in the navigation and its pages. Rooms export this from `rooms/<room>/web/routes.ts`.
import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'

/** The groups of the left navigation, in this order. */
export const GROUPS = ['我的工作', '信息', '督查', '综合', '考核与队伍', '保密', '系统'] as const
export type Group = (typeof GROUPS)[number]

export interface NavEntry {
  group: Group
  title: string
  to: string
  /** Who sees it; missing or empty means everybody. */
  roles?: string[]
  /** Also in the bar at the bottom of a phone. */
  phone?: boolean
  /** A button of this wording on the desk page, leading to `quickTo` (or `to`). */
  quick?: string
  quickTo?: string
}

/** A card beside the lists of the desk; it reads its own data and shows nothing where it has nothing to say. */
export interface DeskCard {
  id: string
  roles: string[]
  load: () => Promise<{ default: Component }>
}

/** What a draft of policy would have changed in the room's work; shown under the draft, whose text it is given as `text`. */
export interface PolicyTrial {
  id: string
  load: () => Promise<{ default: Component<{ text: string }> }>
}

/** The states of one kind of matter, with the names that people know, in the order of its way. */
export interface KindStates { kind: string; name: string; states: readonly (readonly [code: string, name: string])[] }

export interface RoomPages {
  room: string
  nav: NavEntry[]
  desk?: DeskCard[]
  trial?: PolicyTrial
  /** For whoever looks for matters in a certain state. */
  states?: readonly KindStates[]
  /** Components must be lazy: `component: () => import('./pages/X.vue')`. `meta: { title, roles?, help? }`. */
  routes: RouteRecordRaw[]
}

declare module 'vue-router' {
  interface RouteMeta {
    /** The page's name in the window title and for screen readers. */
    title?: string
    /** Reachable without a log-in. */
    open?: boolean
    /** Only in a demonstration or while developing. */
    demoOnly?: boolean
    roles?: string[]
    /** Help beside the page, in the small Markdown of the handbook. */
    help?: string
  }
}
