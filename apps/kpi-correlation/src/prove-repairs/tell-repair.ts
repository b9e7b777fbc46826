import { randomUUID } from 'node:crypto';
import { repairJudged, type OutgoingEvent } from '@sidetone/contracts/events';
import type { RepairVerdict } from '@sidetone/domain/repairs';
import type { RegisteredRepair } from './registered-repair.js';
import type { ToldProof } from './repair-view.js';

/** Where both moved apart before, there is no evidence either: the reason says which it is. */
const VERDICTS = {
  improved: 'worked',
  worse: 'harmed',
  'no evidence of change': 'noEvidence',
  'trends differed before': 'noEvidence',
  'too few': 'tooFew',
} as const satisfies Readonly<Record<Exclude<RepairVerdict, 'not yet'>, string>>;

/** kpi.repair.judged.v1 of a proof; undefined while the time after lasts. */
export function tellRepair(
  { id: repairId, kind, targets, team, kpi, at }: RegisteredRepair,
  proof: ToldProof,
  revision: number,
): OutgoingEvent | undefined {
  const { verdict, reason, score, answers, provenAt } = proof;
  if (verdict === 'not yet' || provenAt === null) return undefined;
  // What moved before the repair is not its effect.
  const effect = verdict === 'trends differed before' ? null : score;
  return repairJudged.create({
    id: randomUUID(),
    source: '//sidetone/kpi-correlation',
    time: Date.parse(provenAt),
    data: {
      repairId,
      ...(kpi !== null && { kpi }),
      ...(kind === 'resource' && { resourceIds: [...targets] }),
      kind,
      targets: [...targets],
      team,
      repairedAt: at,
      verdict: VERDICTS[verdict],
      verdictReason: reason,
      ...(effect && { effect: effect.difference, ciLow: effect.low, ciHigh: effect.high, basis: effect.basis }),
      treated: answers ? answers.treatedBefore + answers.treatedAfter : 0,
      untreated: answers ? answers.untreatedBefore + answers.untreatedAfter : 0,
      revision,
    },
  });
}
