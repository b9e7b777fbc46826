import { DAY_MS } from '../time/index.js';
import { proveRepair, type ProofQuestion, type RepairAnswer, type RepairProof } from './index.js';
import { cellOf, DAYS, plantedAnswers, REPAIRED_AT, repairOf, type PlantedRepair } from './testing/planted-repair.js';

const NOW = REPAIRED_AT + 40 * DAY_MS;
const SEEDS = Array.from({ length: 100 }, (_, seed) => seed + 1);

function ask(answers: readonly RepairAnswer[], question: Partial<ProofQuestion> = {}): RepairProof {
  return proveRepair({
    repair: repairOf({ repaired: 2 }),
    answers,
    now: NOW,
    days: DAYS,
    settleDays: 0,
    minimumN: 30,
    direction: 'worse',
    ...question,
  });
}
const proofOf = (planted: PlantedRepair): RepairProof => ask(plantedAnswers(planted), { repair: repairOf(planted) });
const share = (proofs: readonly RepairProof[], fits: (proof: RepairProof) => boolean): number =>
  proofs.filter(fits).length / proofs.length;
const covers =
  (points: number) =>
  ({ score }: RepairProof): boolean =>
    score !== null && score.low <= points && points <= score.high;

const WORLD = { repaired: 2, cells: 20, answersEach: 60 };
const still = SEEDS.map((seed) => proofOf({ ...WORLD, cells: 14, answersEach: 40, seed }));

