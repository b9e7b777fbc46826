export type Properties = Readonly<Record<string, string>>;

/** As a Java properties file. */
export function asProperties(properties: Properties): string {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}
