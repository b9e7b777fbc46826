import { Injectable } from '@nestjs/common';
import type { Instant, Week } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import { CellChanges } from '../keep-cells/cell-changes.js';
import { CellStore } from '../keep-cells/cell-store.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { WaveStore } from '../keep-cells/wave-store.js';
import { FillTeams } from '../keep-masters/fill-teams.js';
import { MasterReader } from '../keep-masters/master-reader.js';
import { WindowChanges } from '../keep-windows/window-changes.js';
import { WindowStore } from '../keep-windows/window-store.js';
import { InvitationStore, type Dispatched } from './invitation-store.js';

/** Facts, cells and windows of a batch of invitations, in the transaction that is handed in. */
@Injectable()
export class RecordInvitations {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly masters: MasterReader,
    private readonly cells: CellStore,
    private readonly windows: WindowStore,
    private readonly teams: FillTeams,
    private readonly waves: WaveStore,
  ) {}

  /** Returns the ids of those that were not counted before. */
  async record(
    tx: Transaction,
    dispatched: readonly Dispatched[],
    weeks: ReadonlySet<Week>,
    now: Instant,
  ): Promise<ReadonlySet<string>> {
    if (dispatched.length === 0) return new Set();
    await holdScores(tx);
    const known = await this.masters.read(tx, {
      customerIds: dispatched.map(({ customerId }) => customerId),
      subscriptionIds: dispatched.map(({ subscriptionId }) => subscriptionId),
    });
    const placed = dispatched.map((one) => ({
      ...one,
      groups: { ...known.groupsOfCustomer(one.customerId), product: known.productOf(one.subscriptionId) },
    }));
    const counted = await this.invitations.insertNew(tx, placed);
    const fresh = new Set(counted.map(({ invitationId }) => invitationId));
    const cells = new CellChanges();
    for (const { place, answered } of counted) cells.countInvitation(place, answered, 1);
    await this.teams.ofInvitations(tx, [...fresh], cells);
    await this.invitations.forgetWithdrawn(tx, [...fresh]);
    const windows = new WindowChanges();
    for (const { invitationId, place } of dispatched) if (fresh.has(invitationId)) windows.countInvitation(place);
    await this.windows.noteWeeks(tx, weeks);
    await this.waves.note(tx, dispatched);
    await this.cells.apply(tx, cells);
    await this.windows.apply(tx, windows.list(), now);
    return fresh;
  }
}
