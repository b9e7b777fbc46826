/** How much of everything there is. */
export interface PanelsSize {
  /** Over two years; each has its case. */
  readonly answers: number;
  /** Daily totals of KPIs. */
  readonly rollups: number;
  /** A file for the database's plans of the slowest questions. */
  readonly plan?: string | undefined;
}

export const DAYS = 730;
/** Of those asked, beside those who answered: every fifth did not. */
export const SILENT_SHARE = 0.25;
/** So many were left alone for each who answered. */
export const SUPPRESSED_SHARE = 1;
/** A case lives so long, and so the share of those that live. */
export const LIVE_DAYS = 10;
/** An alarm for so many daily totals. */
export const ROLLUPS_PER_ALARM = 100;

/** Drawn without a seed and the same each time: a number from 0 to `sides` − 1 of `n`, which is a column or an expression of our own. */
export const draw = (n: string, seed: number, sides: number): string =>
  `abs(hashint4extended((${n})::int, ${seed}) % ${sides})::int`;

/** The moment of the `n`-th of `count` things of the two years before now: as they come, so they are stored. */
export const momentOf = (n: string, count: number): string =>
  `now() - make_interval(secs => 60 + ${DAYS * 86_400} * (1 - (${n})::float8 / ${count}))`;
