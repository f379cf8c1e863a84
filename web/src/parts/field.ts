// How a Field tells the control inside it its id, its descriptions and whether it is in error.
import { computed, inject, useId, type ComputedRef, type InjectionKey } from 'vue'

export interface FieldWiring { id: string; describedby: string | undefined; invalid: boolean; required: boolean; labelledby: string }
export const FIELD: InjectionKey<ComputedRef<FieldWiring>> = Symbol('field')

/** The attributes for a control; outside a Field it gets an id of its own. */
export function useField() {
  const own = useId()
  const wiring = inject(FIELD, undefined)
  return computed(() => ({
    id: wiring?.value.id ?? own,
    'aria-describedby': wiring?.value.describedby,
    'aria-invalid': wiring?.value.invalid ? ('true' as const) : undefined,
    'aria-required': wiring?.value.required ? ('true' as const) : undefined,
  }))
}

/** The id of the label, for groups and popups that are named by it. */
export function useFieldLabel() {
  const wiring = inject(FIELD, undefined)
  return computed(() => wiring?.value.labelledby)
}
