// What a check-up says of a text, as the panel shows it, and what its replacements do to the text. Nothing here knows the screen.

/** UTF-16 code units of the text. */
export interface Stretch { start: number; end: number; line: number }
export interface TextEdit { place: Stretch; before: string; after: string }
export interface CheckFinding {
  rule: string; title: string; gate: string; severity: string; severity_name: string; message: string; quote: string
  place?: Stretch | null; count: number; related: readonly { place: Stretch; text: string }[]
  basis: string; level: string; help: string; fix?: { safe: boolean; edits: readonly TextEdit[] } | null
}
export interface SetAside { rule: string; quote: string; reason: string }
export interface CheckReport {
  genre?: string | null; direction?: string | null; findings: readonly CheckFinding[]
  ignored: readonly { finding: CheckFinding; reason: string }[]; stale: readonly SetAside[]
  gates: readonly { code: string; name: string; state: string; state_name: string; sentence: string }[]
  measures: readonly { name: string; shown: string; arithmetic: string; within: boolean }[]
}

/** The text after these replacements. One that no longer fits the text, or overlaps an earlier one, is left out. */
export function mended(text: string, edits: readonly TextEdit[]): string {
  let [out, at] = ['', 0]
  for (const { place, before, after } of [...edits].sort((one, other) => one.place.start - other.place.start || one.place.end - other.place.end)) {
    if (place.start < at || text.slice(place.start, place.end) !== before) continue
    out += text.slice(at, place.start) + after
    at = place.end
  }
  return out + text.slice(at)
}

/** Every replacement that may be made without asking. */
export function safeEdits(findings: readonly CheckFinding[]): TextEdit[] {
  return findings.flatMap((finding) => (finding.fix?.safe ? finding.fix.edits : []))
}

/** The places of a finding in the order of the text, its own first where they are equal. */
export function placesOf(finding: CheckFinding): Stretch[] {
  return finding.place ? [finding.place, ...finding.related.map((one) => one.place)] : []
}

/** The same finding in the next report, though it may have moved. */
export function keyOf(finding: CheckFinding): string {
  return `${finding.rule}|${finding.quote}|${finding.message}`
}
