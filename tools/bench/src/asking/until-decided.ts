import { setTimeout as pause } from 'node:timers/promises';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { sql } from '@sidetone/platform/database';
import type { Suite } from '@sidetone/testing/suite';
import { DISPATCH } from './dispatch-world.js';

export interface Deciding {
  /** Candidates decided between the first look that found one and the last. */
  readonly decided: number;
  readonly seconds: number;
}

const POLL_MS = 200;
const GIVE_UP_MS = 120_000;

/**
 * Waits until so many candidates are decided: an invitation or the reason why not is in the outbox, both in one transaction. They are
 * counted by its sequence, because to count rows again and again would be a load of its own.
 * @param before where that sequence stood
 * @throws InfrastructureError when none was decided for two minutes
 */
export async function untilDecided(
  suite: Suite,
  wanted: number,
  before: number,
  onLook: () => void = () => undefined,
): Promise<Deciding> {
  let first: { at: number; decided: number } | undefined;
  let last = { at: performance.now(), decided: 0 };
  while (last.decided < wanted) {
    await pause(POLL_MS);
    onLook();
    const decided = (await outboxPosition(suite)) - before;
    if (decided > last.decided) last = { at: performance.now(), decided };
    else if (performance.now() - last.at > GIVE_UP_MS)
      throw new InfrastructureError(
        `${decided} of ${wanted} were decided, and none for two minutes; see the log of ${DISPATCH}.`,
      );
    if (decided > 0) first ??= last;
  }
  return { decided: wanted - (first?.decided ?? 0), seconds: (last.at - (first?.at ?? 0)) / 1_000 };
}

/** Where the sequence of the outbox stands. */
export async function outboxPosition(suite: Suite): Promise<number> {
  const [row] = await suite.query<{ seq: number }>(DISPATCH, sql`select coalesce(max(seq), 0)::int as seq from outbox`);
  return row?.seq ?? 0;
}
