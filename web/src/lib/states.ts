// The states in which matters can be looked for, by the names that the rooms give them.
import type { KindStates } from '@/shell/room'

export interface StateChoice { value: string; label: string }

/** Each code once; where kinds call it differently, or where the name alone would not tell whose it is, the kinds are named. */
export function stateChoices(kinds: readonly KindStates[]): StateChoice[] {
  const byCode = new Map<string, { name: string; kinds: string[] }[]>()
  for (const kind of kinds) {
    for (const [code, name] of kind.states) {
      const known = byCode.get(code) ?? []
      const same = known.find((one) => one.name === name)
      if (same) same.kinds.push(kind.name)
      else known.push({ name, kinds: [kind.name] })
      byCode.set(code, known)
    }
  }
  return [...byCode].map(([value, names]) => ({ value, label: names.map((one) => (kinds.length > 1 ? `${one.name}（${one.kinds.join('、')}）` : one.name)).join('／') }))
}

/** What a state is called; the code where no room has a name for it. */
export function stateName(kinds: readonly KindStates[], kind: string, state: string): string {
  return kinds.find((one) => one.kind === kind)?.states.find(([code]) => code === state)?.[1] ?? ''
}
