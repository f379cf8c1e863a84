// 字号, 深色 and 高对比: one choice a person, kept on this machine, carried by attributes of the root.
import { readonly, ref, watchEffect } from 'vue'

export type Size = 'standard' | 'large' | 'huge'
export type Theme = 'auto' | 'light' | 'dark'

export const SIZE_NAMES: Record<Size, string> = { standard: '标准', large: '大', huge: '特大' }

const size = ref<Size>(oneOf(kept('size'), ['standard', 'large', 'huge'], 'standard'))
const theme = ref<Theme>(oneOf(kept('theme'), ['auto', 'light', 'dark'], 'auto'))
const contrast = ref<'normal' | 'high'>(oneOf(kept('contrast'), ['normal', 'high'], matchMedia('(prefers-contrast: more)').matches ? 'high' : 'normal'))
const systemDark = matchMedia('(prefers-color-scheme: dark)')
const dark = ref(false)

/** Sets the attributes once and whenever a choice or the system changes. Called by main. */
export function startLook(): void {
  const apply = () => {
    dark.value = theme.value === 'dark' || (theme.value === 'auto' && systemDark.matches)
    const root = document.documentElement
    root.dataset['size'] = size.value
    root.dataset['theme'] = dark.value ? 'dark' : 'light'
    root.dataset['contrast'] = contrast.value
  }
  watchEffect(apply, { flush: 'sync' })
  systemDark.addEventListener('change', apply)
}

export function useLook() {
  return {
    size: readonly(size),
    contrast: readonly(contrast),
    dark: readonly(dark),
    setSize(next: Size) { size.value = next; keep('size', next) },
    setTheme(next: Theme) { theme.value = next; keep('theme', next) },
    setContrast(next: 'normal' | 'high') { contrast.value = next; keep('contrast', next) },
  }
}

function oneOf<T extends string>(value: string | null, allowed: readonly T[], otherwise: T): T {
  return allowed.find((one) => one === value) ?? otherwise
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(`chengqi.${name}`)
  } catch {
    return null
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`chengqi.${name}`, value)
  } catch {
    // A machine that keeps nothing still shows the choice until the window closes.
  }
}
