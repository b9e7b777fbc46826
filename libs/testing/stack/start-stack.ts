import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { freePort } from '@sidetone/infrastructure/ports';
import { superviseProcess, type SupervisedProcess } from '@sidetone/infrastructure/processes';
import { provisionInsight, provisionSchemas } from '@sidetone/platform/database';
import { createKafka } from '@sidetone/platform/messaging';
import { NODE_FLAGS, platformTopics, serviceNames, serviceSchema, type ServiceName } from '@sidetone/platform/service';
import { workspaceRoot } from '../suite/workspace-root.js';
import { serviceEnvironment, type StackSettings } from './service-environment.js';
import { derivedSecret } from './stack-database.js';

export interface StackOptions {
  /** Running Kafka and PostgreSQL; the address of the database that the stack shall use, with a role that may create roles. */
  readonly infrastructure: { readonly kafkaBrokers: readonly string[]; readonly databaseUrl: string };
  readonly clock: 'system' | 'simulated';
  readonly topicPrefix: string;
  /** The address of the message gateway, which takes `POST /messages`. */
  readonly gatewayUrl: string;
  /** The address under which customers find the survey page. */
  readonly publicUrl: string;
  /** For logs and process ids. */
  readonly folder: string;
  readonly log: (line: string) => void;
  /** Free ones where none are given. */
  readonly ports?: Readonly<Partial<Record<ServiceName, number>>>;
  /** At most so many a topic: few events on one machine are read in larger batches when they lie in fewer partitions. */
  readonly partitions?: number;
  /** Settings beside the usual ones, for every service. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The five services as five processes. */
export interface Stack {
  readonly services: Readonly<Record<ServiceName, string>>;
  readonly processes: Readonly<Record<ServiceName, SupervisedProcess>>;
  /** Opens every service's API. */
  readonly apiKey: string;
  readonly settings: StackSettings;
  /** Resolves with what to tell when a service ends unasked, with its last log lines; never, while all run. */
  readonly broken: Promise<InfrastructureError>;
  stop(): Promise<void>;
}

/**
 * Provisions schemas and topics, then starts the five built services side by side and waits until all are ready.
 * @throws InfrastructureError with the last log lines of the service that could not start; no process is left then
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { infrastructure, log } = options;
  requireBuilt();
  const settings: StackSettings = {
    databaseUrl: infrastructure.databaseUrl,
    databasePassword: derivedSecret(infrastructure.databaseUrl, 'service roles'),
    linkSecret: derivedSecret(infrastructure.databaseUrl, 'answer links'),
    kafkaBrokers: infrastructure.kafkaBrokers,
    topicPrefix: options.topicPrefix,
    clock: options.clock,
    apiKey: randomBytes(18).toString('base64url'),
    gatewayUrl: options.gatewayUrl,
    publicUrl: options.publicUrl,
  };
  log('creating schemas and topics');
  await Promise.all([provisionDatabase(settings), provisionTopics(settings, options.partitions)]);
  log(`starting ${serviceNames.join(', ')}`);
  const started = await Promise.allSettled(serviceNames.map((name) => startService(name, settings, options)));
  const running = started.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(({ process }) => process.stop()));
  };
  const failure = started.find((result) => result.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  const broken = Promise.race(running.map(({ process }) => process.endedUnasked));
  return {
    services: byName(running, ({ url }) => url),
    processes: byName(running, ({ process }) => process),
    apiKey: settings.apiKey,
    settings,
    broken,
    stop,
  };
}

interface Started {
  readonly name: ServiceName;
  readonly url: string;
  readonly process: SupervisedProcess;
}

async function startService(
  name: ServiceName,
  settings: StackSettings,
  { folder, ports, env }: StackOptions,
): Promise<Started> {
  const port = ports?.[name] ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const process = await superviseProcess({
    name,
    command: globalThis.process.execPath,
    args: [...NODE_FLAGS, programOf(name)],
    env: {
      PATH: globalThis.process.env['PATH'],
      NODE_ENV: 'production',
      ...serviceEnvironment(name, port, settings),
      ...env,
    },
    logFile: join(folder, `${name}.log`),
    pidFile: join(folder, `${name}.pid`),
    readyUrl: `${url}/health/ready`,
  });
  return { name, url, process };
}

function byName<T>(running: readonly Started[], of: (started: Started) => T): Record<ServiceName, T> {
  return Object.fromEntries(running.map((started) => [started.name, of(started)])) as Record<ServiceName, T>;
}

function programOf(service: ServiceName): string {
  return join(workspaceRoot, 'apps', service, 'dist', 'main.js');
}

function requireBuilt(): void {
  const missing = serviceNames.filter((name) => !existsSync(programOf(name)));
  if (missing.length > 0)
    throw new InfrastructureError(`${missing.join(', ')} is not built; run \`npm run build\` first.`);
}

async function provisionDatabase({ databaseUrl, databasePassword }: StackSettings): Promise<void> {
  const schemas = serviceNames.map((name) => serviceSchema(name, databasePassword));
  await provisionSchemas(databaseUrl, schemas);
  await provisionInsight(databaseUrl, schemas, databasePassword);
}

async function provisionTopics({ kafkaBrokers, topicPrefix, clock }: StackSettings, most = Infinity): Promise<void> {
  const kafka = createKafka({ brokers: kafkaBrokers, clientId: 'sidetone-tools', topicPrefix });
  try {
    await kafka.createTopics(
      platformTopics(clock).map((topic) => ({ ...topic, partitions: Math.min(topic.partitions, most) })),
    );
  } finally {
    await kafka.close();
  }
}
