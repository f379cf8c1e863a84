// What a check-up says of a text, as the panel shows it, and what its replacements do to the text. Nothing here knows the screen.

/** UTF-16 code units of the text, or of the named part of it; `name` is what people call the place, otherwise its line is told. */
export interface Stretch { start: number; end: number; line: number; part?: string; name?: string }
export interface TextEdit { place: Stretch; before: string; after: string }
/** An earlier text that a finding points at. */
export interface CheckSource { matter: string; title: string; number?: string; unit?: string; day?: string | null; words: string }
export interface CheckFinding {
  rule: string; title: string; gate: string; severity: string; severity_name: string; message: string; quote: string
  place?: Stretch | null; count: number; related: readonly { place: Stretch; text: string }[]; sources?: readonly CheckSource[]
  basis: string; /** Of the ground: 条例, 国标 … */ level?: string; help: string; fix?: { safe: boolean; edits: readonly TextEdit[] } | null
  /** It cannot be set aside: a reason is written beside it before the text goes on. */
  owed?: boolean
  /** The name under which a reason for it is kept, where the report gives one. */
  about?: string
  /** The reason that was written. */
  reason?: string
}
export interface SetAside { rule: string; quote: string; reason: string; about?: string }
export interface CheckReport {
  genre?: string | null; direction?: string | null; findings: readonly CheckFinding[]
  /** `kept`: it has gone on with the text and cannot be taken back here. */
  ignored: readonly { finding: CheckFinding; reason: string; kept?: boolean }[]; stale?: readonly SetAside[]
  gates: readonly { code: string; name: string; state: string; state_name: string; sentence: string }[]
  measures: readonly { name: string; shown: string; arithmetic: string; within: boolean }[]
}
/** The earlier texts of a finding, each once however many of its passages are meant. */
export function sourcesOf(finding: CheckFinding): CheckSource[] {
  return [...new Map((finding.sources ?? []).map((one) => [one.matter, one])).values()]
}

/** A place to look at: a finding's own, or one of its repeats. */
export interface Spot { key: string; finding: CheckFinding; place: Stretch; words: string }

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
  const others = finding.related.map((one) => one.place)
  return finding.place ? [finding.place, ...others] : others
}

/** Every place of every finding, in the order of the report. */
export function spotsOf(findings: readonly CheckFinding[]): Spot[] {
  return findings.flatMap((finding) => {
    const words = [...(finding.place ? [finding.message] : []), ...finding.related.map((one) => one.text)]
    return placesOf(finding).map((place, at) => ({ key: `${keyOf(finding)}#${at}`, finding, place, words: words[at] || finding.message }))
  })
}

/** “标题”“第2段”, or “第3行” where the report has no name for the place. */
export function placeName(place: Stretch): string {
  return place.name ?? `第${place.line}行`
}

const NUMBERS = ['', '一', '两', '三', '四', '五', '六', '七', '八', '九']

/** “五关”, “四关”: as many as the report has. */
export function gatesName(report: CheckReport): string {
  return `${NUMBERS[report.gates.length] ?? report.gates.length}关`
}

/** “需补齐 1 处，提示 3 处”: what there is, in the report's own words, the heaviest first. */
export function summary(report: CheckReport): string {
  const sums = new Map<string, number>()
  for (const severity of ['error', 'warning', 'note']) {
    for (const one of report.findings) if (one.severity === severity) sums.set(one.severity_name, (sums.get(one.severity_name) ?? 0) + one.count)
  }
  return sums.size === 0 ? `${gatesName(report)}没有发现问题` : [...sums].map(([name, count]) => `${name} ${count} 处`).join('，')
}

/** The same finding in the next report, though it may have moved. */
export function keyOf(finding: CheckFinding): string {
  return `${finding.rule}|${finding.quote}|${finding.message}`
}
