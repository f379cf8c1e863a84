// Which buttons a person sees on the page of an item: what belongs to the state and to the person's seat, pressable or with its reasons.
import type { Action, ActionPlace } from '@/parts/ActionBar.vue'
import type { Submission } from '../api'
import { against, inState } from './words'

/** Whose eyes: of the item's own unit or not, with which roles, and whether a referral waits for an answer from here. */
export interface Viewer { unit: boolean; roles: readonly string[]; answer: boolean }
interface Offer { verb: string; label: string; place: ActionPlace; roles: readonly string[]; danger?: boolean }

const WRITERS = ['reporter']
const CHECKERS = ['checker']
const HEADS = ['unit-head']
const SECTION = ['editor', 'section-chief']

const OFFERS: readonly Offer[] = [
  { verb: 'send_to_check', label: '送校核', place: 'main', roles: WRITERS },
  { verb: 'resubmit', label: '重新报送', place: 'main', roles: WRITERS },
  { verb: 'name_cover', label: '指定代为校核人', place: 'more', roles: HEADS },
  { verb: 'check_pass', label: '校核通过', place: 'main', roles: CHECKERS },
  { verb: 'approve', label: '审批报出', place: 'main', roles: HEADS },
  { verb: 'check_return', label: '退回', place: 'return', roles: CHECKERS, danger: true },
  { verb: 'approve_return', label: '退回', place: 'return', roles: HEADS, danger: true },
  { verb: 'withdraw', label: '撤回', place: 'return', roles: WRITERS },
  { verb: 'discard', label: '作废', place: 'more', roles: WRITERS },
]

/** The actions in the order of the house. Other people's steps are not shown as mine; a cover from another unit sees what he may do. */
export function actionsOf(item: Submission, viewer: Viewer): Action[] {
  const offered = OFFERS.filter(({ verb, roles }) => inState(item.can, verb) && ((item.can[verb]?.length ?? 1) === 0 || (viewer.unit && roles.some((role) => viewer.roles.includes(role)))))
  const covers = offered.some((one) => one.verb === 'check_pass' || one.verb === 'check_return')
  const mine: Action[] = [
    ...offered.map(({ verb, label, place, danger }): Action => ({ id: verb, label, place: verb === 'name_cover' && !covers && item.state === 'checking' ? 'main' : place, danger, reasons: against(item.can, verb) })),
    ...(viewer.answer ? [{ id: 'answer_referral', label: '答复转办', place: 'main' as const, reasons: against(item.can, 'answer_referral') }] : []),
    ...(viewer.roles.some((role) => SECTION.includes(role)) && inState(item.can, 'verify') ? [{ id: 'desk', label: '到编审台办理', place: 'main' as const }] : []),
  ]
  // A lone entry needs no 更多 to hide in.
  return [...mine, { id: 'print', label: '打印', place: mine.length > 0 ? 'more' : 'return' }]
}
