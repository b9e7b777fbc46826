import { randomBytes } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { resolveInfrastructure, type Infrastructure } from '@sidetone/infrastructure/resolve';
import { defaultStateDir, openRunFolder } from '@sidetone/infrastructure/state';
import { clearOldLogs, withLogFolder } from './kept-logs.js';
import { dropTopics } from './drop-topics.js';
import { abandonedDatabases, createDatabase, dropDatabase } from './stack-database.js';
import { startStack, type Stack, type StackOptions } from './start-stack.js';

export interface OpenStackOptions extends Omit<StackOptions, 'infrastructure' | 'topicPrefix' | 'folder'> {
  /** Names the database (`sidetone_<name>`) and the topics (`<name>.`). Lower-case letters. */
  readonly name: string;
  /** `fresh`: an empty installation, of which nothing stays. `kept`: the one of the last run, where the servers keep it. */
  readonly data: 'fresh' | 'kept';
  /** Leaves a fresh installation's database and topics on servers that were given. */
  readonly keep?: boolean;
  readonly signal?: AbortSignal;
  readonly processEnv: Readonly<Record<string, string | undefined>>;
}

export interface OpenStack extends Stack {
  readonly infrastructure: Infrastructure;
  readonly topicPrefix: string;
  readonly logFolder: string;
  /** Has `stop` leave the logs, for what went wrong; returns the folder where they will be. */
  keepLogs(): string;
}

/** Half of what a short-lived broker computes is to optimise itself; with the quick compiler alone it is warm in seconds. */
const QUICK_JAVA = { JAVA_TOOL_OPTIONS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC' };

/**
 * All that a tool needs below it: Kafka and PostgreSQL, found or started, and the five services on a database and topics
 * of their own. What earlier runs of the same name have left is cleared away.
 * @throws InfrastructureError with one sentence; nothing is left running then
 */
export async function openStack(options: OpenStackOptions): Promise<OpenStack> {
  const { name, data, keep = false, log, processEnv, signal } = options;
  const stateDir = defaultStateDir(processEnv);
  const infrastructure = await resolveInfrastructure({ env: { ...QUICK_JAVA, ...processEnv }, stateDir, log });
  const undo: (() => Promise<unknown>)[] = [() => infrastructure.stop()];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  let keptLogs: string | undefined;
  let keepLogs: (() => string) | undefined;
  try {
    signal?.throwIfAborted();
    log(infrastructure.describe);
    const folder = await openRunFolder(stateDir);
    undo.push(() => (keptLogs === undefined ? folder.remove() : folder.moveTo(keptLogs)));
    const failedRuns = join(resolve(stateDir), 'failed-runs');
    await clearOldLogs(failedRuns);
    keepLogs = () => (keptLogs ??= join(failedRuns, `${name}-${basename(folder.path)}`));
    const run = data === 'fresh' ? `${name}_${randomBytes(4).toString('hex')}` : name;
    const topicPrefix = `${run}.`;
    if (data === 'fresh') {
      await clearEarlierRuns(infrastructure, `sidetone_${name}_`);
      // What we started ourselves goes as a whole; on servers that stay, what this run made is removed.
      if (infrastructure.kind === 'given' && !keep) undo.push(() => removeRun(infrastructure, `sidetone_${run}`));
    }
    const databaseUrl = await createDatabase(infrastructure.databaseUrl, `sidetone_${run}`);
    signal?.throwIfAborted();
    const stack = await startStack({
      ...options,
      infrastructure: { kafkaBrokers: infrastructure.kafkaBrokers, databaseUrl },
      topicPrefix,
      folder: folder.path,
    });
    undo.push(() => stack.stop());
    signal?.throwIfAborted();
    const broken = Promise.race([stack.broken, infrastructure.broken]);
    return { ...stack, broken, infrastructure, topicPrefix, logFolder: folder.path, keepLogs, stop: close };
  } catch (error) {
    const told = signal?.aborted === true || !keepLogs ? error : withLogFolder(error, keepLogs());
    await close();
    throw told;
  }
}

/** A database to which somebody is connected belongs to a run that is not over. */
async function clearEarlierRuns(infrastructure: Infrastructure, databasePrefix: string): Promise<void> {
  for (const database of await abandonedDatabases(infrastructure.databaseUrl, databasePrefix)) {
    await removeRun(infrastructure, database);
  }
}

async function removeRun({ kafkaBrokers, databaseUrl }: Infrastructure, database: string): Promise<void> {
  // The database goes last: as long as it is there, a later run knows that there is something to clear away.
  await dropTopics(kafkaBrokers, `${database.replace(/^sidetone_/, '')}.`);
  await dropDatabase(databaseUrl, database);
}
