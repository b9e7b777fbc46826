import type { Instant } from '@sidetone/domain/time';
import { FIELDS, type Says, type Telling } from './telling.js';

/** When something was said: its change time, then the time of the event. */
type Moment = readonly [changedAt: Instant, happenedAt: Instant];

/** The last that was said, field by field, and when: bodies may be partial and come in any order. */
export interface Remembered {
  readonly says: Says;
  readonly moments: Readonly<Partial<Record<keyof Says, Moment>>>;
}

export const NOTHING_YET: Remembered = { says: {}, moments: {} };

/**
 * What is known after a telling: of each field the one with the greatest change time, then event time, then arrival (rule R11). The
 * same object where the telling brings nothing.
 */
export function remember(known: Remembered, { says, changedAt, happenedAt }: Telling): Remembered {
  const moment: Moment = [changedAt, happenedAt];
  const news: { -readonly [Field in keyof Says]: Says[Field] } = { ...says };
  const moments = { ...known.moments };
  for (const field of FIELDS) {
    if (says[field] === undefined || isBefore(moment, known.moments[field])) delete news[field];
    else moments[field] = moment;
  }
  return Object.keys(news).length === 0 ? known : { says: { ...known.says, ...news }, moments };
}

function isBefore([changedAt, happenedAt]: Moment, known: Moment | undefined): boolean {
  if (known === undefined) return false;
  return changedAt === known[0] ? happenedAt < known[1] : changedAt < known[0];
}
