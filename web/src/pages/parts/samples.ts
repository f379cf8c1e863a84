// Sample contents for the page of parts. They document the parts and are shown nowhere else.
import type { Refusal, Step, Why } from '@/api/types'
import { serverNow } from '@/composables/useClock'
import type { DayMark } from '@/composables/useCalendar'
import type { Action } from '@/parts/ActionBar.vue'
import type { OrgChoice } from '@/parts/OrgPicker.vue'
import type { CheckFinding, CheckReport } from '@/parts/checkup'
import type { ReuseAnswer } from '@/parts/reuse'

export const REFUSED: Refusal[] = [
  { code: 'sample.no_head', message: '还没有经本单位负责人审核', basis: { document: '样例办法', clause: '第六条', date: '2026-01-01' }, hint: '点“送本单位负责人审核”，由负责人审定后再报送。' },
  { code: 'sample.title_long', message: '标题 31 字，超过 25 字', basis: '样例办法第九条', hint: '写明谁、做法、效果，删去修饰语。', field: 'sample-title' },
]

export const TEXT = '今年以来，临江街道高度重视停车难问题，通过网格员摸排、物业公司腾挪、交警划线，新增停车位若干个，停车类投诉明显下降。'
export const EDITED = '3 月起，临江街道针对停车难问题，通过网格员摸排空闲地块 14 处、物业腾挪绿化边角地、交警划线，新增停车位 312 个，停车类投诉由月均 47 件降至 12 件。'

const place = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length, line: 1, name: '第1段' })
const finding = (over: Partial<CheckFinding> & { rule: string; quote: string; message: string }): CheckFinding => ({
  title: '样例规则', gate: 'tightness', severity: 'warning', severity_name: '建议修改', place: place(over.quote), count: 1, related: [], basis: '样例办法第七条第二款', help: '', fix: null, about: `${over.rule}“${over.quote}”`, ...over,
})
export const CHECKED: CheckReport = {
  gates: [
    { code: 'relevance', name: '对路', state: 'passed', state_name: '通过', sentence: '与本期报送要点“民生热点”第 3 条匹配。' }, { code: 'elements', name: '要素全', state: 'failed', state_name: '需补齐', sentence: '缺数据。' },
    { code: 'soundness', name: '内容实', state: 'warned', state_name: '建议修改', sentence: '1 处无佐证。' }, { code: 'tightness', name: '文字精炼', state: 'warned', state_name: '建议修改', sentence: '1 处套话。' },
  ],
  findings: [
    finding({ rule: 'E06', title: '数据', gate: 'elements', quote: '若干个', message: '缺数据：“若干个”应写具体数。', severity: 'error', severity_name: '需补齐', owed: true, about: 'E06' }),
    finding({ rule: 'S08', title: '佐证', gate: 'soundness', quote: '明显下降', message: '“明显下降”无佐证。', help: '请附工单对比表，或写“由×件降至×件”。', sources: [{ matter: 'm1', title: '临江街道化解停车难', day: '2023-05-06', words: '停车类投诉明显下降' }] }),
    finding({ rule: 'T04', title: '套话', quote: '高度重视', message: '套话：“高度重视”可删。', fix: { safe: true, edits: [{ place: place('高度重视'), before: '高度重视', after: '' }] } }),
  ],
  ignored: [{ finding: finding({ rule: 'T17', quote: '今年以来', message: '“今年以来”宜写明月份' }), reason: '引文原样如此' }],
  measures: [{ name: '篇幅', shown: '58字', arithmetic: '正文58字，不计空格', within: true }, { name: '套话', shown: '1处', arithmetic: '套话1处共4字÷正文58字，每百字6.9字', within: false }],
}

export const OLD = '去年以来，北河县高度重视停车难问题，通过网格员摸排、物业公司腾挪、交警划线，新增停车位若干个，停车类投诉明显下降。下一步将继续推进。'
const span = (text: string, words: string, after = 0) => [text.indexOf(words, after), text.indexOf(words, after) + words.length] as const
const COPIED = '通过网格员摸排、物业公司腾挪、交警划线，新增停车位若干个，停车类投诉明显下降'
/** What a lookup of the sources answers: a copy of an earlier year, and two that the asker may not read. */
export const REUSED: ReuseAnswer = {
  ready: false, characters: 55, common: 4, copied: 47, hidden: 2, hidden_sentence: '与 2 份您无权查看的文件重复',
  sources: [{
    matter: 'm1', room: 'information', kind: 'submission', title: '临江街道化解停车难', number: '', unit_name: '临江街道', day: '2023-05-06', years: 3, own_unit: true, cited: false, repeated_over_years: true, shared: 42, characters: 60, text: OLD,
    passages: [
      { here: [0, 12], there: [0, 11], kind: 'copy', kind_name: '照抄', characters: 11, equal: 7, changes: [{ here: span(TEXT, '今年'), there: span(OLD, '去年') }, { here: span(TEXT, '临江街道'), there: span(OLD, '北河县') }], leftovers: [{ kind: 'old_year', kind_name: '旧年份', here: span(TEXT, '今年以来'), words: '今年以来', say: '出处写的是 2022 年的事，请核对。' }] },
      { here: span(TEXT, COPIED), there: span(OLD, COPIED), kind: 'copy', kind_name: '照抄', characters: 36, equal: 36, changes: [], leftovers: [] },
    ],
  }],
}

