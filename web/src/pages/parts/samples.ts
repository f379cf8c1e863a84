// Sample contents for the page of parts. They document the parts and are shown nowhere else.
import type { Finding, Refusal, Step, Why } from '@/api/types'
import { serverNow } from '@/composables/useClock'
import type { DayMark } from '@/composables/useCalendar'
import type { Action } from '@/parts/ActionBar.vue'
import type { OrgChoice } from '@/parts/OrgPicker.vue'

export const REFUSED: Refusal[] = [
  { code: 'sample.no_head', message: '还没有经本单位负责人审核', basis: { document: '样例办法', clause: '第六条', date: '2026-01-01' }, hint: '点“送本单位负责人审核”，由负责人审定后再报送。' },
  { code: 'sample.title_long', message: '标题 31 字，超过 25 字', basis: '样例办法第九条', hint: '写明谁、做法、效果，删去修饰语。', field: 'sample-title' },
]

export const TEXT = '今年以来，临江街道高度重视停车难问题，通过网格员摸排、物业公司腾挪、交警划线，新增停车位若干个，停车类投诉明显下降。'
export const EDITED = '3 月起，临江街道针对停车难问题，通过网格员摸排空闲地块 14 处、物业腾挪绿化边角地、交警划线，新增停车位 312 个，停车类投诉由月均 47 件降至 12 件。'

const place = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length })
export const FINDINGS: Finding[] = [
  { id: 'f1', standard: 'relevant', level: 'passed', message: '与本期报送要点“民生热点”第 3 条匹配；近 90 天同单位无重复题。' },
  { id: 'f2', standard: 'complete', level: 'owed', message: '缺数据：“若干个”应写具体数。', basis: '样例办法第七条第二款', field: 'body', ...place('若干个') },
  { id: 'f3', standard: 'true', level: 'advice', message: '“明显下降”无佐证。请附工单对比表，或写“由×件降至×件”。', field: 'body', ...place('明显下降') },
  { id: 'f4', standard: 'concise', level: 'advice', message: '套话：“高度重视”可删。', field: 'body', ...place('高度重视'), fix: { label: '删去', replacement: '' } },
]

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
