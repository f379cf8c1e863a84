import { describe, expect, it } from 'vitest'
import { quotaFigure, quotaShare, quotaWords, type Quota } from './quota'

describe('任务进度', () => {
  it.each<[Quota, string, string, number]>([
    [{ done: 7, wanted: 9, standing: 'behind', daysLeft: 38 }, '差 2 条，距季末 38 天', '7/9', 77.8],
    [{ done: 4, wanted: 6, standing: 'on_pace', daysLeft: 38, end: '年底', unit: '篇' }, '差 2 篇，距年底 38 天，进度正常', '4/6', 66.7],
    [{ done: 9, wanted: 9, standing: 'met', daysLeft: 38 }, '已完成', '9/9', 100],
    [{ done: 11, wanted: 9, standing: 'met' }, '已完成，多 2 条', '11/9', 100],
    [{ done: 2, wanted: 3, standing: 'missed', daysLeft: 0 }, '未完成，差 1 条', '2/3', 66.7],
    [{ done: 0, wanted: 3, standing: 'missed' }, '零报送，差 3 条', '0/3', 0],
    [{ done: 1, wanted: 3, standing: 'exempt', reason: '机构改革过渡期' }, '免考：机构改革过渡期', '1/3', 33.3],
    [{ done: 2, wanted: null, standing: 'free' }, '不设任务数', '2', 0],
    [{ done: 0, wanted: 0, standing: 'met' }, '已完成', '0/0', 100],
  ])('%j is “%s”', (quota, words, figure, share) => {
    expect([quotaWords(quota), quotaFigure(quota), quotaShare(quota)]).toEqual([words, figure, share])
  })
})
