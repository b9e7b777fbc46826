import { join } from 'node:path';
import { cachedFolder } from '../state/index.js';
import { KAFKA_VERSION } from './broker-settings.js';
import { fetchJars } from './fetch-jars.js';
import { requireMaven } from './java.js';

/** Kafka logs through slf4j; without this binding, of the log4j release Kafka brings, it would be silent. */
const LOG4J_BINDING = '2.25.4';

/** The folder with Kafka's jars, fetched from Maven Central the first time (44 MB). */
export async function kafkaJars(stateDir: string, log: (line: string) => void): Promise<string> {
  return cachedFolder(join(stateDir, `kafka-${KAFKA_VERSION}`), async (folder) => {
    await requireMaven();
    log(`fetching Apache Kafka ${KAFKA_VERSION} from Maven Central (44 MB, this once)`);
    await fetchJars({ name: 'Kafka', pom: pomOf(KAFKA_VERSION) }, folder, stateDir);
  });
}

function pomOf(version: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>sidetone</groupId>
  <artifactId>broker</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId>
      <artifactId>kafka_2.13</artifactId>
      <version>${version}</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId>
      <artifactId>log4j-slf4j-impl</artifactId>
      <version>${LOG4J_BINDING}</version>
    </dependency>
  </dependencies>
</project>
`;
}
