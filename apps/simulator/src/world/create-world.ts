import type { OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { coverageEvents } from './coverage-events.js';
import { disordered } from './disorder.js';
import { emission, type Emission } from './emission.js';
import { EXPOSURE_WINDOW_DAYS, exposuresBefore, type Exposures } from './exposure.js';
import type { Incident } from './incident.js';
import { eventsOf } from './incident-events.js';
import { masterEventsOf } from './master-events.js';
import { createNetwork } from './network.js';
import { coverageStarts } from './operator-sources.js';
import { createCustomer, type Contact, type Customer } from './people.js';
import type { Profile } from './profile.js';
import { RandomStream } from './random-stream.js';
import { reactionTo, type Opinion, type Reaction } from './respondent.js';
import { Timeline } from './timeline.js';
import { truthOf, type Truth } from './truth.js';
import { WeekRhythm } from './week-rhythm.js';

export interface WorldSize {
  readonly profile: Profile;
  readonly seed: number;
  readonly customers: number;
  /** Days in which surveys are sent; history begins 28 days earlier, at a midnight in UTC. */
  readonly days: number;
  readonly endsAt: Instant;
}

/** A survey message as it reaches a person. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly contactId: string;
  readonly receivedAt: Instant;
}

interface Asked {
  readonly reaction: Reaction;
  readonly opinion?: Opinion;
}

/** A known operator: same size, seed and calls give the same events, answers and truth to the last byte. */
export class World {
  readonly historyFrom: Instant;
  readonly surveysFrom: Instant;
  private readonly customers: readonly Customer[];
  private readonly contacts: ReadonlyMap<string, Contact>;
  private readonly timelines: ReadonlyMap<string, Timeline>;
  private readonly messagesTo = new Map<string, Instant[]>();
  private readonly asked = new Map<string, Asked>();
  private pending: Emission[] = [];
  private emittedTo: Instant;

  constructor(readonly size: WorldSize) {
    const { profile, seed, days, endsAt } = size;
    this.historyFrom = Math.floor((endsAt - (days + EXPOSURE_WINDOW_DAYS) * DAY_MS) / DAY_MS) * DAY_MS;
    this.surveysFrom = this.historyFrom + EXPOSURE_WINDOW_DAYS * DAY_MS;
    this.emittedTo = this.historyFrom;
    const network = createNetwork(seed, profile, size.customers);
    this.customers = Array.from({ length: size.customers }, (_, index) =>
      createCustomer(index, seed, profile, network, this.historyFrom),
    );
    this.contacts = new Map(
      this.customers.flatMap(({ contacts }) => contacts).map((contact) => [contact.contactId, contact]),
    );
    const rhythm = new WeekRhythm(profile.rhythm.hourly, profile.rhythm.daily);
    const { historyFrom, surveysFrom } = this;
    this.timelines = new Map(
      this.customers.flatMap(({ contacts, subscriptions }) =>
        subscriptions.map((subscription) => {
          const contactIds =
            subscription.contactId === undefined
              ? contacts.map(({ contactId }) => contactId)
              : [subscription.contactId];
          return [
            subscription.subscriptionId,
            new Timeline(subscription, { seed, profile, rhythm, historyFrom, surveysFrom, contactIds }),
          ];
        }),
      ),
    );
  }

  get people(): readonly Customer[] {
    return this.customers;
  }

  /** Customers, contacts, subscriptions and topology as they stand at the start of history. */
  masters(): readonly OutgoingEvent[] {
    return this.customers.flatMap((customer) => masterEventsOf(customer, this.historyFrom));
  }

  /** What the operator's systems write from the last call up to and including `tick`, in the order of writing. */
  eventsUntil(tick: Instant): readonly Emission[] {
    for (const timeline of this.timelines.values()) this.extend(timeline, tick + 1);
    for (const { source, from } of coverageStarts(this.historyFrom, this.surveysFrom)) {
      this.pending.push(
        ...coverageEvents(source, Math.max(from, this.emittedTo), tick).map((event) => emission(event)),
      );
    }
    this.emittedTo = Math.max(this.emittedTo, tick);
    const due = this.pending.filter(({ emittedAt }) => emittedAt <= tick);
    this.pending = this.pending.filter(({ emittedAt }) => emittedAt > tick);
    return due.sort(
      (one, other) => one.emittedAt - other.emittedAt || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
    );
  }

  /** How a person takes a message; asked again about the same message, the same. */
  respondentTo({ messageId, contactId, receivedAt }: ReceivedMessage): Reaction {
    const known = this.asked.get(messageId);
    if (known) return known.reaction;
    const contact = this.contacts.get(contactId);
    const asked = contact
      ? this.ask(contact, receivedAt)
      : { reaction: { answers: false, why: 'unknownContact', opensPage: false } as const };
    this.asked.set(messageId, asked);
    return asked.reaction;
  }

  /** What was planted, for the answers to these messages, or for all answers so far. */
  truth(answeredMessages?: ReadonlySet<string>): Truth {
    const opinions: Opinion[] = [];
    const answered: Opinion[] = [];
    for (const [messageId, { opinion, reaction }] of this.asked) {
      if (!opinion) continue;
      opinions.push(opinion);
      if (reaction.answers && (answeredMessages?.has(messageId) ?? true)) answered.push(opinion);
    }
    return truthOf(this.size.seed, this.size.profile, opinions, answered);
  }

  /** What a contact went through in the 28 days before `at`, in the plantable KPIs; remembered for a year. */
  exposuresOf(contactId: string, at: Instant): Exposures {
    const lines = (this.contacts.get(contactId)?.subscriptionIds ?? []).flatMap((id) => this.timelines.get(id) ?? []);
    for (const timeline of lines) this.extend(timeline, at);
    return exposuresBefore(
      at,
      lines.map(({ incidents }) => incidents),
    );
  }

  private ask(contact: Contact, receivedAt: Instant): Asked {
    if (!contact.consents) return { reaction: { answers: false, why: 'noConsent', opensPage: false } };
    const earlier = this.messagesTo.get(contact.contactId) ?? [];
    this.messagesTo.set(contact.contactId, [...earlier, receivedAt]);
    return reactionTo(contact, receivedAt, earlier, (at) => this.exposuresOf(contact.contactId, at), this.size);
  }

  private extend(timeline: Timeline, until: Instant): void {
    for (const incident of timeline.extendTo(until)) this.pending.push(...this.emissionsOf(incident, timeline));
  }

  private emissionsOf(incident: Incident, { subscription }: Timeline): readonly Emission[] {
    const { seed, profile } = this.size;
    // Disorder has its own numbers, so that another rate of it leaves the world's faults as they are.
    const stream = new RandomStream(seed, 'disorder', incident.id);
    return eventsOf(incident, subscription).flatMap((event) => disordered(event, profile, stream));
  }
}

/** The world of a profile; see `World`. */
export function createWorld(size: WorldSize): World {
  return new World(size);
}
