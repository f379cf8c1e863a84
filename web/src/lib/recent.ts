// What a person opened from the search last, kept on this machine alone and shown to nobody else who logs in here.
import type { DraftStore } from './localDrafts'

export interface Recent { href: string; title: string; note: string }

const PREFIX = 'chengqi.recent.'
const MOST = 8

/** The last ones of this person, the newest first; what others left on this machine is forgotten on the way. */
export function recentOf(store: DraftStore, person: string): Recent[] {
  try {
    const strange: string[] = []
    for (let i = 0; i < store.length; i += 1) {
      const key = store.key(i)
      if (key?.startsWith(PREFIX) && key !== PREFIX + person) strange.push(key)
    }
    for (const key of strange) store.removeItem(key)
    const kept: unknown = JSON.parse(store.getItem(PREFIX + person) ?? '[]')
    return Array.isArray(kept) ? kept.filter(whole).slice(0, MOST) : []
  } catch {
    return []
  }
}

/** Puts one in front. */
export function keepRecent(store: DraftStore, person: string, one: Recent): void {
  try {
    const others = recentOf(store, person).filter((other) => other.href !== one.href)
    store.setItem(PREFIX + person, JSON.stringify([one, ...others].slice(0, MOST)))
  } catch {
    // A machine that keeps nothing shows nothing.
  }
}

function whole(one: unknown): one is Recent {
  const { href, title, note } = (one ?? {}) as Record<string, unknown>
  // Only a page of this house: whatever else stands there was not put there by it.
  return typeof href === 'string' && /^\/(?!\/)/.test(href) && typeof title === 'string' && typeof note === 'string'
}
