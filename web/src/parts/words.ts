// Small wordings that several parts share.
import type { Basis, LightColour, Total } from '@/api/types'

/** “信息报送办法 第八条（2026-01-01）”: the document as it is called, its clause, its date. */
export function basisWords(basis: Basis | string | null | undefined): string {
  if (!basis) return ''
  if (typeof basis === 'string') return basis
  return [basis.document, basis.clause].filter(Boolean).join(' ') + (basis.date ? `（${basis.date}）` : '')
}

export const LIGHT_SHAPES: Record<LightColour, string> = { red: '■', yellow: '▲', green: '●', blue: '◆', grey: '✓' }
export const LIGHT_NAMES: Record<LightColour, string> = { red: '红灯', yellow: '黄灯', green: '绿灯', blue: '蓝灯', grey: '已办结' }

/** “1.2 MB”. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** One number for a total: 1,001 stands for more than a thousand. */
export const numberOf = (total: Total) => total.count + (total.exact ? 0 : 1)

/** Totals are exact to 1,000. */
export function totalWords(total: number): string {
  return total > 1000 ? '1000+' : String(total)
}

/** What people call a room, for lists across rooms. */
export const ROOM_NAMES: Record<string, string> = {
  information: '信息', urgent: '紧急信息', followup: '督查', research: '调研', documents: '公文', meetings: '会务', coordination: '综合协调',
  support: '后勤', archives: '档案', petitions: '来信来访', secrecy: '保密', learning: '学习', assessment: '考核',
}
