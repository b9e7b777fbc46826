import { readdirSync, readFileSync } from 'node:fs';
import { sql } from '@sidetone/platform/database';
import type { ServiceName } from '@sidetone/platform/service';
import type { Suite } from '@sidetone/testing/suite';

const TICKS_PER_SECOND = 100;

/**
 * CPU seconds that the whole database server has spent so far, with sessions that are over; undefined where it runs elsewhere, or
 * where /proc does not tell. Unlike a rate it hardly depends on what else the machine does.
 */
export async function serverCpuSeconds(suite: Suite, service: ServiceName): Promise<number | undefined> {
  const [session] = await suite.query<{ pid: number }>(service, sql`select pg_backend_pid() as pid`);
  const parent = session && statOf(String(session.pid))?.parent;
  const server = parent === undefined ? undefined : statOf(parent);
  if (parent === undefined || server === undefined) return undefined;
  const sessions = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => statOf(pid) ?? [])
    .filter((stat) => stat.parent === parent);
  const ticks = sessions.reduce((sum, { own }) => sum + own, server.own + server.ofEnded);
  return ticks / TICKS_PER_SECOND;
}

/** CPU seconds that one process has spent so far; undefined where /proc does not tell. */
export function processCpuSeconds(pid: number): number | undefined {
  const stat = statOf(String(pid));
  return stat && stat.own / TICKS_PER_SECOND;
}

interface Stat {
  readonly parent: string;
  /** Ticks of the process, and of its children that have ended. */
  readonly own: number;
  readonly ofEnded: number;
}

function statOf(pid: string): Stat | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold anything, brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      parent: fields[1] ?? '',
      own: Number(fields[11]) + Number(fields[12]),
      ofEnded: Number(fields[13]) + Number(fields[14]),
    };
  } catch {
    return undefined;
  }
}
