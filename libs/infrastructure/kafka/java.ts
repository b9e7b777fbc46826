import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { InfrastructureError } from '../failure/index.js';

const NEEDED = 17;

/** The `java` to start Kafka with. @throws InfrastructureError when there is none, or an older one than 17 */
export async function requireJava(env: Readonly<Record<string, string | undefined>>): Promise<string> {
  const home = env['JAVA_HOME'];
  const java = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const answer = await versionText(java, ['-version']);
  const version = answer === undefined ? undefined : javaVersion(answer);
  if (version !== undefined && version >= NEEDED) return java;
  const found = version === undefined ? `${java} cannot be run` : `${java} is Java ${version}`;
  throw new InfrastructureError(
    `Kafka needs Java ${NEEDED} or later, and ${found}; install one (or start Docker, or set KAFKA_BROKERS to a broker of yours).`,
  );
}

/** @throws InfrastructureError when Maven cannot be run */
export async function requireMaven(): Promise<void> {
  if ((await versionText('mvn', ['-v'])) !== undefined) return;
  throw new InfrastructureError(
    'Kafka is fetched from Maven Central by Maven, and mvn cannot be run; install Maven (or start Docker, or set KAFKA_BROKERS to a broker of yours).',
  );
}

/** The feature release in what `java -version` prints; before Java 9 that is the second number of 1.8. */
export function javaVersion(text: string): number | undefined {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(text) ?? [];
  if (first === undefined) return undefined;
  return first === '1' && second !== undefined ? Number(second) : Number(first);
}

function versionText(command: string, args: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(command, [...args], { timeout: 20_000 }, (error, stdout, stderr) => {
      resolve(error ? undefined : stdout + stderr);
    });
  });
}
