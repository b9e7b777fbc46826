/** A copy as plain data, at any depth, without fields that are null or undefined: absent is said in one way only. */
export function withoutAbsent<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_key, field: unknown) => field ?? undefined)) as T;
}