export const STEPS: Step[] = [
  { id: 's1', verb: '撰写并送审', unit: '临江街道', post: '信息员', person: '何雨桐', at: '2026-11-20T09:30:00+08:00', note: '附 12345 工单对比表。' },
  { id: 's2', verb: '审核通过', unit: '临江街道', post: '党工委负责人', person: '王建国', at: '2026-11-20T15:10:00+08:00', lag: '5 小时 40 分' },
  { id: 's3', verb: '退回修改', unit: '区委办信息科', post: '编辑', person: '沈若兰', at: '2026-11-23T08:42:00+08:00', lag: '2 天', late: true, note: '请补“由×降至×”的数据口径。' },
  { id: 's4', verb: '修改', unit: '临江街道', post: '信息员', person: '何雨桐', state: 'now' },
  { id: 's5', verb: '签发', unit: '区委办', post: '分管主任', state: 'ahead' },
]

export const SINCE = new Date(serverNow() - 26 * 3_600_000).toISOString()

export const WHY: Why = {
  rule: 'information.points.adopted', title: '区委采用一条计 2 分', basis: { document: '样例考核办法', clause: '第八条', date: '2026-01-01' }, effective: '2026-01-01', policy: '样例政策 2026 版',
  text: '被区委刊物采用的信息，每条计 2 分；被上级采用的另行加分。', facts: [{ name: '采用刊物', value: '《信息专报》第 46 期' }, { name: '采用日期', value: '2026-11-20' }],
}

export const ACTIONS: Action[] = [
  { id: 'adopt', label: '采用并送签发', place: 'main', key: 'A' },
  { id: 'return', label: '退回修改', place: 'return', key: 'R', danger: true },
  { id: 'cosign', label: '加签', place: 'cosign' },
  { id: 'urge', label: '催办', place: 'urge', reasons: [{ code: 'sample.early', message: '距上次催办不足 1 个工作日', basis: '样例办法第十二条', hint: '明日 09:00 后可再催。' }] },
  { id: 'keep', label: '留存备用', place: 'more' },
  { id: 'drop', label: '不采用（须写理由）', place: 'more' },
]

export const DAYS: DayMark[] = [
  { date: '2026-10-01', rest: true, name: '国庆节' }, { date: '2026-10-02', rest: true, name: '国庆节' }, { date: '2026-10-10', rest: false },
  { date: '2026-11-22', rest: false, name: '样例' }, { date: '2026-11-27', rest: true, name: '样例' },
]

const DIRECTORY: OrgChoice[] = [
  { id: 'u1', kind: 'unit', name: '临江街道' }, { id: 'u2', kind: 'unit', name: '松岭乡' }, { id: 'u3', kind: 'unit', name: '区教育局' },
  { id: 'p1', kind: 'person', name: '何雨桐', detail: '临江街道 信息员' }, { id: 'p2', kind: 'person', name: '沈若兰', detail: '区委办信息科 编辑' }, { id: 'p3', kind: 'person', name: '周文斌', detail: '区委办 值班室' },
]
export const findOrg = (words: string) => Promise.resolve(DIRECTORY.filter((one) => one.name.includes(words)))

export interface SampleRow { number: string; title: string; unit: string; due: string; light: 'red' | 'yellow' | 'green' | 'grey'; words: string }
export const ROWS: SampleRow[] = [
  { number: '样督〔2026〕1号', title: '关于老旧小区加装电梯推进情况的督办事项', unit: '青溪镇', due: '2026-11-26', light: 'red', words: '超期 1 天' },
  { number: '样督〔2026〕2号', title: '关于秋粮收购资金兑付情况的督办事项', unit: '区应急管理局', due: '2026-12-07', light: 'green', words: '剩 36 天' },
  { number: '样督〔2026〕3号', title: '关于北片污水管网改造工程进度的督办事项', unit: '临江街道', due: '2026-12-12', light: 'yellow', words: '今日到期' },
  { number: '样督〔2026〕6号', title: '关于中小学校园食堂整改的督办事项', unit: '区信访局', due: '2026-11-03', light: 'grey', words: '已办结' },
]
