import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../processes/index.js';

/** What is fetched, for people, and the Maven project that depends on it. */
export interface JarsWanted {
  readonly name: string;
  readonly pom: string;
}

/**
 * Puts the jars that a Maven project needs at run time into `folder`; what Maven says goes to the logs of `stateDir`.
 * @throws InfrastructureError where they cannot be fetched
 */
export async function fetchJars({ name, pom }: JarsWanted, folder: string, stateDir: string): Promise<void> {
  const file = join(folder, 'pom.xml');
  await writeFile(file, pom);
  const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
  await runToEnd(
    {
      name: `Fetching ${name} from Maven Central`,
      command: 'mvn',
      args: ['-q', '-B', '-f', file, ...copy],
      logFile: join(stateDir, 'logs', 'maven.log'),
    },
    'Check the network (and the proxy or mirror in ~/.m2/settings.xml), then try again.',
  );
}
