import { describe, expect, it } from 'vitest'
import { failure, inWords, readAnswer } from './answer'

describe('服务器答复', () => {
  it('keeps every reason of a refusal, with 依据 and what to do', () => {
    const refused = [
      { code: 'information.submit.no_head', message: '还没有经本单位负责人审核', basis: { document: '信息报送办法', clause: '第六条', date: '2026-01-01' }, hint: '请送王主任审核' },
      { code: 'information.submit.title_empty', message: '标题为空', basis: null, hint: '填写标题', field: 'title' },
    ]
    const answer = failure(422, { refused })
    expect(answer.refused).toEqual(refused)
    expect(answer.retryable).toBe(false)
    expect(inWords(answer)).toBe('还没有经本单位负责人审核；标题为空')
  })

  it('hands over the newer text of a conflict', () => {
    expect(failure(409, { refused: [], current: { version: 4 } }).current).toEqual({ version: 4 })
  })

  it('stays calm and offers another try when the server fails or is away', async () => {
    const broken = await readAnswer(new Response('<html>Bad gateway</html>', { status: 502 }))
    expect(broken).toMatchObject({ ok: false, status: 502, retryable: true, refused: [] })
    expect(failure(0, null)).toMatchObject({ retryable: true })
  })

  it('reads an empty success', async () => {
    expect(await readAnswer(new Response(null, { status: 204 }))).toEqual({ ok: true, data: null })
  })
})
