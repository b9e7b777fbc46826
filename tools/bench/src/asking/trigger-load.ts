import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { interactionChanged } from '@sidetone/contracts/events';
import { MINUTE_MS, toIso } from '@sidetone/domain/time';
import type { EventProducer } from '@sidetone/platform/messaging';

const PART = 10_000;
/** Contacts of a customer, as in `makeContacts`. */
const PER_CUSTOMER = 2;
/** No factor of any number of contacts that anybody asks for, so that neighbours in the log are strangers. */
const STEP = 7_919;

/** Publishes `count` completed contacts with support; with half as many contacts each has two, of which the clock lets one ask. */
export async function publishTriggers(
  producer: EventProducer,
  count: number,
  contacts: number,
  now: number,
): Promise<void> {
  for (let start = 0; start < count; start += PART) {
    const numbers = Array.from({ length: Math.min(PART, count - start) }, (_, index) => start + index);
    await producer.send(
      numbers.map((number) => {
        const contact = (number * STEP) % contacts;
        const event = interactionChanged.create({
          id: `T-${number}`,
          source: '//crm.example/tickets',
          time: now - MINUTE_MS,
          data: {
            interactionId: `INT-${number}`,
            kind: 'support',
            status: 'completed',
            statusChangedAt: toIso(now - MINUTE_MS),
            customerId: `CUS-${Math.floor(contact / PER_CUSTOMER)}`,
            contactId: `CON-${contact}`,
          },
        });
        return { ...encodeEvent(event), timestamp: now };
      }),
    );
  }
}
