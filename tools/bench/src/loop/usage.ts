import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { ServiceName } from '@sidetone/platform/service';
import type { RunningService, Suite } from '@sidetone/testing/suite';
import { residentMemory } from '../resident-memory.js';
import { processCpuSeconds, serverCpuSeconds } from '../server-cpu.js';

const TICKS_PER_SECOND = 100;
const MEBIBYTE = 2 ** 20;

/** Whose processor is told: each service, the database's server, this load, and all else, which is Kafka above all. */
export type User = ServiceName | 'PostgreSQL' | 'the load' | 'Kafka and the rest';

/** CPU seconds by who spent them, so far. */
export type CpuSeconds = ReadonlyMap<User, number>;

/** What was spent so far; a part that /proc does not tell is left out. */
export async function cpuSeconds(
  suite: Suite,
  services: ReadonlyMap<ServiceName, RunningService>,
): Promise<CpuSeconds> {
  const own = process.cpuUsage();
  const told: [User, number | undefined][] = [
    ...[...services].map(
      ([
        name,
        {
          process: { pid },
        },
      ]): [User, number | undefined] => [name, processCpuSeconds(pid)],
    ),
    ['PostgreSQL', await serverCpuSeconds(suite, 'scoring')],
    ['the load', (own.user + own.system) / 1e6],
  ];
  const spent = new Map(told.flatMap(([user, seconds]) => (seconds === undefined ? [] : [[user, seconds] as const])));
  const busy = busySeconds();
  if (busy !== undefined)
    spent.set('Kafka and the rest', busy - [...spent.values()].reduce((sum, one) => sum + one, 0));
  return spent;
}

/** How many processors each kept busy between two moments, the busiest first. */
export function coresOf(before: CpuSeconds, after: CpuSeconds, seconds: number): readonly (readonly [User, number])[] {
  return [...after]
    .map(([user, spent]) => [user, (spent - (before.get(user) ?? 0)) / seconds] as const)
    .sort(([, one], [, other]) => other - one);
}

/** Mebibytes that each service holds. */
export function memoryOf(services: ReadonlyMap<ServiceName, RunningService>): ReadonlyMap<ServiceName, number> {
  return new Map(
    [...services].map(
      ([
        name,
        {
          process: { pid },
        },
      ]) => [name, (residentMemory(pid) ?? 0) / MEBIBYTE],
    ),
  );
}

export const processors = cpus().length;

/** Of all processors together, what was not idle; undefined where /proc does not tell. */
function busySeconds(): number | undefined {
  try {
    const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').trim().split(/\s+/).map(Number);
    const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = ticks;
    return (user + nice + system + irq + softirq) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
