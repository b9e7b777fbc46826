import { DAY_MS } from '@sidetone/domain/time';
import type { LineCourse } from './line-course.js';
import { firstWordOf } from './money-events.js';
import type { MoneyTrouble } from './money-trouble.js';
import { isOutage, type Alarm } from './outage.js';
import type { Customer } from './people.js';
import { overlap, type Span } from './span.js';

/** Something because of which a person is to be left alone, while it lasts. */
export interface PlantedState extends Span {
  readonly contactId: string;
  readonly state: 'openOutage' | 'openComplaint' | 'dunning' | 'bereavement' | 'staff';
  /** The event that first tells of it: nobody can know before that is written. */
  readonly toldBy: string;
}

/** How long we mourn with a family, and how long an alarm or a dispute of which no end is told counts (docs/programmes.md). */
const MOURNING_MS = 90 * DAY_MS;
const LONGEST_OUTAGE_MS = 7 * DAY_MS;
const LONGEST_COMPLAINT_MS = 90 * DAY_MS;

export interface PlantedTroubles {
  readonly customers: readonly Customer[];
  readonly lines: readonly LineCourse[];
  readonly alarms: readonly Alarm[];
  readonly money: readonly MoneyTrouble[];
}

/** Who is in the middle of what, and when. Bills that are paid in time and alarms that hurt nobody are no trouble. */
export function plantedStates({ customers, lines, alarms, money }: PlantedTroubles): readonly PlantedState[] {
  const customerOf = new Map(customers.map((customer) => [customer.customerId, customer]));
  return [
    ...customers.flatMap(ofPeople),
    ...money.flatMap((trouble) => ofMoney(trouble, customerOf.get(trouble.customerId))),
    ...alarms.filter(isOutage).flatMap((alarm) => lines.flatMap((line) => ofAlarm(alarm, line))),
  ];
}

function ofPeople({ contacts }: Customer): readonly PlantedState[] {
  const staff = contacts
    .filter(({ worksHere }) => worksHere)
    .map(({ contactId }): PlantedState => ({
      ...{ contactId, state: 'staff', from: -Infinity, to: Infinity, toldBy: `${contactId}-1` },
    }));
  const mourned = contacts.filter(({ departure }) => departure?.as === 'deceased');
  const mourning = mourned.flatMap(({ contactId: dead, departure }) =>
    contacts.map(({ contactId }): PlantedState => {
      const from = departure?.at ?? Infinity;
      return { contactId, state: 'bereavement', from, to: from + MOURNING_MS, toldBy: `${dead}-2` };
    }),
  );
  return [...staff, ...mourning];
}

function ofMoney(trouble: MoneyTrouble, customer: Customer | undefined): readonly PlantedState[] {
  const span =
    trouble.kind === 'bill'
      ? { from: trouble.dueAt, to: trouble.settledAt }
      : { from: trouble.openedAt, to: Math.min(trouble.decidedAt, trouble.openedAt + LONGEST_COMPLAINT_MS) };
  if (span.to <= span.from) return [];
  const state = trouble.kind === 'bill' ? 'dunning' : 'openComplaint';
  const toldBy = firstWordOf(trouble);
  return (customer?.contacts ?? []).map(({ contactId }) => ({ contactId, state, ...span, toldBy }));
}

/** The people who use the line themselves, while the cell carries it. Master data tie the lines of a company to nobody. */
function ofAlarm(alarm: Alarm, { usage, owners, lives }: LineCourse): readonly PlantedState[] {
  const away = { from: alarm.from, to: Math.min(alarm.to, alarm.from + LONGEST_OUTAGE_MS) };
  const carried = usage.filter(({ cells }) => cells.some(({ cell }) => cell === alarm.cell));
  return carried.flatMap((spell) =>
    owners.flatMap((owner): readonly PlantedState[] => {
      const inside = [spell, owner, lives].reduce<Span | undefined>((span, next) => span && overlap(span, next), away);
      if (!inside || owner.contactId === undefined) return [];
      return [{ contactId: owner.contactId, state: 'openOutage', ...inside, toldBy: `${alarm.id}-raised` }];
    }),
  );
}
