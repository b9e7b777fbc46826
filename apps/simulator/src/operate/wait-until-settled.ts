import { setTimeout as pause } from 'node:timers/promises';
import { Type } from '@sinclair/typebox';
import { Ajv } from 'ajv';
import { toIso, type Instant } from '@sidetone/domain/time';

/** A service of the platform, by its name and the address below which its `/health/backlog` stands. */
export interface ServiceAddress {
  readonly name: string;
  readonly baseUrl: string;
}

/** What a service still has to do; `now` is its clock, null before the first tick. */
interface Backlog {
  readonly now: string | null;
  readonly lag: number;
  readonly outbox: number;
  readonly due: number;
}

const isBacklog = new Ajv().compile<Backlog>(
  Type.Object({
    now: Type.Union([Type.String(), Type.Null()]),
    lag: Type.Number(),
    outbox: Type.Number(),
    due: Type.Number(),
  }),
);

const POLL_MS = 40;
/** Nothing moving for this long means that something is stuck, however much there was to do. */
const STALL_MS = 120_000;
/** One quiet look may fall between an outbox and the consumer that it feeds; two in a row do not. */
const QUIET_LOOKS = 2;

export interface SettlingOptions {
  readonly stallMs?: number;
  /** Whether news goes from each service to those after it only: then one quiet look in that order is enough. */
  readonly inOrder?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Waits until every service has reached the tick and has nothing left to read, publish or do.
 * @throws Error naming the service that stopped making progress, and what it had left; the signal's reason when stopped
 */
export async function waitUntilSettled(
  services: readonly ServiceAddress[],
  tick: Instant,
  { stallMs = STALL_MS, inOrder = false, signal }: SettlingOptions = {},
): Promise<void> {
  const looking = new Looking(services, tick, inOrder);
  const quietLooks = inOrder ? 1 : QUIET_LOOKS;
  let quiet = 0;
  let lastSeen = '';
  let movedAt = Date.now();
  while (quiet < quietLooks) {
    signal?.throwIfAborted();
    const seen = await looking.firstBusy();
    quiet = seen === '' ? quiet + 1 : 0;
    if (seen !== lastSeen) movedAt = Date.now();
    lastSeen = seen;
    if (Date.now() - movedAt > stallMs && quiet === 0) {
      throw new Error(
        `The platform stopped moving at ${toIso(tick)}: ${seen}. Look at the logs of the services named.`,
      );
    }
    if (quiet < quietLooks) await pause(POLL_MS);
  }
}

/** Services as they are asked: one that was busy first and alone, because asking costs the broker something, then all others at once. */
class Looking {
  private busy: ServiceAddress | undefined;

  constructor(
    private readonly services: readonly ServiceAddress[],
    private readonly tick: Instant,
    private readonly inOrder: boolean,
  ) {}

  /** What keeps a service that is not settled; empty when all are. */
  async firstBusy(): Promise<string> {
    const { busy } = this;
    this.busy = undefined;
    const first = busy ? await this.look(busy) : '';
    if (first !== '') return first;
    const others = this.services.filter((service) => service !== busy);
    if (!this.inOrder) return (await Promise.all(others.map((service) => this.look(service)))).find(Boolean) ?? '';
    // Whoever was busy may have left something to those after it, and to nobody before.
    for (const service of this.services) {
      const seen = service === busy ? '' : await this.look(service);
      if (seen !== '') return seen;
    }
    return '';
  }

  private async look(service: ServiceAddress): Promise<string> {
    const seen = busyness(service.name, await readBacklog(service), this.tick);
    if (seen !== '') this.busy = service;
    return seen;
  }
}

async function readBacklog({ baseUrl }: ServiceAddress): Promise<Backlog | string> {
  try {
    const answer = await fetch(`${baseUrl}/health/backlog`, { signal: AbortSignal.timeout(5_000) });
    const body: unknown = await answer.json();
    return isBacklog(body) ? body : `answers ${answer.status} without a backlog`;
  } catch (error) {
    return `does not answer (${error instanceof Error ? error.message : String(error)})`;
  }
}

/** What keeps a service from being settled, as text; empty when nothing does. */
function busyness(name: string, backlog: Backlog | string, tick: Instant): string {
  if (typeof backlog === 'string') return `${name} ${backlog}`;
  const { now, lag, outbox, due } = backlog;
  const behind = now === null || Date.parse(now) < tick;
  if (!behind && lag === 0 && outbox === 0 && due === 0) return '';
  return `${name} is at ${now ?? 'no time yet'} with ${lag} records to read, ${outbox} to publish and ${due} due`;
}
