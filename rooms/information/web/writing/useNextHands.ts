// Who comes next, by name: the unit's checkers and its head, from the directory.
import { computed, shallowRef, watch } from 'vue'
import { get } from '@/api/client'
import type { Post, UnitPage } from '@/api/types'

/** “校核（顾玉兰）→ 审批（胡家明）→ 区委办信息科”, without the writer. */
export function useNextHands(unit: () => string, writer: () => string) {
  const page = shallowRef<UnitPage | null>(null)
  watch(unit, async (id) => {
    if (id === '') return
    const answer = await get<UnitPage>(`/api/units/${id}`)
    if (answer.ok) page.value = answer.data
  }, { immediate: true })
  const named = (role: string) => (page.value?.posts ?? []).filter((post: Post) => post.role === role && post.person !== null && post.person_id !== writer()).map((post) => post.person).join('、')
  return computed(() => {
    if (page.value === null) return []
    const checkers = named('checker')
    return [
      { step: '校核', who: checkers || '本单位没有另外的校核人，由负责人指定代为校核人' },
      { step: '审批', who: named('unit-head') || '主要负责人' },
      { step: '编审', who: '区委办公室信息科' },
    ]
  })
}
