/** One step of a plan, as `explain (analyze, format json)` tells it. */
export interface PlanStep {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanStep[];
}

/** What a statement read. */
export interface PlanReading {
  /** Tables that were walked from end to end. */
  readonly walked: readonly string[];
  /** Rows that were looked at in tables and indexes, with those that were thrown away. */
  readonly rows: number;
}

/** What statements with these plans read in all. */
export function readingOf(plans: readonly PlanStep[]): PlanReading {
  const scans = plans.flatMap(stepsOf).filter((step) => step['Relation Name'] !== undefined);
  return {
    walked: scans.flatMap((step) => (step['Node Type'] === 'Seq Scan' ? (step['Relation Name'] ?? []) : [])),
    rows: scans.reduce((sum, step) => {
      // A bitmap of an index is read again from the table, and of a step done never there is nothing to add.
      const each = step['Actual Rows'] + (step['Rows Removed by Filter'] ?? 0);
      return sum + Math.round(each * step['Actual Loops']);
    }, 0),
  };
}

function stepsOf(step: PlanStep): readonly PlanStep[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}
