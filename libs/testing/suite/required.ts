/** The value of an environment variable that the test run sets. */
export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: run integration tests with \`npm test\`, which starts Kafka and PostgreSQL.`);
  return value;
}
