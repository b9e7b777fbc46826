import type { OutgoingEvent } from '@sidetone/contracts/events';
import { DAY_MS, HOUR_MS, toIso } from '@sidetone/domain/time';
import { cloudEventRecord } from './cloud-event-record.js';
import { emission, type Emission, type Malformation, type RawRecord } from './emission.js';
import type { Profile } from './profile.js';
import type { RandomStream } from './random-stream.js';

const malformations: readonly Malformation[] = [
  'truncated',
  'foreignSpecVersion',
  'keyFieldMissing',
  'fromTheFuture',
  'unknownType',
];

/**
 * An event as a real operator would send it: mostly as it is, some late, some twice, and beside some a broken record.
 * Broken ones are extra, so that what the platform can know of the truth stays whole.
 */
export function disordered(event: OutgoingEvent, profile: Profile, stream: RandomStream): readonly Emission[] {
  const { disorder } = profile;
  const isFact = /^(oss\.|bss\.ticket\.)/.test(event.topic);
  const late = isFact ? stream.chance(latenessShare(event, profile)) : isLateInteraction(event, profile, stream);
  const first = late ? emission(event, event.time + lateness(disorder.latenessHours, stream), 'late') : emission(event);
  const emissions: Emission[] = [first];
  if (stream.chance(disorder.duplicate)) {
    const again = first.emittedAt + 1000 + Math.floor(stream.exponential(HOUR_MS));
    emissions.push({ ...emission(event, again), fate: 'dropped', twist: 'duplicate' });
  }
  if (isFact && stream.chance(disorder.malformed))
    emissions.push(broken(event, first.emittedAt, stream.oneOf(malformations)));
  return emissions;
}

/** Somebody who is told of a talk only days later asks nobody about it. */
function isLateInteraction({ topic }: OutgoingEvent, { disorder }: Profile, stream: RandomStream): boolean {
  const { lateInteractions } = disorder;
  return lateInteractions !== undefined && topic === 'bss.interaction.v1' && stream.chance(lateInteractions);
}

/** Few alarms come a day; so that some of them come late they have a share of their own. */
function latenessShare({ topic }: OutgoingEvent, { disorder, outages }: Profile): number {
  return topic === 'oss.alarm.v1' ? (outages?.toldLate ?? disorder.late) : disorder.late;
}

/** Heavy-tailed (Pareto) delay in milliseconds. */
function lateness({ least, tail, most }: { least: number; tail: number; most: number }, stream: RandomStream): number {
  return Math.round(Math.min(most, least * (1 - stream.uniform()) ** (-1 / tail)) * HOUR_MS);
}

function broken(event: OutgoingEvent, emittedAt: number, malformation: Malformation): Emission {
  const id = `${event.id}-${malformation}`;
  const record = breakRecord(cloudEventRecord({ ...event, id }), event, malformation);
  // An unknown type is understood and without effect (R14), all other malformations are refused.
  const fate = malformation === 'unknownType' ? 'dropped' : 'deadLettered';
  return { kind: 'raw', id, topic: event.topic, emittedAt, fate, twist: malformation, record };
}

function breakRecord(record: RawRecord, event: OutgoingEvent, malformation: Malformation): RawRecord {
  const header = (name: string, value: string): RawRecord => ({
    ...record,
    headers: { ...record.headers, [name]: value },
  });
  switch (malformation) {
    case 'truncated':
      return { ...record, value: record.value.slice(0, Math.floor(record.value.length / 2)) };
    case 'foreignSpecVersion':
      return header('ce_specversion', '0.3');
    case 'fromTheFuture':
      return header('ce_time', toIso(event.time + 300 * DAY_MS));
    case 'unknownType':
      return header('ce_type', event.type.replace(/\.[a-z]+\.v1$/, '.rumoured.v1'));
    case 'keyFieldMissing':
      return {
        ...record,
        value: record.value.replace(/"(?:callId|sessionId|ticketId|alarmId|problemId)":"[^"]*",/, ''),
      };
  }
}
