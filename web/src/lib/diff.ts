// Compares two Chinese texts character by character and answers runs that a reader can follow.

export type Change = 'same' | 'del' | 'ins'
export interface Run { change: Change; text: string }

/** Runs that turn `before` into `after`. Single characters that happen to agree inside a rewritten phrase are folded into it. */
export function diff(before: string, after: string): Run[] {
  const a = Array.from(before)
  const b = Array.from(after)
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1

  const runs: Run[] = []
  push(runs, 'same', a.slice(0, start).join(''))
  for (const run of middle(a.slice(start, a.length - end), b.slice(start, b.length - end))) push(runs, run.change, run.text)
  push(runs, 'same', a.slice(a.length - end).join(''))
  return tidy(runs)
}

/** How many characters went and came, for a line such as “删 12 字，增 8 字”. */
export function tally(runs: Run[]): { removed: number; added: number } {
  let removed = 0
  let added = 0
  for (const run of runs) {
    if (run.change === 'del') removed += Array.from(run.text).length
    if (run.change === 'ins') added += Array.from(run.text).length
  }
  return { removed, added }
}

const EDIT_LIMIT = 2500

/** Long texts are compared by sentences first, so that the work stays small; each rewritten stretch is then compared by characters. */
function middle(a: string[], b: string[]): Run[] {
  if (a.length === 0 || b.length === 0) return whole(a, b)
  if (a.length + b.length <= 4000) return myers(a, b) ?? whole(a, b)
  const runs = myers(sentences(a.join('')), sentences(b.join(''))) ?? whole(a, b)
  const finer: Run[] = []
  for (let i = 0; i < runs.length; i += 1) {
    const here = runs[i]!
    const next = runs[i + 1]
    if (here.change === 'del' && next?.change === 'ins') {
      const x = Array.from(here.text)
      const y = Array.from(next.text)
      finer.push(...((x.length + y.length <= 4000 ? myers(x, y) : null) ?? whole(x, y)))
      i += 1
    } else finer.push(here)
  }
  return finer
}

function whole(a: string[], b: string[]): Run[] {
  return [{ change: 'del' as const, text: a.join('') }, { change: 'ins' as const, text: b.join('') }].filter((run) => run.text !== '')
}

function sentences(text: string): string[] {
  return text.match(/[^。！？；\n]*[。！？；\n]+|[^。！？；\n]+$/g) ?? []
}

/** Myers' shortest edit script; null when the texts are too far apart to be worth it. */
function myers(a: string[], b: string[]): Run[] | null {
  const limit = Math.min(a.length + b.length, EDIT_LIMIT)
  const offset = limit + 1
  const reach = new Int32Array(2 * limit + 3)
  const trail: Int32Array[] = []
  for (let d = 0; d <= limit; d += 1) {
    trail.push(reach.slice(offset - d - 1, offset + d + 2))
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && reach[offset + k - 1]! < reach[offset + k + 1]!)
      let x = down ? reach[offset + k + 1]! : reach[offset + k - 1]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      reach[offset + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trail)
    }
  }
  return null
}

function walkBack(a: string[], b: string[], trail: Int32Array[]): Run[] {
  const steps: Run[] = []
  let x = a.length
  let y = b.length
  for (let d = trail.length - 1; d >= 0; d -= 1) {
    const reach = trail[d]!
    const at = (k: number) => reach[k + d + 1] ?? 0
    const k = x - y
    const down = k === -d || (k !== d && at(k - 1) < at(k + 1))
    const fromX = d === 0 ? 0 : down ? at(k + 1) : at(k - 1)
    const fromY = d === 0 ? 0 : fromX - (down ? k + 1 : k - 1)
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      steps.push({ change: 'same', text: a[x]! })
    }
    if (d === 0) break
    if (down) steps.push({ change: 'ins', text: b[--y]! })
    else steps.push({ change: 'del', text: a[--x]! })
  }
  const runs: Run[] = []
  for (const step of steps.reverse()) push(runs, step.change, step.text)
  return runs
}

function push(runs: Run[], change: Change, text: string): void {
  if (text === '') return
  const last = runs[runs.length - 1]
  if (last && last.change === change) last.text += text
  else runs.push({ change, text })
}

/** Within one rewritten stretch: a lone shared character is no island, and what went comes before what came. */
function tidy(runs: Run[]): Run[] {
  const out: Run[] = []
  let del = ''
  let ins = ''
  const flush = () => {
    push(out, 'del', del)
    push(out, 'ins', ins)
    del = ''
    ins = ''
  }
  runs.forEach((run, i) => {
    if (run.change === 'del') del += run.text
    else if (run.change === 'ins') ins += run.text
    else if (Array.from(run.text).length === 1 && !/[\n，。；、]/.test(run.text) && del !== '' && ins !== '' && changed(runs[i + 1])) {
      del += run.text
      ins += run.text
    } else {
      flush()
      push(out, 'same', run.text)
    }
  })
  flush()
  return out
}

function changed(run: Run | undefined): boolean {
  return run !== undefined && run.change !== 'same'
}
