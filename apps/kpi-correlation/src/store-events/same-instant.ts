/**
 * An instant as a part of what makes two events tell of the same: one moment has many spellings (zone, fraction of a second).
 * @param time a time of a received event, which its rules have proved to be one; undefined stays so
 */
export function sameInstant(time: string | undefined): string | undefined {
  return time === undefined ? undefined : String(Date.parse(time));
}
