import { toIso } from '@sidetone/domain/time';
import type { RegisteredRepair } from './registered-repair.js';
import type { ToldProof } from './repair-view.js';
import { tellRepair } from './tell-repair.js';

const AT = Date.UTC(2026, 9, 1);
const NOW = Date.UTC(2026, 10, 23);
const REPAIR: RegisteredRepair = {
  id: 'WO-1',
  name: 'Delivery promises',
  kind: 'process',
  targets: ['delivery'],
  at: toIso(AT),
  team: 'field service',
  kpi: null,
  registeredAt: toIso(NOW),
  registeredBy: 'tests',
};
const PROOF: ToldProof = {
  survey: 'transactional',
  days: 28,
  settleDays: 0,
  before: { from: toIso(AT), to: toIso(AT) },
  after: { from: toIso(AT), to: toIso(AT) },
  minimumAnswers: 30,
  method: '',
  provenAt: toIso(NOW),
  verdict: 'worse',
  reason: 'So it is.',
  daysLeft: 0,
  answers: { treatedBefore: 31, treatedAfter: 32, untreatedBefore: 400, untreatedAfter: 500 },
  leftOut: null,
  treatedByOthersToo: 0,
  matching: null,
  score: {
    means: { treatedBefore: 10, treatedAfter: 0, untreatedBefore: 10, untreatedAfter: 10 },
    difference: -10,
    low: -15,
    high: -5,
    basis: 'customers',
    units: { treated: 1, untreated: 4 },
    customers: 900,
  },
  trend: null,
  fault: null,
};

it('tells whom it reached, what it did and how surely, and leaves out what nobody named', () => {
  expect(tellRepair(REPAIR, PROOF, 7)).toMatchObject({ type: 'kpi.repair.judged.v1', key: 'WO-1', time: NOW });
  expect(tellRepair(REPAIR, PROOF, 7)?.data).toEqual({
    repairId: 'WO-1',
    kind: 'process',
    targets: ['delivery'],
    team: 'field service',
    repairedAt: toIso(AT),
    verdict: 'harmed',
    verdictReason: 'So it is.',
    effect: -10,
    ciLow: -15,
    ciHigh: -5,
    basis: 'customers',
    treated: 63,
    untreated: 900,
    revision: 7,
  });
});

it('tells no effect where both moved apart before the repair', () => {
  const data = tellRepair(REPAIR, { ...PROOF, verdict: 'trends differed before' }, 1)?.data;
  expect(data).toMatchObject({ verdict: 'noEvidence', verdictReason: 'So it is.' });
  expect(data).not.toHaveProperty('effect');
  expect(data).not.toHaveProperty('ciLow');
});

it('tells nothing while the time after lasts', () => {
  const early = { ...PROOF, verdict: 'not yet', answers: null, score: null } as const;
  expect(tellRepair(REPAIR, early, 1)).toBeUndefined();
});
