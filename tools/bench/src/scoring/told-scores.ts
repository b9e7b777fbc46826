import { InfrastructureError } from '@sidetone/infrastructure/failure';
import type { Scratch } from './count-from-scratch.js';

export interface ToldCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** What the bench reads of an answer of `/v1/nps`; `until` is the first day that is no longer in it. */
export interface ToldScores {
  readonly window: { readonly from?: string; readonly until?: string } | null;
  readonly overall: ToldCounts;
  readonly areas: Readonly<Record<string, ToldCounts>>;
  readonly groups?: readonly (ToldCounts & { readonly value: string | null })[];
}

/**
 * Holds what was told against what was counted: every area and every group up to the last of the page.
 * @throws InfrastructureError where they differ: the speed of a wrong number says nothing
 */
export function requireEqual(question: string, told: ToldScores, counted: Scratch): void {
  const areas = new Map([['', told.overall], ...Object.entries(told.areas)]);
  const groups = new Map((told.groups ?? []).map((group) => [group.value ?? '', group]));
  const last = [...groups.keys()].sort().at(-1) ?? '';
  const differing = [
    ...differences(areas, counted.areas, () => true),
    ...differences(groups, counted.groups, (value) => value <= last),
  ];
  if (differing.length === 0) return;
  throw new InfrastructureError(
    `${question} tells other counts than the answers make, of ${differing.slice(0, 5).join('; ')}.`,
  );
}

function differences(
  told: ReadonlyMap<string, ToldCounts>,
  counted: ReadonlyMap<string, ToldCounts>,
  isAsked: (value: string) => boolean,
): readonly string[] {
  const values = [...new Set([...told.keys(), ...[...counted.keys()].filter(isAsked)])];
  return values
    .map((value) => [value, asText(told.get(value)), asText(counted.get(value))])
    .filter(([, one, other]) => one !== other)
    .map(([value, one, other]) => `“${value}” (${one} told, ${other} counted)`);
}

function asText({ promoters, passives, detractors }: ToldCounts = { promoters: 0, passives: 0, detractors: 0 }) {
  return `${promoters}/${passives}/${detractors}`;
}
