import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { fetchJars } from '@sidetone/infrastructure/kafka';
import { cachedFolder } from '@sidetone/infrastructure/state';

/** The releases that are measured against. */
export const KAFKA_CONNECT_VERSION = '4.3.1';
export const JDBC_SINK_VERSION = '3.5.0.Final';

/**
 * The folder with Kafka Connect, Debezium's JDBC sink and what they need, fetched from Maven Central the first time (about 80 jars).
 * @throws InfrastructureError where Java or Maven cannot be run, or nothing can be fetched
 */
export async function connectJars(stateDir: string, say: (line: string) => void): Promise<string> {
  await requireProgram('java', '-version');
  return cachedFolder(
    join(stateDir, `kafka-connect-${KAFKA_CONNECT_VERSION}-jdbc-${JDBC_SINK_VERSION}`),
    async (folder) => {
      await requireProgram('mvn', '-v');
      say(
        `fetching Kafka Connect ${KAFKA_CONNECT_VERSION} and Debezium's JDBC sink ${JDBC_SINK_VERSION} from Maven Central (this once)`,
      );
      await fetchJars({ name: 'Kafka Connect', pom: POM }, folder, stateDir);
    },
  );
}

async function requireProgram(command: string, argument: string): Promise<void> {
  const runs = await new Promise<boolean>((resolve) => {
    execFile(command, [argument], { timeout: 20_000 }, (error) => resolve(error === null));
  });
  if (!runs) throw new InfrastructureError(`${command} cannot be run.`);
}

const dependency = (group: string, artifact: string, version: string): string => `
    <dependency>
      <groupId>${group}</groupId>
      <artifactId>${artifact}</artifactId>
      <version>${version}</version>
    </dependency>`;

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sidetone</groupId>
  <artifactId>bench-peer</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>${[
    dependency('org.apache.kafka', 'connect-runtime', KAFKA_CONNECT_VERSION),
    dependency('org.apache.kafka', 'connect-json', KAFKA_CONNECT_VERSION),
    dependency('org.apache.kafka', 'connect-transforms', KAFKA_CONNECT_VERSION),
    dependency('io.debezium', 'debezium-connector-jdbc', JDBC_SINK_VERSION),
  ].join('')}
  </dependencies>
</project>
`;
