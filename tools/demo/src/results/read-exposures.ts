import { decodeRecord } from '@sidetone/contracts/cloudevents';
import {
  exposureComputed,
  responseReceived,
  type ExposureComputed,
  type ReceivedEvent,
} from '@sidetone/contracts/events';
import type { KafkaConnection } from '@sidetone/platform/messaging';

/** The latest that the platform has told of what hit a respondent: by KPI its value, null where it is missing. */
export interface FoundExposure {
  readonly responseId: string;
  readonly revision: number;
  readonly kpis: Readonly<Record<string, number | null>>;
}

/** Reads what the platform has published of exposures over a window. By invitation, which is what the message to the respondent bore. */
export async function readExposures(
  kafka: Pick<KafkaConnection, 'readTopic'>,
  windowDays: number,
): Promise<ReadonlyMap<string, FoundExposure>> {
  const invitationOf = new Map<string, string>();
  const latest = new Map<string, FoundExposure>();
  const invitations = eachEvent(kafka, responseReceived.topic, (event) => {
    if (responseReceived.is(event)) invitationOf.set(event.data.responseId, event.data.invitationId);
  });
  const exposures = eachEvent(kafka, exposureComputed.topic, (event) => {
    if (!exposureComputed.is(event)) return;
    const { data } = event;
    const known = latest.get(data.responseId)?.revision ?? 0;
    if (data.windowDays === windowDays && data.revision > known) latest.set(data.responseId, found(data));
  });
  await Promise.all([invitations, exposures]);
  return new Map(
    [...latest.values()].flatMap((exposure) => {
      const invitationId = invitationOf.get(exposure.responseId);
      return invitationId === undefined ? [] : [[invitationId, exposure] as const];
    }),
  );
}

/** Reads a topic as the platform means it: its name is without the prefix that this run gives to all topics. */
function eachEvent(
  kafka: Pick<KafkaConnection, 'readTopic'>,
  topic: string,
  onEvent: (event: ReceivedEvent<unknown>) => void,
): Promise<unknown> {
  return kafka.readTopic(topic, (record) => {
    const decoded = decodeRecord({ ...record, topic });
    if (decoded.kind === 'event') onEvent(decoded.event);
  });
}

function found({ responseId, revision, kpis }: ExposureComputed): FoundExposure {
  return {
    responseId,
    revision,
    kpis: Object.fromEntries(kpis.map(({ kpi, value, missing }) => [kpi, missing ? null : (value ?? null)])),
  };
}
