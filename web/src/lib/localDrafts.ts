// Copies of unsent text kept on this machine, so that a lost line or a closed window loses no words.

export interface LocalDraft<T> { at: number; value: T }
/** The part of Web Storage that drafts need; tests and private windows bring their own. */
export interface DraftStore { getItem(key: string): string | null; setItem(key: string, value: string): void; removeItem(key: string): void; readonly length: number; key(index: number): string | null }

const PREFIX = 'chengqi.draft.'
const KEEP_DAYS = 14
const KEEP = KEEP_DAYS * 24 * 3_600_000

/** Writes one draft; false when the machine would not keep it (full, or forbidden). */
export function keepDraft<T>(store: DraftStore, key: string, value: T, now: number): boolean {
  try {
    store.setItem(PREFIX + key, JSON.stringify({ at: now, value }))
    return true
  } catch {
    return false
  }
}

/** The draft under `key`, unless it is missing, broken or older than two weeks. */
export function findDraft<T>(store: DraftStore, key: string, now: number): LocalDraft<T> | null {
  try {
    const draft = JSON.parse(store.getItem(PREFIX + key) ?? 'null') as LocalDraft<T> | null
    return draft !== null && typeof draft.at === 'number' && now - draft.at < KEEP ? draft : null
  } catch {
    return null
  }
}

/** Forgets one draft, once the server has it. */
export function dropDraft(store: DraftStore, key: string): void {
  try {
    store.removeItem(PREFIX + key)
  } catch {
    // A store that cannot forget cannot have kept.
  }
}

/** Forgets every draft of everybody else and everything too old: a shared machine shows nobody another person's words. */
export function sweepDrafts(store: DraftStore, person: string, now: number): void {
  const doomed: string[] = []
  for (let i = 0; i < store.length; i += 1) {
    const key = store.key(i)
    if (key === null || !key.startsWith(PREFIX)) continue
    const own = key.slice(PREFIX.length)
    if (!own.startsWith(`${person}.`) || findDraft(store, own, now) === null) doomed.push(own)
  }
  for (const key of doomed) dropDraft(store, key)
}
