import type { Instant } from '@sidetone/domain/time';
import type { Incident } from './incident.js';

/** The moment from which an incident can be told of: for what is told by its end, that end. */
export function startOf(incident: Incident): Instant {
  switch (incident.kind) {
    case 'ticket':
      return incident.openedAt;
    case 'order':
      return incident.orderedAt;
    case 'interaction':
      return incident.startedAt;
    default:
      return incident.at;
  }
}
