import type { CompiledCatalogue } from '@sidetone/domain/kpi';

/** How many days an exposure looks back at most; `ranked` is the window in which drivers are ranked. */
export function longestWindowDays({ definitions }: Pick<CompiledCatalogue, 'definitions'>, ranked: number): number {
  return Math.max(ranked, ...definitions.flatMap(({ windowDays }) => windowDays));
}
