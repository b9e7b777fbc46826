/** A question to the reading contract, and the words of what is shown of its answer. Dashboards and the page at `/` ask the same ones. */
export interface Question {
  readonly title: string;
  /** What it tells, how it is reckoned, and what not to read into it. */
  readonly about: string;
  /** Instead of an empty answer: what is missing, and how to get it. */
  readonly empty: string;
  /** With `$__timeFrom()` and the like where the time that is shown goes, and `${name:sqlstring}` where choices go: as Grafana has it. */
  readonly sql: string;
}

/** The operator's days that are shown. */
export const DAYS_SHOWN = `day between $__timeFrom()::date and $__timeTo()::date`;
/** The kind of survey that is chosen. */
export const OF_KIND = 'kind in (${kind:sqlstring})';
/** The journey area that is chosen. */
export const OF_AREA = 'area in (${area:sqlstring})';
