// What comes back from the server, turned into what a person can act on.
import type { Refusal } from './types'

export interface Success<T> { ok: true; data: T }
export interface Failure {
  ok: false
  /** 0 when the server was not reached. */
  status: number
  /** Every reason at once, in the server's words; empty when the failure is not a matter of rules. */
  refused: Refusal[]
  /** The state that another person saved meanwhile (409). */
  current?: unknown
  /** One calm sentence for everything that is not a refusal. */
  calm: string
  /** Whether trying again can help. */
  retryable: boolean
}
export type Answer<T> = Success<T> | Failure

export const OFFLINE = '暂时连不上服务器。已写内容保存在本机，网络恢复后再试一次即可。'

/** Reads a response without ever throwing. */
export async function readAnswer<T>(response: Response): Promise<Answer<T>> {
  const body: unknown = await response.text().then(parse, () => null)
  if (response.ok) return { ok: true, data: body as T }
  return failure(response.status, body)
}

/** The failure that one status and body stand for. */
export function failure(status: number, body: unknown): Failure {
  const refused = refusals(body)
  const current = isRecord(body) ? body['current'] : undefined
  return { ok: false, status, refused, current, calm: calmSentence(status, refused), retryable: status === 0 || status === 429 || status >= 500 }
}

/** All reasons in one line, where there is only one line (a toast). */
export function inWords(answer: Failure): string {
  return answer.refused.length > 0 ? answer.refused.map((refusal) => refusal.message).join('；') : answer.calm
}

function refusals(body: unknown): Refusal[] {
  if (!isRecord(body) || !Array.isArray(body['refused'])) return []
  return body['refused'].filter((one): one is Refusal => isRecord(one) && typeof one['code'] === 'string' && typeof one['message'] === 'string')
}

function calmSentence(status: number, refused: Refusal[]): string {
  if (refused.length === 1 && refused[0]) return refused[0].message
  if (refused.length > 1) return `有 ${refused.length} 处需要处理，逐条列在下面。`
  switch (status) {
    case 0: return OFFLINE
    case 401: return '登录已失效，请重新登录。已写内容仍在。'
    case 403: return '您的岗位不能办理此事。如确需办理，请联系本单位负责人或系统管理员。'
    case 404: return '没有找到这一项，或您不在知悉范围内。'
    case 409: return '在您修改期间，他人已更新这一项。请对照最新内容后再提交。'
    case 413: return '文件超过允许的大小，请压缩或分开上传。'
    case 429: return '操作过于频繁，请稍等片刻再试。'
    default: return status >= 500 ? '服务器暂时没有办成，已写内容保存在本机，请稍后再试。' : '提交的内容有误，请核对后再试。'
  }
}

function parse(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
