// Lines of a text that is checked line by line.

/** What is wrong with one line, counted from 1; 0 is about the whole text. */
export interface LineFault { line: number; message: string; basis?: string | null; hint?: string | null }

/** How many lines a text has; an empty one has one. */
export function lineCount(text: string): number {
  return text.split('\n').length
}

/** Where a line begins and ends, without its line end; a line beyond the last is the last. */
export function lineRange(text: string, line: number): { start: number; end: number } {
  let start = 0
  for (let at = 1; at < line; at += 1) {
    const next = text.indexOf('\n', start)
    if (next < 0) break
    start = next + 1
  }
  const end = text.indexOf('\n', start)
  return { start, end: end < 0 ? text.length : end }
}

/** The line in which a character stands. */
export function lineAt(text: string, offset: number): number {
  return lineCount(text.slice(0, offset))
}

/** Faults in the order of their lines; what is about the whole text comes first. */
export function byLine(faults: readonly LineFault[]): LineFault[] {
  return [...faults].sort((a, b) => a.line - b.line)
}

/** The line of the next fault after a line, from the top again after the last; null without any. */
export function nextFault(faults: readonly LineFault[], after: number): number | null {
  const lines = byLine(faults).map((fault) => fault.line).filter((line) => 0 < line)
  return lines.find((line) => after < line) ?? lines[0] ?? null
}

/** The line of the fault before a line, from the end again before the first; null without any. */
export function previousFault(faults: readonly LineFault[], before: number): number | null {
  const lines = byLine(faults).map((fault) => fault.line).filter((line) => 0 < line)
  return lines.filter((line) => line < before).pop() ?? lines[lines.length - 1] ?? null
}
