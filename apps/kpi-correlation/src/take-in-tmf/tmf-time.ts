import { DAY_MS, localMidnight, SECOND_MS, toIso } from '@sidetone/domain/time';

const OFFSET_WITHOUT_COLON = /^(\d{4}-\d{2}-\d{2}[Tt].+[+-]\d{2})(\d{2})$/;
const DATE_ONLY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A time as RFC 3339 has it: `+0200`, the older Java default, becomes `+02:00` (rule R8). Anything else stays, to be judged as it is. */
export function timeOf(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(OFFSET_WITHOUT_COLON, '$1:$2') : value;
}

/** A promised time; a date alone promises the end of that day in the operator's zone, to the second (rule R8). */
export function promiseOf(value: unknown, timeZone: string): unknown {
  const [, year, month, day] = typeof value === 'string' ? (DATE_ONLY.exec(value) ?? []) : [];
  if (day === undefined) return timeOf(value);
  const date = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // 30 February, which Date takes for 2 March, stays as it is and is refused.
  if (!toIso(date).startsWith(`${year}-${month}-${day}T`)) return value;
  return toIso(localMidnight(date + DAY_MS, timeZone) - SECOND_MS);
}
