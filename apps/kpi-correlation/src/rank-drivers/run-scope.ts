import type { SurveyKind } from '@sidetone/contracts/events';

/** Of whose answers a run is made: of one kind of survey always, and of all unless narrowed down. */
export interface RunScope {
  readonly kind: SurveyKind;
  readonly segment: string | null;
  readonly region: string | null;
  readonly journeyArea: string | null;
  readonly contractLevel: string | null;
}

const NARROWER = ['segment', 'region', 'journeyArea', 'contractLevel'] as const;

/** Such as `transactional|28d|segment=business`: the key under which runs of one scope are told, one after the other. */
export function rankingId({ kind, ...narrower }: RunScope, windowDays: number): string {
  const parts = NARROWER.flatMap((name) => (narrower[name] === null ? [] : [`${name}=${narrower[name]}`]));
  return [kind, `${windowDays}d`, ...parts].join('|');
}
