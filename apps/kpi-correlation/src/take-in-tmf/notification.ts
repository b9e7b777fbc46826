import { hash } from 'node:crypto';
import { cleanText, MAX_STR_LENGTH } from '@sidetone/contracts/fields';
import { isJsonObject, type JsonObject } from '@sidetone/contracts/validation';
import { idsAsText } from './ids-as-text.js';
import { kindOf, type NotificationKind } from './notification-kind.js';
import { at, textAt } from './read-json.js';
import { timeOf } from './tmf-time.js';

/** The resources that are taken in, and the API each is of. */
export const RESOURCES = {
  troubleTicket: '621',
  serviceOrder: '641',
  alarm: '642',
  serviceProblem: '656',
  customerBill: '678',
  partyInteraction: '683',
} as const;
export type ResourceName = keyof typeof RESOURCES;

/** A TM Forum notification taken apart, whatever its version. Values of its resource are not checked yet. */
export interface Notification {
  readonly resourceName: ResourceName;
  readonly resource: JsonObject;
  /** What happened to the resource; undefined where nobody says it in a word that we know. */
  readonly kind: NotificationKind | undefined;
  /** API and version, as `tmf` of an event has it: `621v4`. */
  readonly tmf: string;
  readonly id: unknown;
  /** Which system says so: a URI reference. */
  readonly source: string;
  /** When it happened, and when the source wrote it down if it says so apart. */
  readonly time: unknown;
  readonly recordedTime: unknown;
  readonly correlationId: string | undefined;
}

export type ReadNotification =
  { readonly kind: 'ok'; readonly notification: Notification } | { readonly kind: 'refuse'; readonly reason: string };

/**
 * Reads the envelope of a notification by section 3.1 and 5 of the event vocabulary: what it is of by the payload's key, what happened by
 * `eventType`, else `@type`, else the path; TM Forum's own examples let these disagree.
 * @param eventName the last part of the listener's path, if there is one
 */
export function readNotification(given: JsonObject, eventName?: string): ReadNotification {
  const body = idsAsText(given);
  const event = at(body, 'event');
  if (event === undefined && at(body, 'id') !== undefined)
    return refuse(
      'The body is a resource without a notification around it; send { eventId, eventTime, eventType, event: { … } }.',
    );
  const found = Object.entries(isJsonObject(event) ? event : {}).find(([name]) => Object.hasOwn(RESOURCES, name));
  const [resourceName, resource] = found ?? [];
  if (!isResourceName(resourceName) || !isJsonObject(resource))
    return refuse(
      `The notification's 'event' holds none of ${Object.keys(RESOURCES).join(', ')}; one of them is expected.`,
    );

  const occurred = at(body, 'timeOccurred') ?? at(body, 'timeOcurred');
  const written = at(body, 'eventTime');
  const time = occurred ?? written;
  if (time === undefined)
    return refuse(
      "The notification has neither 'timeOccurred' (or 'timeOcurred') nor 'eventTime'; one of them is required.",
    );

  const eventType = textAt(body, 'eventType');
  const type = textAt(body, '@type');
  const kind = kindOf(resourceName, [eventType, type, eventName]);
  const version = type !== undefined ? 'v5' : eventType?.endsWith('Notification') === true ? 'v3' : 'v4';
  return {
    kind: 'ok',
    notification: {
      resourceName,
      resource,
      kind,
      tmf: `${RESOURCES[resourceName]}${version}`,
      id:
        textOrNumber(at(body, 'eventId')) ??
        hashedId([eventType ?? kind, at(resource, 'id'), at(resource, 'status') ?? at(resource, 'state'), time]),
      source: `//${hostOf(resource) ?? systemOf(body) ?? 'tmf'}/tmf${RESOURCES[resourceName]}`,
      time: timeOf(time),
      recordedTime: occurred === undefined ? undefined : timeOf(written),
      correlationId: plain(textAt(body, 'correlationId')),
    },
  };
}

/** A correlation that CloudEvents cannot carry is left out: it is none of ours. */
const plain = (text: string | undefined): string | undefined =>
  text === undefined || text.length > MAX_STR_LENGTH || /[\p{Cc}\p{Cs}]/u.test(text) ? undefined : text;

const isResourceName = (name: string | undefined): name is ResourceName =>
  name !== undefined && Object.hasOwn(RESOURCES, name);

/** An empty id is none. */
const textOrNumber = (id: unknown): unknown => (typeof id === 'string' && id.trim() === '' ? undefined : id);

/** The identity of a notification that has none: of event type, resource, status and time (rule R10). */
function hashedId(parts: readonly unknown[]): string {
  return `tmf-${hash('sha256', JSON.stringify(parts.map((part) => part ?? null)), 'hex').slice(0, 40)}`;
}

/** The system's host, by the address at which it keeps the resource. */
function hostOf(resource: unknown): string | undefined {
  const href = textAt(resource, 'href');
  return href !== undefined && URL.canParse(href) ? new URL(href).host || undefined : undefined;
}

/** What v5 says of the sender, for resources without an address. */
function systemOf(body: unknown): string | undefined {
  const id = textAt(body, 'reportingSystem', 'id') ?? textAt(body, 'source', 'id');
  return id === undefined ? undefined : encodeURIComponent(cleanText(id)).slice(0, 200);
}

const refuse = (reason: string) => ({ kind: 'refuse', reason }) as const;
