import { Injectable } from '@nestjs/common';
import type { SurveyKind } from '@sidetone/domain/programmes';
import type { Transaction } from '@sidetone/platform/database';
import { Counter, Registry } from 'prom-client';
import { LEFT_ALONE_REASONS, type Decision, type LeftAloneReason } from '../consider-interactions/candidate.js';
import { WHEN_UNSURE } from '../channels/message-channel.js';
import type { Decided } from './due-candidate.js';

const KINDS: Readonly<Record<SurveyKind, true>> = {
  relationship: true,
  transactional: true,
  wave: true,
  verification: true,
};
const MODES: Readonly<Record<Exclude<Decision['state'], 'invited'>, true>> = { suppressed: true, delayed: true };

/** Tells Prometheus whom we asked and whom we left alone, and why. Reasons are a closed list, so are kinds of surveys. */
@Injectable()
export class DecisionMetrics {
  private readonly invitations: Counter;
  private readonly suppressions: Counter;

  constructor(registry: Registry) {
    this.invitations = new Counter({
      name: 'sidetone_invitations_total',
      help: 'Invitations issued, by kind of survey and channel.',
      labelNames: ['kind', 'channel'],
      registers: [registry],
    });
    this.suppressions = new Counter({
      name: 'sidetone_suppressions_total',
      help: 'Times that somebody was left alone, by reason, for good (suppressed) or for a while (delayed).',
      labelNames: ['reason', 'mode'],
      registers: [registry],
    });
    // There from the start: Prometheus sees no increase in a series that begins at 1.
    for (const kind of Object.keys(KINDS))
      for (const channel of Object.keys(WHEN_UNSURE)) this.invitations.inc({ kind, channel }, 0);
    for (const reason of LEFT_ALONE_REASONS)
      for (const mode of Object.keys(MODES)) this.suppressions.inc({ reason, mode }, 0);
  }

  /** Counts once the transaction is committed; what is undone, as in a preview, is not counted. */
  countIn(tx: Transaction, decided: readonly Decided[]): void {
    tx.afterCommit(() => {
      for (const { candidate, decision } of decided) {
        if (decision.state === 'invited')
          this.invitations.inc({ kind: candidate.programme.occasion.kind, channel: decision.channel });
        else this.suppressions.inc({ reason: decision.reason, mode: decision.state });
      }
    });
  }

  countLeftOut(tx: Transaction, reason: LeftAloneReason, count: number): void {
    tx.afterCommit(() => this.suppressions.inc({ reason, mode: 'suppressed' }, count));
  }
}
