// What the states of the room's matters are called, for the search over all rooms. The words are those of the matters themselves.
import type { KindStates } from '@/shell/room'

export const STATES: readonly KindStates[] = [
  { kind: 'submission', name: '信息', states: [['draft', '起草'], ['checking', '校核中'], ['approving', '审批中'], ['reported', '待编'], ['returned', '退回修改'], ['selected', '拟采用'], ['adopted', '已采用'], ['reserved', '留存备用'], ['merged', '已并入'], ['refused', '不采用'], ['discarded', '作废']] },
  { kind: 'issue', name: '刊物', states: [['composing', '组期中'], ['at_section_chief', '待科长审核'], ['at_director', '待主任签发'], ['at_leader', '待区领导签发'], ['issued', '已印发']] },
  { kind: 'call', name: '约稿', states: [['open', '待回复'], ['answered', '已报送']] },
  { kind: 'circular', name: '通报', states: [['drafting', '起草中'], ['hearing', '听取意见中'], ['at_director', '待主任签发'], ['at_leader', '待区领导签发'], ['issued', '已印发'], ['dropped', '已撤销']] },
  { kind: 'review', name: '积分复核', states: [['to_sign', '待负责人签'], ['asked', '待答复'], ['upheld', '复核成立'], ['not_upheld', '维持原记'], ['taken_back', '单位撤回']] },
  { kind: 'self_criticism', name: '书面检查', states: [['ordered', '待写检查'], ['under_review', '待科长审阅'], ['rewriting', '退回重写'], ['mending', '整改中'], ['mended', '待主任验收'], ['accepted', '已通过']] },
]
