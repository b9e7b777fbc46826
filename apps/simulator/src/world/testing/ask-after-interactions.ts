import { DAY_MS, HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { Emission, Reaction, World } from '../index.js';

export interface AskedPerson {
  readonly messageId: string;
  readonly contactId: string;
  readonly receivedAt: Instant;
  readonly reaction: Reaction;
}

export interface SurveyedWorld {
  readonly emissions: readonly Emission[];
  readonly asked: readonly AskedPerson[];
}

/**
 * Lives through a world as a plain survey programme would: asks each contact after a completed interaction, but not again
 * within the cool-down. It stands in for the platform where only the world is under test.
 */
export function askAfterInteractions(world: World, coolDownDays = 30): SurveyedWorld {
  const tickMs = world.size.profile.pace.tickHours * HOUR_MS;
  const emissions: Emission[] = [];
  const asked: AskedPerson[] = [];
  const lastAsked = new Map<string, Instant>();
  for (let tick = world.surveysFrom; tick <= world.size.endsAt; tick += tickMs) {
    for (const emission of world.eventsUntil(tick)) {
      emissions.push(emission);
      const contactId = contactAskedBy(emission);
      if (contactId === undefined || tick - (lastAsked.get(contactId) ?? -Infinity) < coolDownDays * DAY_MS) continue;
      lastAsked.set(contactId, tick);
      const message = { messageId: `M-${asked.length + 1}`, contactId, receivedAt: tick };
      asked.push({ ...message, reaction: world.respondentTo(message) });
    }
  }
  return { emissions, asked };
}

function contactAskedBy(emission: Emission): string | undefined {
  if (emission.kind !== 'event' || emission.fate !== 'stored' || emission.event.type !== 'bss.interaction.changed.v1')
    return undefined;
  const { data } = emission.event;
  return typeof data === 'object' && data !== null && 'contactId' in data && typeof data.contactId === 'string'
    ? data.contactId
    : undefined;
}
