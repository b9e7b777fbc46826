import { Injectable } from '@nestjs/common';
import { toIso, type Instant } from '@sidetone/domain/time';
import { sql, unnest, type Transaction } from '@sidetone/platform/database';

/** Whose a number is from an instant on, until another; by the number's hash. */
export interface NumberLink {
  readonly numberHash: string;
  readonly subscriptionId: string;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
}

interface NumberAt {
  readonly numberHash: string;
  readonly at: Instant;
}

const NUMBERS_LOCK = 7_361_009;

/**
 * Whose numbers are and were. Whoever parks a call for want of a link, and whoever brings the link, take turns: else each might
 * look before the other has written, and the call would wait for ever.
 */
@Injectable()
export class NumberStore {
  /** Many may look up numbers at once; nobody links numbers until this transaction ends. */
  async lockToLookUp(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock_shared(${NUMBERS_LOCK}, hashtext(current_schema()))`);
  }

  async lockToLink(tx: Transaction): Promise<void> {
    await tx.query(sql`select pg_advisory_xact_lock(${NUMBERS_LOCK}, hashtext(current_schema()))`);
  }

  /** The subscriptions of numbers at given instants, in that order; undefined where none is known. One statement. */
  async subscriptionsAt(tx: Transaction, asked: readonly NumberAt[]): Promise<readonly (string | undefined)[]> {
    if (asked.length === 0) return [];
    const types = {
      position: ['int', (_asked: NumberAt, position: number) => position],
      numberHash: 'uuid',
      at: ['timestamptz', ({ at }: NumberAt) => toIso(at)],
    } as const;
    const rows = await tx.query<{ position: number; subscription_id: string }>(sql`
      select position, link.subscription_id
      from ${unnest(types, asked, 'asked')}, lateral (
        select subscription_id, valid_to from number_link
        where number_hash = asked.numberHash and valid_from <= asked.at order by valid_from desc limit 1) as link
      where link.valid_to is null or link.valid_to > asked.at`);
    const found = new Map(rows.map((row) => [row.position, row.subscription_id]));
    return asked.map((_asked, position) => found.get(position));
  }

  /** Keeps links. One that begins when another of the number does stands in its place; the last given counts. */
  async keep(tx: Transaction, links: readonly NumberLink[]): Promise<void> {
    const last = new Map(links.map((link) => [`${link.numberHash} ${link.validFrom}`, link]));
    if (last.size === 0) return;
    const types = {
      numberHash: 'uuid',
      subscriptionId: 'text',
      validFrom: ['timestamptz', ({ validFrom }: NumberLink) => toIso(validFrom)],
      validTo: ['timestamptz', ({ validTo }: NumberLink) => (validTo === null ? null : toIso(validTo))],
    } as const;
    await tx.query(sql`
      insert into number_link (number_hash, subscription_id, valid_from, valid_to)
      select numberHash, subscriptionId, validFrom, validTo from ${unnest(types, [...last.values()])} order by numberHash, validFrom
      on conflict (number_hash, valid_from) do update
        set subscription_id = excluded.subscription_id, valid_to = excluded.valid_to`);
  }
}
