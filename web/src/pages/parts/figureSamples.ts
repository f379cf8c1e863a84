// Sample figures for the page of parts. The units and numbers are invented.
import type { Why } from '@/api/types'
import type { BarGroup } from '@/parts/BarChart.vue'
import type { ItemLink } from '@/parts/items'
import type { LineFault } from '@/parts/lines'
import type { Stage } from '@/parts/StageLine.vue'
import type { ValueChange } from '@/parts/TextDiff.vue'
import type { Component } from '@/parts/Waterfall.vue'

const because = (title: string, clause: string, ...facts: [string, string][]): Why => ({
  rule: 'information.points.adopted', title, basis: { document: '样例考核办法', clause, date: '2026-01-01' }, effective: '2026-01-01', policy: '样例政策 2026 版（a1b2c3d4）',
  facts: facts.map(([name, value]) => ({ name, value })),
})

export const ITEMS: ItemLink[] = [
  { id: 'i1', title: '区农业农村局秋粮收购进度过七成', to: '/handbook', note: '11-03 区级采用' },
  { id: 'i2', title: '三个镇冬小麦播种受阴雨影响的情况', to: '/handbook', note: '11-12 区级采用' },
]

export const COMPONENTS: Component[] = [
  { id: 'district', label: '区委采用 5 条', hundredths: 1000, basis: '每条 2 分 · 第八条（一）', why: because('区委采用一条计 2 分', '第八条（一）', ['采用条数', '5'], ['刊物', '《青溪信息》']), items: ITEMS },
  { id: 'city', label: '市委采用 2 条', hundredths: 800, basis: '每条 4 分 · 第八条（二）', why: because('市委采用一条计 4 分', '第八条（二）', ['采用条数', '2']) },
  { id: 'province', label: '省委采用 0 条', hundredths: 0, basis: '每条 8 分 · 第八条（三）' },
  { id: 'instruction', label: '市领导批示 1 件', hundredths: 600, basis: '第九条', why: because('市领导批示一件计 6 分', '第九条', ['批示日期', '2026-11-09']) },
  { id: 'call', label: '约稿按时 2 次', hundredths: 100, basis: '每次 0.5 分 · 第十条', why: because('约稿按时一次计 0.5 分', '第十条', ['约稿', '2 次，均在时限内']) },
  { id: 'late', label: '迟报紧急信息 1 次', hundredths: -150, basis: '第十二条 · 11-03 迟报 18 分钟', why: because('迟报紧急信息扣 1.5 分', '第十二条', ['知悉时间', '11-03 09:10'], ['首报时间', '11-03 10:28']) },
]

export const LEVELS = [{ id: 'district', title: '区级采用' }, { id: 'city', title: '市级采用' }, { id: 'province', title: '省级采用' }, { id: 'instruction', title: '领导批示' }]
export const UNITS: BarGroup[] = [
  { id: 'u1', title: '临江街道', values: [9, 4, 1, 2] }, { id: 'u2', title: '青溪镇', values: [7, 3, 0, 1] }, { id: 'u3', title: '区农业农村局', values: [5, 2, 0, 1] },
  { id: 'u4', title: '区住房和城乡建设局', values: [3, null, 0, 0] }, { id: 'u5', title: '北山林场', values: [0, 0, 0, 0] },
]
export const BOTH = [{ id: 'reported', title: '报送' }, { id: 'adopted', title: '采用' }]
export const QUARTERS: BarGroup[] = [
  { id: '2026Q1', title: '第一季度', values: [118, 46] }, { id: '2026Q2', title: '第二季度', values: [131, 52] }, { id: '2026Q3', title: '第三季度', values: [127, 61] },
]

export const MONTHS = Array.from({ length: 11 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`)
export const TREND = [
  { id: 'reported', title: '报送', values: [38, 29, 51, 44, 40, 47, 43, 39, 45, 48, 36] }, { id: 'adopted', title: '区级采用', values: [14, 12, 20, 17, 16, 19, 21, 18, 22, 20, 15] },
  { id: 'city', title: '市级采用', values: [5, 4, 7, 6, 8, 6, 9, 7, 8, 9, null] }, { id: 'instruction', title: '领导批示', values: [1, 0, 3, 2, 1, 2, 4, 2, 3, 2, 1] },
]
export const YEARS = ['2022年', '2023年', '2024年', '2025年', '2026年']
export const POINTS_BY_YEAR = [{ id: 'points', title: '全年积分', values: [1850, 2125, 1980, 2600, 2350] }]

export const CHANGES: ValueChange[] = [
  { id: 'adopted.district', name: '区级采用一条', before: '2 分', after: '2.5 分', note: '样例办法第八条' },
  { id: 'quota.key', name: '重点单位季度任务', before: '9 条', after: '9 条' },
  { id: 'call.missed', name: '约稿未报', before: null, after: '扣 1 分' },
  { id: 'award', name: '取消评优条件', before: '全年零报送，或者迟报、漏报重要信息的单位，不参加年度评优。', after: '全年零报送，并且迟报、漏报重要信息的单位，不参加当年的年度评优。' },
  { id: 'rank', name: '排名公布', before: '公布名次', after: null },
]

export const POLICY = '# 样例政策\ntitle = "样例考核办法"\neffective = "2026-01-01"\n\n[points.adopted]\ndistrict = 2.0\ncity = "四"\nprovince = 8.0\ndistrikt = 2.0\n\n[quota]\nperiod = "quarter"\nkey = 9\nordinary = 6\n'
export const FAULTS: LineFault[] = [
  { line: 9, message: '没有“distrikt”这一项', hint: '可用的有 district、city、province、centre。' },
  { line: 7, message: '市级采用的分值应是数', basis: '样例考核办法 第八条（二）', hint: '写成 4.0。' },
  { line: 0, message: '缺少依据的文号（document）' },
]

export const STAGES: Stage[] = [
  { id: 'first', name: '第一次通报', state: 'done', when: '2026-07-10', note: '青办通〔2026〕3号', to: '/handbook' }, { id: 'second', name: '第二次通报', state: 'done', when: '2026-10-12', note: '青办通〔2026〕7号' },
  { id: 'criticism', name: '书面检查', state: 'done', when: '2026-10-30' }, { id: 'mending', name: '整改', state: 'late', when: '应于 2026-11-20 完成', note: '已超 3 天' }, { id: 'accepted', name: '验收销号', state: 'ahead' },
]
