import type { OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import { planRepair, type CellRepair } from './cell-repair.js';
import type { Emission } from './emission.js';
import { EventFeed } from './event-feed.js';
import { Goodwill } from './goodwill.js';
import { EXPOSURE_WINDOW_DAYS, type Exposures } from './exposure.js';
import { mastersAt } from './life-events.js';
import type { LineCourse } from './line-course.js';
import { LivedLines } from './lived-lines.js';
import { createNetwork, type Network } from './network.js';
import { MoneyTroubles } from './money-troubles.js';
import { OutageLog } from './outage-log.js';
import { isGone, type Contact, type Customer } from './people.js';
import { valuesOf, type PlantedExposure } from './planted-exposure.js';
import { plantedStates, type PlantedState } from './planted-state.js';
import { placesOf, type PlaceOfWorld } from './places.js';
import { createPopulation, type Population } from './population.js';
import type { Profile } from './profile.js';
import { interview, reactionTo, type Interviewed, type Mood, type Opinion, type Reaction } from './respondent.js';
import { Timeline } from './timeline.js';
import { TruthTeller } from './truth-teller.js';
import type { Truth } from './truth.js';
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
  readonly contactId: string;
  readonly reaction: Reaction;
  readonly opinion?: Opinion;
}

/** A known operator: same size, seed and calls give the same events, answers and truth to the last byte. */
export class World {
  readonly historyFrom: Instant;
  readonly surveysFrom: Instant;
  private readonly network: Network;
  private readonly population: Population;
  private readonly contacts: ReadonlyMap<string, Contact>;
  private readonly timelines: ReadonlyMap<string, Timeline>;
  private readonly outages: OutageLog;
  private readonly money: MoneyTroubles;
  private readonly lived: LivedLines;
  private readonly teller: TruthTeller;
  /** The repair the profile plans, if it does. */
  readonly repair: CellRepair | undefined;
  private readonly feed: EventFeed;
  private readonly goodwill = new Goodwill();
  private readonly messagesTo = new Map<string, Instant[]>();
  private readonly asked = new Map<string, Asked>();
  private now: Instant;

  constructor(readonly size: WorldSize) {
    const { profile, seed, days, endsAt } = size;
    this.historyFrom = Math.floor((endsAt - (days + EXPOSURE_WINDOW_DAYS) * DAY_MS) / DAY_MS) * DAY_MS;
    this.surveysFrom = this.historyFrom + EXPOSURE_WINDOW_DAYS * DAY_MS;
    this.now = this.historyFrom;
    const network = createNetwork(seed, profile, size.customers);
    this.network = network;
    this.population = createPopulation(seed, profile, network, size.customers, this.historyFrom);
    const { lines } = this.population;
    this.contacts = new Map(
      this.everybody.flatMap(({ contacts }) => contacts).map((contact) => [contact.contactId, contact]),
    );
    const customerIds = this.everybody.map(({ customerId }) => customerId);
    this.money = new MoneyTroubles({ seed, profile, historyFrom: this.historyFrom, customerIds });
    const rhythm = new WeekRhythm(profile.rhythm.hourly, profile.rhythm.daily);
    const { historyFrom, surveysFrom, population } = this;
    this.repair = planRepair(profile, network, surveysFrom, days);
    const ticketsMendedAt = this.ticketsMendedAt ?? Infinity;
    const setting = { seed, profile, rhythm, historyFrom, surveysFrom, repair: this.repair, ticketsMendedAt };
    this.timelines = new Map(lines.map((line) => [line.subscription.subscriptionId, new Timeline(line, setting)]));
    this.outages = new OutageLog({ seed, profile, historyFrom, network, lines });
    this.lived = new LivedLines(this.timelines, this.outages);
    this.teller = new TruthTeller(size, this.lived, this.repair);
    this.feed = new EventFeed({ seed, profile, historyFrom, surveysFrom, population });
  }

  /** From when on tickets are resolved sooner, where the profile plans it. */
  get ticketsMendedAt(): Instant | undefined {
    const { repaired } = this.size.profile.tickets;
    return repaired && this.afterShare(repaired.at);
  }

  /** From when on everybody is happier or less happy, where the profile plans it. */
  get movedAt(): Instant | undefined {
    const { moved } = this.size.profile.score;
    return moved && this.afterShare(moved.at);
  }

  /** Who is a customer when history begins. */
  get people(): readonly Customer[] {
    return this.population.customers;
  }

  /** Everybody who is a customer at some time. */
  get everybody(): readonly Customer[] {
    const { customers, heirs } = this.population;
    return [...customers, ...heirs.map(({ customer }) => customer)];
  }

  /** Every line there is or will be, with its whole course. */
  get lines(): readonly LineCourse[] {
    return this.population.lines;
  }

  /** Where cells and regions are, of the regions whose place the profile tells. */
  places(): readonly PlaceOfWorld[] {
    return placesOf(this.size.seed, this.size.profile, this.network);
  }

  /** Customers, contacts, subscriptions and topology as they stand at the start of history. */
  masters(): readonly OutgoingEvent[] {
    return mastersAt(this.population, this.historyFrom);
  }

