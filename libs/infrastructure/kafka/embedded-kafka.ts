import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InfrastructureError } from '../failure/index.js';
import { freePort, requireFree } from '../ports/index.js';
import { describeEnding, runToEnd, startChild, untilAnswers, type Child } from '../processes/index.js';
import { cachedFolder, openRunFolder, requireFreeSpace, type RunFolder } from '../state/index.js';
import { askKafka } from './ask-kafka.js';
import { asProperties, brokerSettings, KAFKA_VERSION } from './broker-settings.js';
import type { KafkaPlan, KafkaServer } from './create-kafka.js';
import { requireJava } from './java.js';
import { kafkaJars } from './kafka-jars.js';
import { logSettings } from './log-settings.js';

const READY_WITHIN_MS = 60_000;
const CLUSTER_ID = 'c2lkZXRvbmUtZW1iZWRkZA';
const HEAP = ['-Xms256m', '-Xmx1g'];

/** Kafka from its jars, one node in KRaft mode, on the loopback interface. */
export async function createEmbeddedKafka(plan: KafkaPlan): Promise<KafkaServer> {
  const java = await requireJava(plan.env);
  await requireFreeSpace(plan.stateDir);
  const jars = await kafkaJars(plan.stateDir, plan.log);
  const port = plan.port ?? (await freePort());
  await requireFree(port, 'Kafka');
  const address = `127.0.0.1:${port}`;
  const run = await openRunFolder(plan.stateDir);
  const settings = brokerSettings({
    listen: address,
    advertised: `127.0.0.1:${plan.advertisedPort ?? port}`,
    controller: `127.0.0.1:${await freePort()}`,
  });
  const program = await prepare(run, settings, { java, jars, env: plan.env }, plan.stateDir);
  let child: Child | undefined;
  let tellEnd: (end: InfrastructureError) => void;
  const endedUnasked = new Promise<InfrastructureError>((resolve) => (tellEnd = resolve));
  return {
    address,
    endedUnasked,
    start: async () => {
      if (child && child.ending() === undefined) return;
      await requireFree(port, 'Kafka');
      const starting = await startChild(program);
      child = starting;
      await untilAnswers({
        name: `Kafka ${KAFKA_VERSION}`,
        ask: () => askKafka([`127.0.0.1:${plan.advertisedPort ?? port}`]),
        withinMs: READY_WITHIN_MS,
        gaveUp: () => describeEnding(starting.ending()),
        evidence: () => starting.lastLines(),
      });
      void starting.endedUnasked.then((end) => tellEnd(end));
    },
    stop: async () => void (await child?.stop()),
    kill: async () => void (await child?.kill()),
    dispose: async () => {
      await child?.kill(); // nobody will read these data again
      await run.remove();
    },
  };
}

type Settings = Readonly<Record<string, string>>;

interface Tools {
  readonly java: string;
  readonly jars: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

async function prepare(run: RunFolder, settings: Settings, tools: Tools, stateDir: string) {
  const properties = join(run.path, 'server.properties');
  const log4j = join(run.path, 'log4j2.properties');
  const data = join(run.path, 'data');
  await writeFile(properties, asProperties({ ...settings, 'log.dirs': data }));
  await writeFile(log4j, logSettings);
  await cp(await formattedStorage(stateDir, settings, tools), data, { recursive: true });
  return {
    name: `Kafka ${KAFKA_VERSION}`,
    command: tools.java,
    env: tools.env,
    cwd: run.path,
    args: [...HEAP, '-cp', join(tools.jars, '*'), `-Dlog4j2.configurationFile=${log4j}`, 'kafka.Kafka', properties],
    logFile: join(run.path, 'kafka.log'),
    pidFile: run.pidFile('kafka'),
    background: true,
  };
}

/** Formatting starts a Java of its own, for a second; what it writes does not depend on ports, so once is enough. */
function formattedStorage(stateDir: string, settings: Settings, { java, jars, env }: Tools): Promise<string> {
  return cachedFolder(join(stateDir, `kafka-${KAFKA_VERSION}-formatted`), async (folder) => {
    const properties = `${folder}.properties`;
    await writeFile(properties, asProperties({ ...settings, 'log.dirs': folder }));
    await runToEnd(
      {
        name: 'Formatting Kafka’s storage',
        command: java,
        env,
        args: ['-cp', join(jars, '*'), 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', properties],
        logFile: join(stateDir, 'logs', 'kafka-format.log'),
      },
      `If its jars are damaged, remove ${jars} and try again.`,
    );
    await rm(properties);
  });
}
