// Holidays (休) and working weekends (班), one request a year and window.
import { computed, shallowReactive } from 'vue'
import { get } from '@/api/client'
import type { WorkDay } from '@/api/types'
import { weekend } from '@/lib/calendarGrid'

/** A day that is not what its weekday says, or has a name. */
export interface DayMark { date: string; rest: boolean; name?: string }

const years = shallowReactive(new Map<number, readonly DayMark[]>())
const asked = new Set<number>()

/** The mark of a date, once its year is known. */
export function useCalendar() {
  const marks = computed(() => new Map([...years.values()].flat().map((day) => [day.date, day])))
  return { marks, know }
}

async function know(year: number): Promise<void> {
  if (asked.has(year)) return
  asked.add(year)
  const answer = await get<WorkDay[]>(`/api/calendar/${year}`, { anonymous: true })
  if (answer.ok) years.set(year, answer.data.filter(marked).map((day) => ({ date: day.date, rest: day.kind === 'off', name: day.name + (day.computed ? '（推算）' : '') })))
  else asked.delete(year)
}

function marked(day: WorkDay): boolean {
  return (day.kind === 'off') !== weekend(day.date)
}
