import type { AlarmChanged } from '@sidetone/contracts/events';
import type { Fact } from '@sidetone/domain/kpi';
import { DAY_MS, toIso } from '@sidetone/domain/time';
import { fieldsSaid } from './fields-said.js';
import { spellsOf, type Course, type Spell } from './spells.js';
import { firstSaid, inOrder, type Told } from './told.js';

/** An alarm that nobody clears is taken to have ended by then: a lost clear is likelier than an outage of weeks (event vocabulary, 3.5). */
const ASSUMED_LENGTH_MS = 7 * DAY_MS;

const course: Course<AlarmChanged> = {
  changedAt: (data) => data.changedAt,
  startedAt: (data) => data.raisedAt,
  endedAt: (data) => data.clearedAt,
  isOver: isCleared,
};

/** The outages that one alarm's history tells of. A deletion takes back all that was told before it. */
export function foldAlarm(tellings: readonly Told<AlarmChanged>[]): Fact[] {
  const history = inOrder(tellings, course.changedAt);
  const deleted = history.findLastIndex(({ data }) => data.change === 'deleted');
  return spellsOf(history.slice(deleted + 1), course).flatMap(outageOf);
}

/** An outage while it affects service, is or was critical or major, and is not planned. A clear alone is none: it does not say how severe the alarm was. */
function outageOf({ from, to, open, over, known }: Spell<AlarmChanged>): Fact[] {
  const severe = [...open, ...over].filter(({ data }) => data.severity === 'critical' || data.severity === 'major');
  const [witness] = severe;
  // Said while it was raised before said by the clear, since a cleared alarm no longer affects service.
  const affectsService = firstSaid(known, (data) => data.serviceAffecting) ?? false;
  const isPlanned = firstSaid(known, (data) => data.planned) ?? false;
  if (!witness || !affectsService || isPlanned) return [];

  const { raisedAt: _raisedAt, clearedAt: _clearedAt, ...fields } = fieldsSaid(known);
  const severity = severe.some(({ data }) => data.severity === 'critical') ? 'critical' : 'major';
  return [
    {
      name: 'outage',
      eventId: witness.eventId,
      type: witness.type,
      at: from,
      from,
      to: to ?? from + ASSUMED_LENGTH_MS,
      fields: {
        ...fields,
        severity,
        raisedAt: toIso(from),
        ...(to === undefined ? { assumedEnd: true } : { clearedAt: toIso(to) }),
      },
    },
  ];
}

/** Cleared by its severity, or by a time of clearing beside the severity it had; that time may still be of a raise before. */
function isCleared({ severity, change, changedAt, raisedAt, clearedAt }: AlarmChanged): boolean {
  if (severity === 'cleared') return true;
  if (clearedAt === undefined) return false;
  const raised = raisedAt ?? (change === 'raised' ? changedAt : undefined);
  return raised === undefined || Date.parse(clearedAt) >= Date.parse(raised);
}
