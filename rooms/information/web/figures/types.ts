// What the server says about figures and the district's standing.
import type { PageOf } from '../section/types'

export interface ByLevel { district: number; city: number; province: number; centre: number; total: number }
export interface Measures {
  reported: number; adopted_items: number; /** In thousandths; null where nothing was reported. */ rate: number | null; rate_text: string
  sent_up: ByLevel; adopted: ByLevel; media: ByLevel; instruction: ByLevel
}
export interface UnitFigures { unit: string; unit_name: string; rank: number | null; figures: Measures }
export interface PeriodFigures { period: string; figures: Measures }
export interface Lag { stretch: string; name: string; items: number; median_seconds: number; mean_seconds: number; median: string; mean: string }
export interface StandingEntry { id: string; revision: number; place: number | null; of_how_many: number | null; points: string; adopted: number | null; source: string; reason: string; by: string; at: string }
export interface Standing { year: number; period: string; period_name: string; place_text: string; current: StandingEntry; earlier: StandingEntry[] }
export interface Figures {
  year: number; from_year: number; to_year: number; ranking: boolean; own_only: boolean; total: Measures
  by_unit: UnitFigures[]; by_month: PeriodFigures[]; by_year: PeriodFigures[]; lags: Lag[]; standings: Standing[]; notes: string[]
}
export interface FigureItem { id: string; title: string; unit: string; unit_name: string; item_kind: string; state: string; day: string; label: string; outcome: string | null; proof: string; href: string | null }
export interface FigureItems extends PageOf<FigureItem> { measure: string; measure_name: string }
