import fc from 'fast-check';
import { rankDrivers, type DriverAnswer, type DriverQuestion } from './index.js';

const DROPS = 'voice.drop.count';
const SALES = 'sale.interaction.count';

/** Numbers in 0..1 that look random and are the same each time (a linear congruential generator, Knuth's MMIX). */
function randomNumbers(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
    return Number(state >> 11n) / 2 ** 53;
  };
}

/** `count` respondents with a random score; `exposures` decides what hit them. */
function answers(
  count: number,
  exposures: (score: number, random: () => number, index: number) => DriverAnswer['exposures'],
  seed = 1,
): DriverAnswer[] {
  const random = randomNumbers(seed);
  return Array.from({ length: count }, (_, index) => {
    const score = Math.floor(random() * 11);
    return { respondentId: `R-${index}`, answeredAt: index, score, exposures: exposures(score, random, index) };
  });
}

/** More of what is bad is worse; what sales and the operator's own KPIs mean, nobody knows. */
const directionOf = (kpi: string) => (kpi === SALES || kpi.startsWith('own.') ? 'none' : 'worse');

const rank = (question: Omit<DriverQuestion, 'minimumN' | 'kpis' | 'directionOf'> & Partial<DriverQuestion>) =>
  rankDrivers({ kpis: [DROPS], minimumN: 100, directionOf, ...question });

const worse = (score: number, random: () => number) => Math.floor(random() * (12 - score));

