// What the server says about policy, as its pages read it, and the small words that they share.
import type { Refusal } from '@/api/types'
import type { LineFault } from '@/parts/lines'
import type { ValueChange } from '@/parts/TextDiff.vue'

export interface PolicyNotice { key: string; title: string; when: string; sentence: string; basis: string }
export interface PolicyValue { when_words: string; from: string; words: string; basis: string; layer: number; line: number; in_force: boolean; example: boolean }
export interface PolicyParam {
  key: string; title: string; what: string; kind: string; least: number | null; most: number | null; codes: { code: string; name: string }[]
  dimensions: { name: string; title: string; codes: { code: string; name: string }[] }[]; values: PolicyValue[]
}
export interface PolicyLayer { place: number; id: string; title: string; basis: string; number: string; order: string | null; digest: string; effective: string }
export interface Policy { day: string; title: string; name: string; layers: PolicyLayer[]; rooms: { room: string; title: string; params: PolicyParam[] }[]; notices: PolicyNotice[] }

export interface PolicyChange { key: string; title: string; when: string; before: string | null; after: string; from: string; line: number; keeps: { when: string; value: string }[] }
export interface PolicyCheck { faults: { line: number; key: string; message: string }[]; changes: PolicyChange[]; notices: PolicyNotice[] }
export interface PolicyOrderRow {
  id: string; number: string; title: string; state: 'proposed' | 'in_force' | 'refused' | 'withdrawn'; state_name: string; first_day: string; digest: string
  proposed_by: string; proposed_at: string; decided_by: string | null; decided_at: string | null; reason: string; place: number | null
}
export interface PolicyStep { at: string; who: string; post: string; unit: string; verb: string; verb_name: string }
export interface PolicyOrder extends PolicyOrderRow, PolicyCheck { version: number; holder: string; text: string; steps: PolicyStep[]; can: Record<string, Refusal[]> }

/** Who proposes orders. */
export const CHIEF = ['section-chief']

/** The page of an order, where the desk, the search and messages lead too. */
export const orderPage = (id: string) => `/house/policy_orders/${id}`

/** Faults of a text as the editor shows them. */
export function lineFaults(check: PolicyCheck | null): LineFault[] {
  return (check?.faults ?? []).map((fault) => ({ line: fault.line, message: fault.key === '' ? fault.message : `${fault.message}（${fault.key}）` }))
}

/** Changes as two columns: where policy was silent, the value is new. */
export function sideBySide(changes: readonly PolicyChange[]): ValueChange[] {
  return changes.map((change, i) => ({
    id: `${change.key}.${i}`, name: `${change.title} · ${change.when}`, before: change.before, after: change.after,
    note: [`${change.from} 起 · 第 ${change.line} 行`, ...change.keeps.map((kept) => `${kept.when}仍为${kept.value}`)].join('；'),
  }))
}

/** Keys whose title, meaning, code or a value has the words. */
export function keysWith(params: readonly PolicyParam[], words: string): PolicyParam[] {
  const typed = words.trim()
  return typed === '' ? [...params] : params.filter((param) => [param.title, param.what, param.key, ...param.values.flatMap((value) => [value.words, value.basis, value.when_words])].some((text) => text.includes(typed)))
}

/** What a key's values are, in words, for whoever writes an order. */
export function kindWords(param: PolicyParam): string {
  const codes = param.codes.map((code) => `${code.code}（${code.name}）`).join('、')
  switch (param.kind) {
    case 'switch': return 'true 或 false'
    case 'number': return `整数 ${param.least ?? ''}–${param.most ?? ''}`
    case 'points': return '分值，如 "2.5分"'
    case 'limit': return '时限，如 "3个工作日"'
    case 'choice': return `选一个：${codes}`
    case 'choices': return `一个或几个：${codes}`
    case 'texts': return '几段文字'
    default: return '文字'
  }
}

/** A value block for an order, ready to be changed; the day is the first on which it is to hold. */
export function blockOf(param: PolicyParam, day: string): string {
  const when = param.dimensions.length === 0 ? '' : `# 可分情形：when = { ${param.dimensions.map((one) => `${one.name} = "${one.codes[0]?.code ?? ''}"`).join(', ')} }\n`
  return `\n[[value]]\nkey = "${param.key}"\nfrom = "${day}"\n# ${param.title}：${kindWords(param)}\nvalue = \n${when}basis = ""\n`
}

/** The head of an order that says nothing yet. */
export function headOf(day: string): string {
  return `id = "order-${day}"\ntitle = ""\nbasis = ""\neffective = "${day}"\n`
}
