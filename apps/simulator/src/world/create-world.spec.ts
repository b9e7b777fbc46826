import { createHash } from 'node:crypto';
import { decodeRecord } from '@sidetone/contracts/cloudevents';
import { DAY_MS } from '@sidetone/domain/time';
import { loadProfile } from '../profiles/load-profile.js';
import { cloudEventRecord, createWorld, type Emission, type World } from './index.js';
import { askAfterInteractions } from './testing/ask-after-interactions.js';

const profile = loadProfile('default');
const endsAt = Date.parse('2026-11-23T10:30:00Z');
const small = { profile, seed: 7, customers: 300, days: 30, endsAt };

function fingerprint(world: World): string {
  const { emissions, asked } = askAfterInteractions(world);
  return createHash('sha256')
    .update(JSON.stringify([world.masters(), emissions, asked, world.truth()]))
    .digest('hex');
}

const recordOf = (emission: Emission) =>
  emission.kind === 'event' ? cloudEventRecord(emission.event) : emission.record;

describe('a world', () => {
  const world = createWorld(small);
  const { emissions, asked } = askAfterInteractions(world);

  it('is the same to the last byte for the same seed, and another for another', () => {
    expect(fingerprint(createWorld(small))).toBe(fingerprint(createWorld(small)));
    expect(fingerprint(createWorld({ ...small, seed: 8 }))).not.toBe(fingerprint(createWorld(small)));
  });

  it('emits the same whatever is asked in between and however the time is cut', () => {
    const curious = createWorld(small);
    curious.exposuresOf('CON-000001-1', endsAt);
    const inPieces = [curious.surveysFrom, curious.surveysFrom + DAY_MS].flatMap((tick) => curious.eventsUntil(tick));
    const atOnce = createWorld(small).eventsUntil(curious.surveysFrom + DAY_MS);
    expect(inPieces.map(({ id }) => id)).toEqual(atOnce.map(({ id }) => id));
  });

  it('begins 28 days before the surveys, at a midnight', () => {
    expect(world.surveysFrom - world.historyFrom).toBe(28 * DAY_MS);
    expect(world.historyFrom % DAY_MS).toBe(0);
    expect(endsAt - world.surveysFrom).toBeGreaterThanOrEqual(30 * DAY_MS);
  });

  it('writes in the order of time, nothing before it happened and nothing after the tick', () => {
    const times = emissions.map(({ emittedAt }) => emittedAt);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.every((at) => at <= endsAt)).toBe(true);
    const early = emissions.filter((emission) => emission.kind === 'event' && emission.event.time > emission.emittedAt);
    expect(early).toEqual([]);
  });

  it('means with every record what the rules of the vocabulary make of it', () => {
    const fates = emissions.map((emission) => {
      const { topic, key, value, headers } = recordOf(emission);
      const decoded = decodeRecord({
        topic,
        key: key === null ? null : Buffer.from(key),
        value: Buffer.from(value),
        headers,
        timestamp: emission.emittedAt,
      });
      // A duplicate is well-formed; that it is dropped is for a store to find out (R10).
      const byBytes = {
        event: emission.twist === 'duplicate' ? 'dropped' : 'stored',
        drop: 'dropped',
        refuse: 'deadLettered',
      } as const;
      return { id: emission.id, twist: emission.twist, intended: emission.fate, decided: byBytes[decoded.kind] };
    });
    expect(fates.filter(({ intended, decided }) => intended !== decided)).toEqual([]);
    expect(new Set(fates.map(({ intended }) => intended))).toEqual(new Set(['stored', 'dropped', 'deadLettered']));
  });

  it('describes its customers in master data that the platform accepts', () => {
    const decoded = world.masters().map((event) => {
      const { topic, key, value, headers } = cloudEventRecord(event);
      return decodeRecord({
        topic,
        key: Buffer.from(key ?? ''),
        value: Buffer.from(value),
        headers,
        timestamp: event.time,
      });
    });
    expect(decoded.filter(({ kind }) => kind !== 'event')).toEqual([]);
  });

  it('sends a duplicate only after the record that it repeats, and stores every id once', () => {
    const stored = new Map<string, number>();
    for (const [index, { id, fate }] of emissions.entries()) {
      if (fate === 'stored') stored.set(id, index);
    }
    expect(stored.size).toBe(emissions.filter(({ fate }) => fate === 'stored').length);
    for (const [index, { id, twist }] of emissions.entries()) {
      if (twist === 'duplicate') expect(stored.get(id)).toBeLessThan(index);
    }
  });

  it('says of every source that it is complete, without a gap, from 28 days before the first answer', () => {
    const covered = new Map<string, number>();
    for (const emission of emissions) {
      if (emission.kind !== 'event' || emission.topic !== 'kpi.source.v1') continue;
      const { sourceId, periodStart, periodEnd } = JSON.parse(cloudEventRecord(emission.event).value);
      const from = sourceId === 'contact-centre' ? world.surveysFrom : world.historyFrom;
      expect(Date.parse(periodStart)).toBe(covered.get(sourceId) ?? from);
      covered.set(sourceId, Date.parse(periodEnd));
    }
    expect(covered.size).toBe(6);
  });

  it('answers the same when a message comes again, and never from those who did not consent', () => {
    const consenting = new Set(
      world.lines
        .flatMap(({ owners }) => owners.flatMap(({ customer }) => customer.contacts))
        .filter(({ consents }) => consents)
        .map(({ contactId }) => contactId),
    );
    for (const { reaction, ...message } of asked) {
      expect(world.respondentTo({ ...message, receivedAt: endsAt })).toBe(reaction);
      if (reaction.answers) expect(consenting.has(message.contactId)).toBe(true);
    }
  });

  it('does not know people it did not make', () => {
    expect(world.respondentTo({ messageId: 'M-stray', contactId: 'CON-nobody', receivedAt: endsAt })).toMatchObject({
      answers: false,
      why: 'unknownContact',
    });
  });

  it('has no dates before the year 2000, which no event may carry', () => {
    expect(Math.min(...world.people.map(({ since }) => since))).toBeGreaterThan(Date.parse('2000-01-01T00:00:00Z'));
  });
});
