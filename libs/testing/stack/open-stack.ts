import { randomBytes } from 'node:crypto';
import { resolveInfrastructure, type Infrastructure } from '@sidetone/infrastructure/resolve';
import { defaultStateDir, openRunFolder } from '@sidetone/infrastructure/state';
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
  try {
    signal?.throwIfAborted();
    log(infrastructure.describe);
    const folder = await openRunFolder(stateDir);
    undo.push(() => folder.remove());
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
    return { ...stack, infrastructure, topicPrefix, logFolder: folder.path, stop: close };
  } catch (error) {
    await close();
    throw error;
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