describe('a planted effect', () => {
  const proofs = SEEDS.slice(0, 40).map((seed) => proofOf({ ...WORLD, seed, effect: 40 }));

  it('is recovered on average, and lies within the interval as often as that says', () => {
    const mean = proofs.reduce((sum, { score }) => sum + (score?.difference ?? Number.NaN), 0) / proofs.length;
    expect(Math.abs(mean - 40)).toBeLessThan(2.5);
    expect(share(proofs, covers(40))).toBeGreaterThanOrEqual(0.9);
  });

  it('is called an improvement, in the words that are kept for it', () => {
    expect(share(proofs, ({ verdict }) => verdict === 'improved')).toBeGreaterThanOrEqual(0.85);
    expect(share(proofs, ({ verdict }) => verdict === 'worse')).toBe(0);
    const proof = proofs.find(({ verdict }) => verdict === 'improved');
    expect(proof?.reason).toMatch(
      /^Effect of the repair .* points of NPS \(95 % interval \+.* alike in segment, region and tenure\.$/,
    );
  });

  it('comes with the fall of the fault itself', () => {
    expect(share(proofs, ({ fault }) => fault?.verdict === 'improved')).toBe(1);
    // Uniform on 0–8 falls to uniform on 0–4.
    expect(proofs[0]?.fault?.difference).toBeCloseTo(-2, 0);
  });

  it('is found as well where many cells were repaired, by clustering the answers by cell', () => {
    const many = SEEDS.slice(0, 25).map((seed) =>
      proofOf({ seed, repaired: 12, cells: 28, answersEach: 30, effect: 40, ownChange: 10 }),
    );
    expect(many[0]?.score).toMatchObject({ basis: 'units', units: { treated: 12, untreated: 16 } });
    expect(share(many, covers(40))).toBeGreaterThanOrEqual(0.9);
  });
});

describe('no effect', () => {
  it.each([
    ['few cells repaired', undefined],
    [
      'one cell repaired, and cells that change of themselves',
      { repaired: 1, cells: 15, answersEach: 50, ownChange: 20 },
    ],
    [
      'many cells repaired, and cells that change of themselves',
      { repaired: 12, cells: 28, answersEach: 20, ownChange: 20 },
    ],
  ])('is not found in at least 95 %% of worlds: %s', (_, world) => {
    const proofs = world ? SEEDS.map((seed) => proofOf({ ...world, seed })) : still;
    expect(share(proofs, ({ verdict }) => verdict === 'improved' || verdict === 'worse')).toBeLessThanOrEqual(0.05);
    expect(share(proofs, covers(0))).toBeGreaterThanOrEqual(0.93);
  });

  it('is not claimed to be proved', () => {
    const proof = still.find(({ verdict }) => verdict === 'no evidence of change');
    expect(proof?.reason).toContain('no proof of no effect');
  });

  it('is not made by who answers: business customers who answer less after the repair, or are fewer elsewhere', () => {
    const business = { treated: [0.6, 0.2], untreated: [0.1, 0.1] } as const;
    const proofs = SEEDS.slice(0, 40).map((seed) => proofOf({ ...WORLD, seed, business }));
    expect(share(proofs, covers(0))).toBeGreaterThanOrEqual(0.9);
    const mean = proofs.reduce((sum, { score }) => sum + (score?.difference ?? Number.NaN), 0) / proofs.length;
    // Unmatched it would be 60 points × 0.4 = 24.
    expect(Math.abs(mean)).toBeLessThan(5);
  });
});

describe('a course that was other before', () => {
  const proofs = SEEDS.slice(0, 20).map((seed) =>
    proofOf({ seed, repaired: 5, cells: 15, answersEach: 100, drift: 90 }),
  );

  it('is flagged, and no effect is told', () => {
    const flagged = proofs.filter(({ verdict }) => verdict === 'trends differed before');
    expect(flagged.length / proofs.length).toBeGreaterThanOrEqual(0.8);
    for (const { reason, trend } of flagged) {
      expect(trend).toMatchObject({ kind: 'different', p: expect.any(Number) });
      expect(reason.toLowerCase()).not.toContain('effect of');
    }
  });

  it('is flagged by chance alone in about one world of twenty', () => {
    expect(share(still, ({ verdict }) => verdict === 'trends differed before')).toBeLessThanOrEqual(0.08);
  });
});

describe('what cannot be judged', () => {
  const answers = plantedAnswers({ ...WORLD, seed: 7, effect: 40 });

  it('waits until the time after is over, and tells no figure before', () => {
    const proof = ask(answers, { now: REPAIRED_AT + 27.5 * DAY_MS });
    expect(proof).toMatchObject({
      verdict: 'not yet',
      daysLeft: 1,
      answers: null,
      score: null,
      trend: null,
      fault: null,
    });
    expect(ask([], { now: REPAIRED_AT + 27.5 * DAY_MS })).toEqual(proof);
    expect(proof.reason).toBe('The time after is not over: 1 day is left, until 2026-10-29T00:00:00.000Z.');
    expect(ask(answers, { now: REPAIRED_AT + 28 * DAY_MS }).verdict).toBe('improved');
    expect(ask(answers, { now: REPAIRED_AT + 28 * DAY_MS, settleDays: 3 }).daysLeft).toBe(3);
  });

  it('says that nobody was treated', () => {
    const proof = ask(answers.filter(({ share: carried }) => carried === 0));
    expect(proof).toMatchObject({ verdict: 'too few', score: null });
    expect(proof.reason).toBe(
      'No treated customers: no answer in these times is of a customer whose line was carried by CELL-0, CELL-1.',
    );
  });

  it('says that nobody untreated is left, and counts who another repair reached', () => {
    const proof = ask(answers.map((answer) => ({ ...answer, otherRepair: true })));
    expect(proof).toMatchObject({
      verdict: 'too few',
      reason: expect.stringContaining('Nobody untreated is left'),
      leftOut: { otherRepair: 18 * 120 },
      treatedByOthersToo: 2 * 120,
    });
  });

  it('says of which answers there are too few', () => {
    const before = answers.filter(({ share: carried, answeredAt }) => carried === 0 || answeredAt < REPAIRED_AT);
    const some = answers
      .filter(({ share: carried, answeredAt }) => carried > 0 && answeredAt >= REPAIRED_AT)
      .slice(0, 12);
    expect(ask([...before, ...some])).toMatchObject({
      verdict: 'too few',
      reason: 'Too few answers: 12 of treated customers after, and 30 of each are needed.',
      score: null,
    });
  });

  it('says that too few other cells were left alone', () => {
    const some = answers.filter(({ carrier }) => carrier !== null && Number(carrier.slice(5)) < 6);
    expect(ask(some)).toMatchObject({
      verdict: 'too few',
      reason: expect.stringContaining(': 4 with answers at both times'),
    });
  });

  it('says when nobody untreated is like the treated', () => {
    const others = answers.map((answer) => (answer.share > 0 ? { ...answer, segment: 'wholesale' } : answer));
    expect(ask(others)).toMatchObject({
      verdict: 'too few',
      reason: expect.stringContaining('once those without anybody alike on the other side are left out'),
      matching: { treatedKept: 0 },
    });
  });

  it('tells no fall of the fault from answers that do not know it', () => {
    expect(ask(answers.map((answer) => ({ ...answer, exposure: null })))).toMatchObject({
      verdict: 'improved',
      fault: null,
    });
  });
});

describe('who is compared', () => {
  const answers = plantedAnswers({ ...WORLD, seed: 7, effect: 40 });

  it('leaves out who was carried a little, or by nothing of that kind', () => {
    const some = answers.map((answer, index) => {
      if (answer.share > 0) return answer;
      if (index % 10 === 0) return { ...answer, share: 0.1, touched: true };
      return index % 10 === 1 ? { ...answer, carrier: null } : answer;
    });
    expect(ask(some).leftOut).toMatchObject({ touchedLittle: 216, notComparable: 216, otherRepair: 0 });
  });

  it('says when another repair reached the treated as well', () => {
    const some = answers.map((answer, index) =>
      answer.share > 0 && index % 2 === 0 ? { ...answer, otherRepair: true } : answer,
    );
    expect(ask(some)).toMatchObject({ verdict: 'improved', treatedByOthersToo: 120 });
    expect(ask(some).reason).toContain('Another repair reached 120 of the treated answers as well');
  });

  it('compares other regions with a repaired one, and says that few were left alone', () => {
    const repair = { kind: 'region', targets: ['Lappi'], at: REPAIRED_AT, kpi: null } as const;
    const proof = ask(answers, { repair });
    expect(proof.matching?.on).toEqual(['segment', 'tenure']);
    expect(proof.score).toMatchObject({ basis: 'customers', units: { treated: 1, untreated: 1 } });
    expect(proof.reason).toContain('Too few others were left alone');
  });

  it('compares other journey areas with a changed process', () => {
    const byArea = answers.map((answer, index) => {
      const journeyArea = index % 4 === 0 ? 'delivery' : index % 4 === 1 ? 'support' : 'billing';
      const better = journeyArea === 'delivery' && answer.answeredAt >= REPAIRED_AT && index % 8 === 0;
      // Of no cell's own: the same course in every area until the repair.
      return { ...answer, journeyArea, score: better ? 9 : ([3, 7, 9][(index >> 2) % 3] ?? 7) };
    });
    const proof = ask(byArea, { repair: { kind: 'process', targets: ['delivery'], at: REPAIRED_AT, kpi: null } });
    const { treatedBefore = 0, treatedAfter = 0 } = proof.answers ?? {};
    expect(treatedBefore + treatedAfter).toBe(600);
    expect(proof).toMatchObject({ verdict: 'improved', score: { units: { treated: 1, untreated: 2 } } });
  });

  it('gives the same proof in whatever order answers come', () => {
    const backwards = [...answers].reverse();
    expect(ask(backwards)).toEqual(ask(answers));
    expect(ask(answers, { repair: { ...repairOf({ repaired: 2 }), targets: [cellOf(1), cellOf(0)] } }).score).toEqual(
      ask(answers).score,
    );
  });
});
