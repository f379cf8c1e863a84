// The items under a number or a verdict.

/** One item by its title, with the way to its page where there is one. */
export interface ItemLink { id: string; title: string; to?: string; /** A date, a level, points: whatever tells it from its neighbours. */ note?: string }
