import { Injectable } from '@nestjs/common';
import type { Instant, Week } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import type { CellChanges } from '../keep-cells/cell-changes.js';
import { CellStore } from '../keep-cells/cell-store.js';
import { holdScores } from '../keep-cells/hold-scores.js';
import { WaveStore } from '../keep-cells/wave-store.js';
import { InvitationStore, type CountedInvitation } from '../keep-invitations/invitation-store.js';
import { MasterReader } from '../keep-masters/master-reader.js';
import { WindowStore } from '../keep-windows/window-store.js';
import { AnswerStore } from './answer-store.js';
import type { AnswerVersion } from './answer-version.js';
import { placeAnswers } from './place-answers.js';
import { replaceAnswers } from './replace-answers.js';

/** Facts, cells and windows of a batch of answers: all of it in the transaction that is handed in, a fixed number of statements. */
@Injectable()
export class RecordAnswers {
  constructor(
    private readonly answers: AnswerStore,
    private readonly invitations: InvitationStore,
    private readonly masters: MasterReader,
    private readonly cells: CellStore,
    private readonly windows: WindowStore,
    private readonly waves: WaveStore,
  ) {}

  /** Returns, in the given order, which versions are newer than what stood before. */
  async record(
    tx: Transaction,
    versions: readonly AnswerVersion[],
    weeks: ReadonlySet<Week>,
    now: Instant,
  ): Promise<readonly boolean[]> {
    await holdScores(tx);
    const kept = await this.answers.kept(tx, new Set(versions.map(({ responseId }) => responseId)));
    const { taken, added, changed, windows } = replaceAnswers(kept, versions);
    const standing = [...added, ...changed];
    const given = standing.filter((version) => version.state === 'given');
    // Before the answers are kept: whether others of theirs stood already.
    const invited = await this.invitations.counted(
      tx,
      standing.map(({ invitationId }) => invitationId),
    );
    const known = await this.masters.read(tx, {
      customerIds: given.map(({ customerId }) => customerId),
      subscriptionIds: given.map(({ subscriptionId }) => subscriptionId),
      responseIds: given.map(({ responseId }) => responseId),
    });
    const { placed, cells } = placeAnswers(kept, standing, known, invited);
    const placedOf = (those: readonly AnswerVersion[]) =>
      those.flatMap(({ responseId }) => placed.get(responseId) ?? []);
    await this.windows.noteWeeks(tx, weeks);
    await this.waves.note(tx, given);
    await this.answers.add(tx, placedOf(added));
    await this.answers.change(tx, placedOf(changed));
    await this.countAnswered(tx, cells, standing, invited);
    await this.invitations.forgetWithdrawn(
      tx,
      standing.flatMap(({ state, invitationId }) => (state === 'withdrawn' ? [invitationId] : [])),
    );
    await this.cells.apply(tx, cells);
    await this.windows.apply(tx, windows.list(), now);
    return taken;
  }

  /** Counts invitations that came to be answered, and those whose last answer was withdrawn. */
  private async countAnswered(
    tx: Transaction,
    cells: CellChanges,
    standing: readonly AnswerVersion[],
    before: ReadonlyMap<string, CountedInvitation>,
  ): Promise<void> {
    const given = new Set(standing.flatMap((one) => (one.state === 'given' ? [one.invitationId] : [])));
    for (const { invitationId, place, answered } of before.values())
      if (!answered && given.has(invitationId)) cells.countAnswered(place, 1);
    const withdrawn = standing.map(({ invitationId }) => invitationId).filter((id) => !given.has(id));
    if (withdrawn.length === 0) return;
    for (const { invitationId, place, answered } of (await this.invitations.counted(tx, withdrawn)).values())
      if (!answered && before.get(invitationId)?.answered === true) cells.countAnswered(place, -1);
  }
}
