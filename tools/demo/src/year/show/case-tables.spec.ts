import { caseLines, causeLine, indexTable, movementTable, recoveryLines } from './case-tables.js';

const nobody = { count: 0, of: 0, rate: null, low: null, high: null, planted: null };
const evidence = {
  movements: [
    {
      ...{ name: 'Luminet: billing', n: [300, 300] as const, scores: [36, 42] as const, planted: 6 },
      ...{ found: { difference: 6, low: -5.3, high: 17.2 }, verdict: 'noEvidence' as const, neededN: 1_093 },
    },
    {
      ...{ name: 'Luminet: sales', n: [0, 2] as const, scores: [null, -50] as const, planted: null, found: null },
      ...{ verdict: 'tooFew' as const, neededN: null },
    },
  ],
  recovery: {
    recovery: {
      cause: 'support.waiting',
      patched: { count: 10, of: 40, rate: 0.25, low: 0.142, high: 0.402, planted: 0.3 },
      mended: { count: 18, of: 20, rate: 0.9, low: 0.699, high: 0.972, planted: 0.85 },
    },
    told: [
      {
        ...{ topic: 'support', from: Date.parse('2026-01-01'), to: Date.parse('2026-07-02') },
        ...{ answered: 40, recovered: 10, byVerification: 5, interval: { low: 0.142, high: 0.402 } },
        left: { notDetractor: 0, notResolved: 0, silent: 0 },
      },
    ],
  },
  indexes: [
    {
      waveId: 'W3',
      answers: 3,
      customers: 3,
      byHand: 73.75,
      told: 73.75,
      indicators: { offer: 50, reaction: 79.1667 },
    },
    { waveId: 'W4', answers: 1, customers: 1, byHand: 50, told: null, indicators: {} },
  ],
  causes: { planted: 9, suggestedFirst: 4, suggested: 8 },
};

describe('what a year prints of its cases', () => {
  it('shows sums that can be added up', () => {
    const cases = {
      ...{ cases: 8, answers: 10, joined: 2, commands: 30 },
      clocks: { kept: 11, broken: 3, running: 2, overdue: 0 },
      ...{ told: { escalate: 2 }, verdicts: {}, outcomes: { resolved: 7, assigned: 1 } },
    };
    const lines = caseLines({ cases });
    expect(lines).toContain('10 answers = 8 that opened a case + 2 that joined one; 30 commands');
    expect(lines).toContain('16 clocks = 11 kept + 3 broken + 2 running + 0 overdue');
    expect(lines).toContain('Told by itself: escalate 2.');
    expect(lines).toContain('Verdicts of customers: none. Cases ended, or stand: resolved 7, assigned 1.');
  });

  it('shows a movement with both scores, its interval, the verdict, and how many answers would show it', () => {
    const table = movementTable({ evidence });
    expect(table).toMatch(
      /Luminet: billing .* 300 → 300 .* \+36\.0 .* \+42\.0 .* \+6\.0 .* \+6\.0 .* −5\.3 … \+17\.2 .* no evidence .* 1093 each/,
    );
    expect(table).toMatch(/Luminet: sales .* 0 → 2 .* – .* −50\.0 .* too few .* –/);
  });

  it('shows who recovered beside what was planted, and what is told', () => {
    const lines = recoveryLines({ evidence });
    expect(lines).toContain('10 of 40: 25.0 % (14.2 % to 40.2 %); 30.0 % as planted');
    expect(lines).toContain('18 of 20: 90.0 % (69.9 % to 97.2 %); 85.0 % as planted');
    expect(lines).toMatch(/the difference +65\.0 % \(/);
    expect(lines).toContain('/v1/recovery, support, cases of 2026-01-01 to 2026-07-02: 10 of 40 (14.2 % to 40.2 %).');
    const none = { recovery: { cause: 'support.waiting', patched: nobody, mended: nobody }, told: [] };
    expect(recoveryLines({ evidence: { ...evidence, recovery: none } })).toContain('before the repair  nobody');
    const unplanted = { ...evidence, recovery: { recovery: null, told: [] } };
    expect(recoveryLines({ evidence: unplanted })).toContain('Nothing was planted to be repaired');
  });

  it('shows the index by hand beside the one that is told', () => {
    expect(indexTable({ evidence })).toMatch(/W3 .* 73\.7500 % .* 73\.7500 % .* offer 50\.0, reaction 79\.2/);
    expect(indexTable({ evidence })).toMatch(/W4 .* 50\.0000 % .* too few/);
    expect(causeLine({ evidence })).toContain(
      'Of 9 agreed causes that had been planted, 8 were suggested, 4 of them first.',
    );
  });
});
