import { Injectable } from '@nestjs/common';
import { DAY_MS, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { drop, ok, type Outcome } from '@sidetone/platform/messaging';
import { Clock } from '@sidetone/platform/time';
import { NOTHING_YET, remember, type Remembered } from './remember.js';
import type { Telling, TroubleKind } from './telling.js';
import { troubleOf, type Trouble } from './trouble-of.js';
import { TroubleStore, type Retold } from './trouble-store.js';

/**
 * For so long after the last event a late one still meets what it is older than. Alarms are many and flap; one that was raised before
 * that counts as over in any case.
 */
const REMEMBERED_MS: Readonly<Record<TroubleKind, number>> = {
  alarm: 7 * DAY_MS,
  bill: 90 * DAY_MS,
  case: 90 * DAY_MS,
  dispute: 90 * DAY_MS,
  ticket: 90 * DAY_MS,
};

/** Takes what events say, in the order of the log. The same few statements for one and for hundreds. */
@Injectable()
export class TakeTellings {
  constructor(
    private readonly troubles: TroubleStore,
    private readonly clock: Clock,
  ) {}

  /** One outcome per telling, in the same order. */
  async take(tx: Transaction, kind: TroubleKind, tellings: readonly Telling[]): Promise<Outcome[]> {
    const before = await this.troubles.remembered(tx, kind, [...new Set(tellings.map(({ id }) => id))]);
    const after = new Map(before);
    const retold = new Map<string, Retold>();
    const outcomes = tellings.map((telling) => {
      const known = after.get(telling.id) ?? NOTHING_YET;
      const remembered = remember(known, telling);
      if (remembered === known) return drop('not newer than what is known');
      after.set(telling.id, remembered);
      retold.set(telling.id, retoldAs(kind, telling, remembered, before.get(telling.id)));
      return ok;
    });
    await this.troubles.keep(tx, kind, [...retold.values()]);
    await this.troubles.forget(tx, this.clock.now(), tellings.length);
    return outcomes;
  }
}

function retoldAs(
  kind: TroubleKind,
  { id, arrivedAt }: Telling,
  remembered: Remembered,
  before: Remembered | undefined,
): Retold {
  const trouble = troubleOf(kind, remembered);
  const hasChanged = JSON.stringify(trouble) !== JSON.stringify(before && troubleOf(kind, before));
  return { id, remembered, trouble, hasChanged, forgetAt: forgetAt(trouble, arrivedAt + REMEMBERED_MS[kind]) };
}

/** One that ends by itself is forgotten after that; one without an end stays until the end is told. */
function forgetAt(trouble: Trouble | undefined, rememberedUntil: Instant): Instant | null {
  if (trouble === undefined) return rememberedUntil;
  return trouble.until === null ? null : Math.max(trouble.until, rememberedUntil);
}
