import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import { DELAY_CLASSES, type Band } from '@sidetone/domain/nps';

/** What scores are grouped by, each a dimension of the cells. */
export const DIMENSIONS = [
  'all',
  'segment',
  'region',
  'account',
  'contractLevel',
  'product',
  'channel',
  'language',
  'team',
  'wave',
  'survey',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Groups that masters and touchpoints tell, as they were known when the fact was kept or first could be. Null: not known. */
export interface Groups {
  readonly segment: string | null;
  readonly region: string | null;
  readonly contractLevel: string | null;
  /** The customer, if it is a business. */
  readonly account: string | null;
  readonly product: string | null;
  readonly team: string | null;
  readonly customerKnown: boolean;
}

export const UNKNOWN_GROUPS: Groups = {
  segment: null,
  region: null,
  contractLevel: null,
  account: null,
  product: null,
  team: null,
  customerKnown: false,
};

/** Where a fact counts. */
export interface CellPlace {
  readonly kind: SurveyKind;
  readonly journeyArea: JourneyArea | null;
  /** The operator's, `2026-11-23`. */
  readonly day: string;
  readonly surveyId: string;
  readonly channel: string | null;
  readonly language: string | null;
  readonly waveId: string | null;
  readonly groups: Groups;
}

/** An answer as cells count it. */
export interface CountedAnswer {
  readonly place: CellPlace;
  readonly band: Band;
  /** Whether its agreed cause is outside our control. */
  readonly outside: boolean;
  readonly delayClass: number | null;
}

/** The counts of a cell, in the order of their columns. */
export const COUNT_COLUMNS = [
  'promoters',
  'passives',
  'detractors',
  'outside_promoters',
  'outside_passives',
  'outside_detractors',
  'invited',
  'answered',
  ...Array.from({ length: DELAY_CLASSES }, (_, index) => `delay_${index}`),
] as const;

/** The place of each count in `COUNT_COLUMNS`. */
export const COUNT = { promoter: 0, passive: 1, detractor: 2, outside: 3, invited: 6, answered: 7, delay: 8 } as const;

/**
 * The groups in which a fact counts. Every fact has a segment, region and so on, if only an unknown one (empty), so that such groups sum
 * to the whole; an account, team or wave is not everybody's.
 */
export function groupsOf({ surveyId, channel, language, waveId, groups }: CellPlace): readonly [Dimension, string][] {
  const always: [Dimension, string][] = [
    ['all', ''],
    ['segment', groups.segment ?? ''],
    ['region', groups.region ?? ''],
    ['contractLevel', groups.contractLevel ?? ''],
    ['product', groups.product ?? ''],
    ['channel', channel ?? ''],
    ['language', language ?? ''],
    ['survey', surveyId],
  ];
  if (groups.account !== null) always.push(['account', groups.account]);
  if (groups.team !== null) always.push(['team', groups.team]);
  if (waveId !== null) always.push(['wave', waveId]);
  return always;
}
