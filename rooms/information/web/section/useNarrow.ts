// Whether the window shows one thing at a time: a list, or what was opened from it.
import { onScopeDispose, readonly, ref } from 'vue'

export function useNarrow(query = '(max-width: 900px)') {
  const media = matchMedia(query)
  const narrow = ref(media.matches)
  const changed = () => { narrow.value = media.matches }
  media.addEventListener('change', changed)
  onScopeDispose(() => media.removeEventListener('change', changed))
  return readonly(narrow)
}
