// The unit that an address names, as the picker of a filter shows it.
import type { Ref } from 'vue'
import { get } from '@/api/client'
import type { Unit } from '@/api/types'
import type { OrgChoice } from '@/parts/OrgPicker.vue'

/** Puts the unit of the address into the picker at once, and its name as soon as it is known. */
export function useUnitFilter(id: string, chosen: Ref<OrgChoice[]>): void {
  if (id === '') return
  chosen.value = [{ id, kind: 'unit', name: '所选单位' }]
  void get<Unit[]>('/api/units').then((answer) => {
    const unit = answer.ok ? answer.data.find((one) => one.id === id) : undefined
    if (unit && chosen.value[0]?.id === id) chosen.value = [{ id, kind: 'unit', name: unit.short || unit.name }]
  })
}
