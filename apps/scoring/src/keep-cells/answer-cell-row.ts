import type { JourneyArea, SurveyKind } from '@sidetone/contracts/events';
import { delayClass, type Band } from '@sidetone/domain/nps';
import { trustedSql } from '@sidetone/platform/database';
import type { CellPlace, CountedAnswer } from './cell-place.js';

/** The columns of a fact that say where it counts, as both tables of facts have them. */
export interface PlaceRow {
  readonly kind: SurveyKind;
  readonly journey_area: JourneyArea | null;
  readonly day: string;
  readonly survey_id: string;
  readonly channel: string | null;
  readonly language: string | null;
  readonly wave_id: string | null;
  readonly segment: string | null;
  readonly region: string | null;
  readonly contract_level: string | null;
  readonly account: string | null;
  readonly product: string | null;
  readonly team: string | null;
  readonly customer_known: boolean;
}

export interface AnswerCellRow extends PlaceRow {
  readonly band: Band;
  readonly outside: boolean;
  readonly delay_minutes: number | null;
}

/** What `placeIn` reads. */
export const placeRow =
  trustedSql(`kind, journey_area, to_char(day, 'YYYY-MM-DD') as day, survey_id, channel, language, wave_id,
  segment, region, contract_level, account, product, team, customer_known`);

/** What `countedIn` reads. */
export const cellRow = trustedSql(`${placeRow.text}, band, outside, delay_minutes`);

/** Where a fact counts, from its row. */
export function placeIn(row: PlaceRow): CellPlace {
  return {
    kind: row.kind,
    journeyArea: row.journey_area,
    day: row.day,
    surveyId: row.survey_id,
    channel: row.channel,
    language: row.language,
    waveId: row.wave_id,
    groups: {
      segment: row.segment,
      region: row.region,
      contractLevel: row.contract_level,
      account: row.account,
      product: row.product,
      team: row.team,
      customerKnown: row.customer_known,
    },
  };
}

/** An answer as cells count it, from its row. */
export function countedIn(row: AnswerCellRow): CountedAnswer {
  const { band, outside, delay_minutes: delay } = row;
  return { place: placeIn(row), band, outside, delayClass: delay === null ? null : delayClass(delay) };
}