  /** What the operator's systems write from the last call up to and including `tick`, in the order of writing. */
  eventsUntil(tick: Instant): readonly Emission[] {
    for (const timeline of this.timelines.values()) this.extend(timeline, tick + 1);
    this.extendOutages(tick + 1);
    for (const trouble of this.money.extendTo(tick + 1)) this.feed.addMoney(trouble);
    this.now = Math.max(this.now, tick);
    return this.feed.until(tick);
  }

  /** How a person takes a message; asked again about the same message, the same. */
  respondentTo({ messageId, contactId, receivedAt }: ReceivedMessage): Reaction {
    const known = this.asked.get(messageId);
    if (known) return known.reaction;
    const contact = this.contacts.get(contactId);
    const asked = contact ? this.ask(contact, receivedAt) : { contactId, reaction: silence('unknownContact') };
    this.asked.set(messageId, asked);
    return asked.reaction;
  }

  /** What somebody says who is called and answers, the `ordinal`-th time; undefined for a person who is not known, or gone. */
  interview(contactId: string, at: Instant, ordinal: number): Interviewed | undefined {
    const contact = this.contacts.get(contactId);
    if (!contact || isGone(contact, at)) return undefined;
    return interview(contact, at, ordinal, this.exposuresOf(contactId, at), this.size, this.moodOf(contactId, at));
  }

  /** Something was done for a contact: for as long as faults are remembered, a share (0–1) of them is forgiven. */
  makeGood(contactId: string, at: Instant, share: number): void {
    this.goodwill.makeGood(contactId, at, share);
  }

  /** Who is in the middle of something and to be left alone, as far as timelines are made. */
  plantedStates(): readonly PlantedState[] {
    const { everybody: customers, lines } = this;
    return plantedStates({ customers, lines, alarms: this.outages.alarms, money: this.money.all });
  }

  /** What was planted, for the answers to these messages, or for all answers so far. */
  truth(answeredMessages?: ReadonlySet<string>): Truth {
    const asked = [...this.asked].flatMap(([messageId, { contactId, opinion, reaction }]) =>
      opinion ? [{ contactId, opinion, answered: reaction.answers && (answeredMessages?.has(messageId) ?? true) }] : [],
    );
    return this.teller.tell(asked, [...this.contacts.values()], this.now);
  }

  /** The exposures planted on the answers to these messages, as the world stands after its last tick. */
  plantedExposures(answeredMessages: ReadonlySet<string>): readonly PlantedExposure[] {
    return [...answeredMessages].flatMap((messageId) => {
      const { opinion, contactId } = this.asked.get(messageId) ?? {};
      if (!opinion || contactId === undefined) return [];
      const { at: answeredAt, exposures } = opinion;
      const settled = !this.feed.stragglers.concern(this.lived.namesOf(contactId), answeredAt, this.now);
      return [{ messageId, answeredAt, settled, kpis: valuesOf(exposures) }];
    });
  }

  /** What a contact went through in the 28 days before `at`, in the plantable KPIs; remembered for a year. */
  exposuresOf(contactId: string, at: Instant): Exposures {
    for (const id of this.lived.subscriptionIdsOf(contactId)) {
      const timeline = this.timelines.get(id);
      if (timeline) this.extend(timeline, at);
    }
    this.extendOutages(at);
    return this.lived.exposuresOf(contactId, at);
  }

  /** What a contact would have gone through, had no cell been repaired. Timelines must have been made so far. */
  exposuresUnrepaired(contactId: string, at: Instant): Exposures {
    return this.lived.exposuresUnrepaired(contactId, at);
  }

  private ask(contact: Contact, receivedAt: Instant): Asked {
    const { contactId } = contact;
    if (!contact.consents) return { contactId, reaction: silence('noConsent') };
    const earlier = this.messagesTo.get(contactId) ?? [];
    this.messagesTo.set(contactId, [...earlier, receivedAt]);
    const exposuresAt = (at: Instant) => this.exposuresOf(contactId, at);
    const moodAt = (at: Instant) => this.moodOf(contactId, at);
    const answer = reactionTo(contact, receivedAt, earlier, exposuresAt, this.size, moodAt);
    // Who is gone by then says nothing, and had an opinion all the same.
    return { contactId, ...answer, ...(isGone(contact, answer.opinion.at) ? { reaction: silence('gone') } : {}) };
  }

  private moodOf(contactId: string, at: Instant): Mood {
    const lift = at >= (this.movedAt ?? Infinity) ? (this.size.profile.score.moved?.logits ?? 0) : 0;
    return { stillWeighs: this.goodwill.stillWeighs(contactId, at), lift };
  }

  /** A midnight within the days of surveys. */
  private afterShare(share: number): Instant {
    return this.surveysFrom + Math.floor(this.size.days * share) * DAY_MS;
  }

  private extend(timeline: Timeline, until: Instant): void {
    for (const incident of timeline.extendTo(until)) this.feed.addIncident(incident, timeline.line);
  }

  private extendOutages(until: Instant): void {
    this.feed.addOutages(this.outages.extendTo(until));
  }
}

function silence(why: 'unknownContact' | 'noConsent' | 'gone'): Reaction {
  return { answers: false, why, opensPage: false, chance: 0 };
}

/** The world of a profile; see `World`. */
export function createWorld(size: WorldSize): World {
  return new World(size);
}
