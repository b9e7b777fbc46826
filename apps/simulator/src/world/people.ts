import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { Network, Cell } from './network.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';

/** Events carry no dates before the year 2000. */
const LONGEST_TENURE_YEARS = 20;

export interface Customer {
  readonly customerId: string;
  readonly segment: 'consumer' | 'business' | 'enterprise';
  readonly region: string;
  readonly contractLevel: string;
  readonly vip?: boolean;
  readonly since: Instant;
  /** Companies and shared accounts: the contacts speak for all lines, and no talk is tied to one line. Other people speak for the line they use. */
  readonly accountLevel: boolean;
  readonly contacts: readonly Contact[];
  /** The lines at the start of history. */
  readonly subscriptions: readonly Subscription[];
}

export interface Contact {
  readonly contactId: string;
  readonly customerId: string;
  readonly language: string;
  readonly channel: string;
  readonly consents: boolean;
  /** b of the score model: what segment, region, contract and tenure add, all of it visible to the platform. */
  readonly baseline: number;
  /** The lasting temper of this person: a standard normal number, hidden from all. */
  readonly temper: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly worksHere: boolean;
  /** When this person is no longer there to be asked, and why. */
  readonly departure?: Departure;
}

export interface Departure {
  readonly at: Instant;
  readonly as: 'left' | 'deceased';
}

export function isGone({ departure }: Contact, at: Instant): boolean {
  return departure !== undefined && departure.at <= at;
}

export interface Subscription {
  readonly subscriptionId: string;
  /** By which it is delivered: what a service problem names. */
  readonly serviceId: string;
  /** The line's user at the start of history; lines of an account have none, its contacts speak for all of them. */
  readonly contactId: string | undefined;
  readonly region: string;
  /** The cell of the first home. */
  readonly home: Cell;
  /** How prone this line is to faults (handset, house, habits): mean 1. */
  readonly frailty: number;
  /** Part of one person's usual load; the lines of an account share it, so that exposure does not grow with their number. */
  readonly load: number;
  readonly activatedAt: Instant;
}

/** Customer number `index` of the world, always the same for a seed. */
export function createCustomer(
  index: number,
  seed: number,
  profile: Profile,
  network: Network,
  historyFrom: Instant,
): Customer {
  const stream = new RandomStream(seed, 'customer', index);
  const { people } = profile;
  const number = String(index + 1).padStart(6, '0');
  const customerId = `CUS-${number}`;
  const segment = segmentOf(index, people.segments, stream);
  const region = stream.pick(people.regions);
  const contract = stream.pick(people.contractLevels);
  const years = Math.min(LONGEST_TENURE_YEARS, stream.logNormal(people.tenure.medianYears, people.tenure.sigma));
  const since = historyFrom - Math.round(years * 365) * DAY_MS;
  const lines = between(segment.lines, stream);
  const isCompany = segment.name !== 'consumer';
  const contactCount = isCompany ? between(segment.contacts, stream) : lines;
  const accountLevel = isCompany || new RandomStream(seed, 'account', index).chance(people.accountLevelConsumers ?? 0);
  const contactIdOf = (person: number): string => `CON-${number}-${person + 1}`;
  const baseline =
    segment.baseline +
    region.baseline +
    contract.baseline +
    people.tenure.baselinePerDoubling * Math.log2(years / people.tenure.medianYears);

  const contacts = range(contactCount).map((person): Contact => ({
    contactId: contactIdOf(person),
    customerId,
    language: stream.pick(people.languages).name,
    channel: stream.pick(people.channels).name,
    consents: stream.chance(people.surveyConsent),
    baseline,
    temper: stream.normal(),
    ...circumstancesOf(contactIdOf(person), seed, people, historyFrom),
  }));
  const subscriptions = range(lines).map((line): Subscription => ({
    subscriptionId: `SUB-${number}-${line + 1}`,
    serviceId: `SVC-${number}-${line + 1}`,
    contactId: accountLevel ? undefined : contactIdOf(line),
    region: region.name,
    home: network.cellIn(region.name, stream),
    frailty: stream.gamma(profile.network.frailtyShape),
    load: accountLevel ? 1 / lines : 1,
    activatedAt: since,
  }));
  return {
    customerId,
    segment: segment.name,
    region: region.name,
    contractLevel: contract.name,
    ...(people.vip === undefined ? {} : { vip: new RandomStream(seed, 'vip', index).chance(people.vip) }),
    since,
    accountLevel,
    contacts,
    subscriptions,
  };
}

/** Who takes over a line of a customer, contract and all: somebody of the same kind in the same region, but another person. */
export function createHeir(from: Customer, line: number, seed: number, { people }: Profile, since: Instant): Customer {
  const number = `${from.customerId.slice('CUS-'.length)}-${line + 1}`;
  const customerId = `CUS-${number}`;
  const stream = new RandomStream(seed, 'heir', number);
  const contactId = `CON-${number}-01`;
  const contact: Contact = {
    contactId,
    customerId,
    language: stream.pick(people.languages).name,
    channel: stream.pick(people.channels).name,
    consents: stream.chance(people.surveyConsent),
    baseline: from.contacts[0]?.baseline ?? 0,
    temper: stream.normal(),
    ...circumstancesOf(contactId, seed, people, since),
  };
  return { ...from, customerId, contacts: [contact], subscriptions: [] };
}

/** Segments of a fixed size come first, one after the other; whoever is left is drawn. */
function segmentOf<S extends Profile['people']['segments'][number]>(
  index: number,
  segments: readonly S[],
  stream: RandomStream,
): S {
  let first = 0;
  for (const segment of segments) {
    first += segment.customers ?? 0;
    if (index < first) return segment;
  }
  return stream.pick(segments.filter(({ customers }) => customers === undefined));
}

/** Drawn from numbers of their own, so that other circumstances leave the person as it is. */
function circumstancesOf(
  contactId: string,
  seed: number,
  { timeZones, staff = 0, departures }: Profile['people'],
  from: Instant,
): Pick<Contact, 'timeZone' | 'worksHere' | 'departure'> {
  const first = (as: Departure['as']): Departure => {
    const meanMs = (28 * DAY_MS) / (departures?.[as] ?? 0);
    const waitedMs = Number.isFinite(meanMs) ? new RandomStream(seed, as, contactId).exponential(meanMs) : Infinity;
    return { as, at: from + (1 + Math.floor(waitedMs / 1000)) * 1000 };
  };
  const [left, deceased] = [first('left'), first('deceased')];
  const departure = left.at < deceased.at ? left : deceased;
  return {
    timeZone: timeZones ? new RandomStream(seed, 'time zone', contactId).pick(timeZones).name : 'Europe/Helsinki',
    worksHere: new RandomStream(seed, 'staff', contactId).chance(staff),
    ...(departure.at < Infinity ? { departure } : {}),
  };
}

function between({ least, most }: { least: number; most: number }, stream: RandomStream): number {
  return least + stream.below(most - least + 1);
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, index) => index);
}
