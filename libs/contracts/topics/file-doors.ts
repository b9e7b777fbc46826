/**
 * Doors that take rows of files, as they name the origin of a dead letter, and the topic a row would have gone to. The dead
 * letter of a row stands with those of that topic; its id is `<door>/<file number>/<line>`.
 */
const topicByDoor: ReadonlyMap<string, string> = new Map([
  ['ingest.cdr', 'oss.call.v1'],
  ['ingest.pm', 'kpi.measurement.v1'],
]);

/** The topic a row of a file would have gone to, or undefined where `origin` is a topic itself. */
export const topicOfDoor = (origin: string): string | undefined => topicByDoor.get(origin);
