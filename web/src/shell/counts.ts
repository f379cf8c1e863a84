// The numbers beside the navigation: what I must do, from the desk call.
import { useDesk } from '@/composables/useDesk'
import { useMessages } from '@/composables/useMessages'
import { numberOf } from '@/parts/words'

export function useCounts() {
  const { desk } = useDesk()
  const { unread } = useMessages()
  return {
    countOf(to: string): { n: number; hot?: boolean; words?: string } {
      if (to === '/messages') return { n: unread.value, words: '条未读' }
      if (to === '/') return { n: desk.value ? numberOf(desk.value.counters.todo) : 0 }
      const late = desk.value?.todo.some((item) => item.light === 'red' && (item.href === to || item.href.startsWith(`${to}/`))) ?? false
      return { n: desk.value?.counts?.[to] ?? 0, hot: late }
    },
  }
}
