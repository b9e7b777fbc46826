import type { OutgoingEvent } from '@sidetone/contracts/events';
import type { Instant } from '@sidetone/domain/time';
import type { LineCourse } from './line-course.js';
import { contactEvent, customerEvents, subscriptionEvent } from './master-events.js';
import type { Customer } from './people.js';
import type { Population } from './population.js';
import { lastLinkEvents, linkEvents } from './topology-events.js';

/** Something that master data will have to tell, and when. */
export interface LifeEvent {
  readonly at: Instant;
  events(): readonly OutgoingEvent[];
}

/** Customers, people, lines and where they are used, as they stand when history begins. */
export function mastersAt({ customers, lines }: Population, historyFrom: Instant): readonly OutgoingEvent[] {
  return [
    ...customers.flatMap((customer) => customerEvents(customer, historyFrom)),
    ...lines.filter(({ lives }) => lives.from <= historyFrom).flatMap((line) => firstEvents(line, historyFrom)),
  ];
}

/** All that changes from then on, in order of time. */
export function changesAfter({ customers, heirs, lines }: Population, historyFrom: Instant): readonly LifeEvent[] {
  const changes = [
    ...[...customers, ...heirs.map(({ customer }) => customer)].flatMap(departuresFrom),
    ...heirs.map(({ customer, since }): LifeEvent => ({ at: since, events: () => customerEvents(customer, since) })),
    ...lines.flatMap((line) => changesOfLine(line, historyFrom)),
  ];
  return changes.filter(({ at }) => at < Infinity).sort((one, other) => one.at - other.at);
}

function departuresFrom({ contacts }: Customer): readonly LifeEvent[] {
  return contacts.flatMap((contact) => {
    const { departure } = contact;
    return departure ? [{ at: departure.at, events: () => [contactEvent(contact, 2, departure.at)] }] : [];
  });
}

function firstEvents(line: LineCourse, time: Instant): readonly OutgoingEvent[] {
  const [first] = line.usage;
  return [subscriptionEvent(line, 1, time), ...(first ? linkEvents(line, first, time) : [])];
}

function changesOfLine(line: LineCourse, historyFrom: Instant): readonly LifeEvent[] {
  const { lives, owners, usage, simSwappedAt } = line;
  const isNew = lives.from > historyFrom;
  const versions = [simSwappedAt, ...owners.slice(1).map(({ from }) => from), lives.to]
    .filter((at) => at <= lives.to)
    .sort((one, other) => one - other);
  return [
    ...(isNew ? [{ at: lives.from, events: () => firstEvents(line, lives.from) }] : []),
    ...versions.map((at, index) => ({ at, events: () => [subscriptionEvent(line, index + 2, at)] })),
    ...usage.slice(1).map((spell) => ({ at: spell.from, events: () => linkEvents(line, spell, spell.from) })),
    { at: lives.to, events: () => lastLinkEvents(line) },
  ];
}
