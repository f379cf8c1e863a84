// Small reckonings of the pages of circulars. Nothing here knows the screen.
import type { Unit } from '@/api/types'
import type { Stage } from '@/parts/StageLine.vue'
import { spanAround, spanName, spanStep, spanText } from '@/parts/spans'
import type { Circular, CircularLine, Earlier, Receiver, SelfCriticism } from './types'

export const CIRCULARS = '/api/information/circulars'
export const SELF_CRITICISMS = '/api/information/self_criticisms'
export const STATES = [
  { id: '', title: '全部' }, { id: 'drafting', title: '起草中' }, { id: 'hearing', title: '听取意见中' }, { id: 'at_director', title: '待主任签发' },
  { id: 'at_leader', title: '待区领导签发' }, { id: 'issued', title: '已印发' }, { id: 'dropped', title: '已撤销' },
]
export const TONES: Record<string, 'blue' | 'yellow' | 'green' | 'gray'> = { drafting: 'blue', hearing: 'yellow', at_director: 'yellow', at_leader: 'yellow', issued: 'green', dropped: 'gray' }

/** A criticism is read over a year that is over; a regular circular over the quarter before. */
export function usualSpan(kind: string, today: string): string {
  return spanText(spanStep(spanAround(today, kind === 'criticism' ? 'year' : 'quarter'), -1))
}

/** The spans that a draft is offered, the newest first. */
export function spanOptions(kind: string, today: string): { value: string; label: string }[] {
  const newest = spanAround(today, kind === 'criticism' ? 'year' : 'quarter')
  const wanted = [0, -1, -2, -3].map((by) => spanStep(newest, by))
  const others = kind === 'criticism' ? [spanAround(today, 'half'), spanStep(spanAround(today, 'half'), -1), spanAround(today, 'quarter'), spanStep(spanAround(today, 'quarter'), -1)] : []
  return [...wanted, ...others].map((span) => ({ value: spanText(span), label: spanName(span) }))
}

const WAY = ['drafting', 'hearing', 'at_director', 'at_leader', 'issued']

/** Draft → hearing → director → leader → issued; a regular circular hears nobody, and no leader signs where none has to. */
export function signing(circular: Circular): Stage[] {
  const at = WAY.indexOf(circular.state)
  const leader = circular.sign_offs.some((one) => one.step.includes('leader'))
  const stage = (id: string, name: string, place: number, note?: string): Stage => {
    const state = circular.state === 'issued' || place < at ? 'done' : place === at ? 'now' : 'ahead'
    return note === undefined ? { id, name, state } : { id, name, state, note }
  }
  const signed = (step: string) => circular.sign_offs.find((one) => one.step.includes(step) && one.person !== null)
  return [
    stage('drafting', '起草审核', 0, circular.composer_name),
    ...(circular.kind === 'criticism' ? [stage('hearing', '听取单位意见', 1)] : []),
    stage('director', '主任签发', 2, signed('director')?.person ?? undefined),
    ...(leader ? [stage('leader', '区领导签发', 3, signed('leader')?.person ?? undefined)] : []),
    stage('issued', '编号印发', 4, circular.number_text || undefined),
  ]
}

const MENDING = ['ordered', 'under_review', 'rewriting', 'mending', 'mended', 'accepted']

/** First circular → second circular → self-criticism → mending → accepted. */
export function following(circulars: readonly Earlier[], paper: Pick<SelfCriticism, 'state' | 'overdue'> & { id?: string } | null): Stage[] {
  const place = paper ? MENDING.indexOf(paper.state) : -1
  const running = (yes: boolean, done: boolean): Stage['state'] => (done ? 'done' : yes ? (paper?.overdue ? 'late' : 'now') : 'ahead')
  return [
    ...circulars.map((one, i): Stage => ({ id: one.id, name: `第 ${i + 1} 次通报`, state: one.issued_at ? 'done' : 'now', note: one.number_text || one.title, to: `/information/circulars/${one.id}` })),
    { id: 'written', name: '书面检查', state: running(place >= 0 && place <= 2, place >= 3) },
    { id: 'mending', name: '整改', state: running(place === 3, place >= 4) },
    { id: 'accepted', name: '验收', state: running(place === 4, place === 5) },
  ]
}

/** Lines of a regular circular by how far the quota is met; without a quota they stand by themselves. */
export function grouped(lines: readonly CircularLine[]): { title: string; lines: CircularLine[] }[] {
  const group = (title: string, which: (line: CircularLine) => boolean) => ({ title, lines: lines.filter(which) })
  return [
    group('完成定额', (line) => line.wanted !== null && line.counted >= line.wanted),
    group('尚有差额', (line) => line.wanted !== null && line.counted < line.wanted && line.reported > 0),
    group('零报送', (line) => line.wanted !== null && line.counted < line.wanted && line.reported === 0),
    group('不设定额', (line) => line.wanted === null),
  ].filter((one) => one.lines.length > 0)
}

/** Receivers as they are typed, one to a line or parted by commas; a unit of the district is known by its name or its short name. */
export function receivers(text: string, known: readonly Receiver[], units: readonly Pick<Unit, 'id' | 'name' | 'short'>[] = []): { unit: string | null; name: string }[] {
  const names = text.split(/[\n，、,；;]+/).map((one) => one.trim()).filter((one) => one !== '')
  const unit = (name: string) => known.find((one) => one.name === name)?.unit ?? units.find((one) => one.name === name || one.short === name)?.id ?? null
  return [...new Set(names)].map((name) => ({ unit: unit(name), name }))
}
