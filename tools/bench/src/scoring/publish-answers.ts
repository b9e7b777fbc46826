import { encodeEvent } from '@sidetone/contracts/cloudevents';
import { responseReceived } from '@sidetone/contracts/events';
import { DAY_MS, MINUTE_MS, toIso } from '@sidetone/domain/time';
import type { EventProducer } from '@sidetone/platform/messaging';

const PART = 10_000;
/** The answers of a long weekend, come at once. */
const DAYS = 3;
const AREAS = ['sales', 'delivery', 'support', 'billing', 'network'] as const;
const CHANNELS = ['sms', 'email', 'agent'] as const;
const EVERY_FOURTH_COMMENTS = 4;
const DELAY_MINUTES = 90;

/** Their survey: what is counted of them stands apart. */
export const NEW_SURVEY = 'after-weekend';

const at = <Value>(values: readonly [Value, ...Value[]], number: number): Value =>
  values[number % values.length] ?? values[0];

/** A new answer, 90 minutes after its invitation. `number` tells it apart; the rest follows from it. */
export function newAnswer(number: number, customers: number, now: number) {
  const answeredAt = now - MINUTE_MS - ((number * 7_919_000) % (DAYS * DAY_MS));
  return {
    ...{ responseId: `RSP-${number}`, invitationId: `INV-${number}`, surveyId: NEW_SURVEY },
    ...{
      kind: 'transactional' as const,
      journeyArea: at(AREAS, number),
      channel: at(CHANNELS, number),
      language: 'en',
    },
    ...{ contactId: `CON-${number}`, customerId: `CUS-${(number * 31) % customers}` },
    ...{ subscriptionId: `SUB-${number}`, score: (number * 7) % 11, reasons: ['data' as const], revision: 1 },
    ...(number % EVERY_FOURTH_COMMENTS === 0 && { comment: 'The connection breaks off every evening.' }),
    ...{ dispatchedAt: toIso(answeredAt - DELAY_MINUTES * MINUTE_MS), answeredAt: toIso(answeredAt) },
    answerDelayMin: DELAY_MINUTES,
  } as const;
}

/** The numbers from `first` on, some thousands at a time: what one statement, or one send, takes. */
export function numbersInParts(first: number, count: number): readonly (readonly number[])[] {
  return Array.from({ length: Math.ceil(count / PART) }, (_, part) =>
    Array.from({ length: Math.min(PART, count - part * PART) }, (_number, index) => first + part * PART + index),
  );
}

/** Publishes first answers, from number `first` on, of customers that are known. */
export async function publishAnswers(
  producer: EventProducer,
  first: number,
  count: number,
  customers: number,
  now: number,
): Promise<void> {
  for (const numbers of numbersInParts(first, count)) {
    await producer.send(
      numbers.map((number) => {
        const data = newAnswer(number, customers, now);
        const event = responseReceived.create({
          id: `RSP-${number}:1`,
          source: '//nps.example/response-ingest',
          time: Date.parse(data.answeredAt),
          data,
        });
        return { ...encodeEvent(event), timestamp: now };
      }),
    );
  }
}
