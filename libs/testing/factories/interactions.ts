import { interactionChanged, type InteractionChanged, type OutgoingEvent } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** A support contact of CUS-100 that was completed at `at`, or what you make of it. */
export function anInteraction(
  id: string,
  at: Instant,
  data: Partial<InteractionChanged> = {},
): OutgoingEvent<InteractionChanged> {
  return interactionChanged.create({
    id: `${id}:completed`,
    source: '//bss.example/tmf683',
    time: at,
    data: {
      interactionId: id,
      kind: 'support',
      status: 'completed',
      statusChangedAt: toIso(at),
      customerId: 'CUS-100',
      contactId: 'CON-100',
      ...data,
    },
  });
}
