import { responseReceived, type OutgoingEvent, type ResponseReceived } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** A transactional answer of 3 about support by CON-100 on SUB-1001, or what you make of it. */
export function aResponse(
  number: number | string,
  at: Instant,
  data: Partial<ResponseReceived> = {},
): OutgoingEvent<ResponseReceived> {
  const responseId = `RSP-${number}`;
  return responseReceived.create({
    id: `${responseId}:${data.revision ?? 1}`,
    source: '//sidetone/response-ingest',
    time: at,
    correlationId: `INV-${number}`,
    data: {
      responseId,
      invitationId: `INV-${number}`,
      surveyId: 'support-transactional',
      kind: 'transactional',
      contactId: 'CON-100',
      customerId: 'CUS-100',
      subscriptionId: 'SUB-1001',
      journeyArea: 'support',
      score: 3,
      channel: 'webhook',
      answeredAt: toIso(at),
      revision: 1,
      ...data,
    },
  });
}