describe('rankDrivers', () => {
  it('finds what goes with a lower score', () => {
    const ranking = rank({ answers: answers(900, (score, random) => ({ [DROPS]: worse(score, random) })) });
    expect(ranking.verdict).toBe('usable');
    expect(ranking.verdictReason).toBe(
      '1 of 1 KPIs associated with the score at a false discovery rate of 1 %; the first two thirds of the answers alone show 1 of them, and the last third confirms 1.',
    );
    expect(ranking.drivers).toMatchObject([{ kpi: DROPS, rank: 1, direction: -1, flagged: true, holds: true }]);
    expect(ranking.holdout).toEqual({ metric: 'shareHolding', value: 1 });
  });

  it('finds nothing in a world where nothing matters', () => {
    const kpis = Array.from({ length: 20 }, (_, index) => `own.kpi.${index}`);
    const verdicts = Array.from({ length: 20 }, (_, world) =>
      rank({
        kpis,
        answers: answers(
          400,
          (_score, random) => Object.fromEntries(kpis.map((kpi) => [kpi, Math.floor(random() ** 3 * 8)])),
          world + 1,
        ),
      }),
    ).map(({ verdict }) => verdict);
    // At a rate of 1 % one world in a hundred may show something; two of twenty would be a one in sixty chance.
    expect(verdicts.filter((verdict) => verdict !== 'none').length).toBeLessThanOrEqual(1);
  });

  it('confirms by chance one in twenty of what it selects in worlds where nothing matters', () => {
    // At such a high rate of false alarms half of the worlds select their only KPI, and all of them are wrong.
    const worlds = Array.from({ length: 2_000 }, (_, world) =>
      rank({
        kpis: [SALES],
        minimumN: 30,
        falseDiscoveryRate: 0.5,
        answers: answers(90, (_score, random) => ({ [SALES]: Math.floor(random() * 5) }), world + 1),
      }),
    );
    const checks = worlds.flatMap(({ holdout }) => (holdout ? [holdout.value] : []));
    expect(checks.length).toBeGreaterThan(900);
    const confirmed = checks.reduce((sum, value) => sum + value, 0) / checks.length;
    // Three standard deviations of a share of 5 % of 900.
    expect(Math.abs(confirmed - 0.05)).toBeLessThan(0.022);
    // So a flag raised by chance passes the check about as seldom.
    const flagged = worlds.filter(({ drivers }) => drivers[0]?.flagged);
    const passing = flagged.filter(({ verdict }) => verdict === 'usable').length / flagged.length;
    expect(passing).toBeLessThan(0.072);
  });

  it('does not accuse a fault of going with a higher score', () => {
    const ranking = rank({ answers: answers(900, (score, random) => ({ [DROPS]: worse(10 - score, random) })) });
    expect(ranking.drivers).toMatchObject([{ direction: 1, flagged: false }]);
    expect(ranking.drivers[0]?.q).toBeLessThan(0.001);
    expect(ranking.verdict).toBe('none');
  });

  it('looks both ways for a KPI whose direction nobody knows', () => {
    const ranking = rank({
      kpis: [SALES],
      answers: answers(900, (score, random) => ({ [SALES]: worse(10 - score, random) })),
    });
    expect(ranking.drivers).toMatchObject([{ kpi: SALES, direction: 1, flagged: true }]);
  });

  it('leaves a missing exposure out, for it is not zero', () => {
    const half = (score: number, random: () => number, index: number) =>
      index % 2 ? { [DROPS]: worse(score, random) } : { [DROPS]: undefined };
    const ranking = rank({ answers: answers(900, half) });
    expect(ranking.n).toBe(900);
    expect(ranking.drivers[0]?.n).toBe(450);
  });

  it('counts a respondent once, with the last answer', () => {
    const all = answers(300, (score, random) => ({ [DROPS]: worse(score, random) }));
    const earlier = all.map((answer) => ({
      ...answer,
      answeredAt: answer.answeredAt - 1_000,
      score: 10 - answer.score,
    }));
    expect(rank({ answers: [...all, ...earlier] })).toEqual(rank({ answers: all }));
    expect(rank({ answers: [...earlier, ...all] })).toEqual(rank({ answers: all }));
  });

  it('names what could not be tested, and why', () => {
    const ranking = rank({
      kpis: [DROPS, 'data.fail.count', 'ticket.open.hours'],
      answers: answers(300, (_score, random, index) => ({
        [DROPS]: random(),
        'data.fail.count': 0,
        'ticket.open.hours': index < 20 ? 5 : undefined,
      })),
    });
    expect(ranking.drivers.map(({ kpi }) => kpi)).toEqual([DROPS]);
    expect(ranking.untested).toEqual([
      { kpi: 'data.fail.count', reason: 'constant', n: 300, exposed: 0, q: null },
      { kpi: 'ticket.open.hours', reason: 'tooFew', n: 20, exposed: 20, q: null },
    ]);
  });

  it('says that a signal is weak when the last third of the answers does not confirm it', () => {
    const faded = (score: number, random: () => number, index: number) => ({
      [DROPS]: index < 600 ? worse(score, random) : worse(5, random),
    });
    const ranking = rank({ answers: answers(900, faded) });
    expect(ranking.drivers).toMatchObject([{ flagged: true, holds: false }]);
    expect(ranking).toMatchObject({ verdict: 'weak', holdout: { metric: 'shareHolding', value: 0 } });
    expect(ranking.verdictReason).toContain('the last third confirms none');
  });

  it('says that a signal is weak when only the last third of the answers shows it, and leaves open whether it holds', () => {
    const arisen = (score: number, random: () => number, index: number) => ({
      [DROPS]: index < 600 ? worse(5, random) : worse(score, random),
    });
    const ranking = rank({ answers: answers(900, arisen) });
    expect(ranking.drivers).toMatchObject([{ flagged: true }]);
    expect(ranking.drivers[0]).not.toHaveProperty('holds');
    expect(ranking.verdict).toBe('weak');
    expect(ranking).not.toHaveProperty('holdout');
    expect(ranking.verdictReason).toContain('the first two thirds of the answers alone show none of them');
  });

  it('counts what the first two thirds of the answers select and all of them do not flag', () => {
    const turned = (score: number, random: () => number, index: number) => ({
      [DROPS]: index < 600 ? worse(score, random) : score,
      [SALES]: worse(score, random),
    });
    const ranking = rank({ answers: answers(900, turned), kpis: [DROPS, SALES], falseDiscoveryRate: 1e-6 });
    expect(ranking.drivers).toMatchObject([
      { kpi: SALES, flagged: true, holds: true },
      { kpi: DROPS, flagged: false },
    ]);
    expect(ranking.holdout?.value).toBe(0.5);
  });

  it('says how many respondents are wanting', () => {
    const ranking = rank({ answers: answers(12, (score) => ({ [DROPS]: 10 - score })) });
    expect(ranking).toMatchObject({
      verdict: 'none',
      verdictReason: 'Too few respondents: 12 of the 100 needed.',
      n: 12,
    });
    expect(rank({ answers: [] })).toMatchObject({ verdict: 'none', n: 0, drivers: [] });
  });

  it('gives the same ranking whatever order answers and KPIs come in', () => {
    const all = answers(300, (score, random) => ({
      [DROPS]: worse(score, random),
      'data.fail.count': worse(score, random),
    }));
    const kpis = [DROPS, 'data.fail.count'];
    const expected = rank({ answers: all, kpis });
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(kpis, { minLength: 2 }),
        (a, k) => {
          expect(rank({ answers: a, kpis: k })).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('keeps tau and importance inside their intervals', () => {
    const [driver] = rank({ answers: answers(900, (score, random) => ({ [DROPS]: worse(score, random) })) }).drivers;
    if (!driver) throw new Error('no driver');
    expect(driver.tauLow < driver.tau && driver.tau < driver.tauHigh).toBe(true);
    expect(driver.low < driver.importance && driver.importance < driver.high).toBe(true);
    expect(driver.importance).toBe(-driver.tau);
  });
});
