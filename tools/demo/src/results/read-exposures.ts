import { decodeRecord } from '@sidetone/contracts/cloudevents';
import { exposureComputed, responseReceived, type ExposureComputed } from '@sidetone/contracts/events';
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
  await kafka.readTopic(responseReceived.topic, (record) => {
    const decoded = decodeRecord(record);
    if (decoded.kind !== 'event' || !responseReceived.is(decoded.event)) return;
    const { responseId, invitationId } = decoded.event.data;
    invitationOf.set(responseId, invitationId);
  });
  await kafka.readTopic(exposureComputed.topic, (record) => {
    const decoded = decodeRecord(record);
    if (decoded.kind !== 'event' || !exposureComputed.is(decoded.event)) return;
    const { data } = decoded.event;
    const known = latest.get(data.responseId)?.revision ?? 0;
    if (data.windowDays === windowDays && data.revision > known) latest.set(data.responseId, found(data));
  });
  return new Map(
    [...latest.values()].flatMap((exposure) => {
      const invitationId = invitationOf.get(exposure.responseId);
      return invitationId === undefined ? [] : [[invitationId, exposure] as const];
    }),
  );
}

function found({ responseId, revision, kpis }: ExposureComputed): FoundExposure {
  return {
    responseId,
    revision,
    kpis: Object.fromEntries(kpis.map(({ kpi, value, missing }) => [kpi, missing ? null : (value ?? null)])),
  };
}
