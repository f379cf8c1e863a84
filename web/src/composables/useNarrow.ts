// Whether the window has room for one thing at a time only.
import { onScopeDispose, readonly, ref } from 'vue'

export function useNarrow(query = '(max-width: 900px)') {
  const media = matchMedia(query)
  const narrow = ref(media.matches)
  const changed = () => { narrow.value = media.matches }
  media.addEventListener('change', changed)
  onScopeDispose(() => media.removeEventListener('change', changed))
  return readonly(narrow)
}
