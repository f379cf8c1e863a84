// Points travel as whole hundredths; these are the ways an office writes them.

/** “23.5”, “10”, “-1.25”: as short as it is exact. The sign is the plain hyphen, so that a copied cell stays a number. */
export function pointsText(hundredths: number): string {
  const all = Math.abs(Math.round(hundredths))
  const rest = String(all % 100).padStart(2, '0').replace(/0+$/, '')
  const sign = hundredths < 0 && all !== 0 ? '-' : ''
  return `${sign}${Math.floor(all / 100)}${rest === '' ? '' : `.${rest}`}`
}

/** “+10”, “-1.5”, “0”: what a component adds or takes. */
export function signedPoints(hundredths: number): string {
  return 0 < Math.round(hundredths) ? `+${pointsText(hundredths)}` : pointsText(hundredths)
}

/** “27.0”, “23.25”: at least one place, for a column whose figures stand under each other. */
export function pointsColumn(hundredths: number): string {
  const text = pointsText(hundredths)
  return text.includes('.') ? text : `${text}.0`
}

/** One part of a unit's account. */
export interface Amount { hundredths: number }
/** Where a bar of the waterfall starts and ends, in hundredths. */
export interface Fall { from: number; to: number }

/** Each bar starts where the one before it ended; the last one, the total, starts at nothing. */
export function falls(amounts: readonly Amount[]): { bars: Fall[]; total: number } {
  let total = 0
  const bars = amounts.map((amount) => {
    const from = total
    total += amount.hundredths
    return { from, to: total }
  })
  return { bars, total }
}
