import { plantWorld, verifyDrivers } from './index.js';

describe('plantWorld', () => {
  it('gives the same world for the same seed, and another for another', () => {
    const scores = (seed: number) => [...Array.from(plantWorld('plain', seed, 200).answers.scores)];
    expect(scores(3)).toEqual(scores(3));
    expect(scores(3)).not.toEqual(scores(4));
  });

  it('plants losses where an effect is, and none elsewhere', () => {
    const { pointsLost } = plantWorld('plain', 1, 4_000).truth;
    expect(pointsLost.get('data_session_failures')).toBeGreaterThan(8);
    expect(pointsLost.get('low_coverage_minutes')).toBe(0);
    expect([...plantWorld('no-effect', 1, 500).truth.pointsLost.values()].every((points) => points === 0)).toBe(true);
  });

  it('hides a confounder of known strength only where it should', () => {
    expect(plantWorld('confounded', 1, 4_000).truth.hiddenRiskRatio).toBeGreaterThan(1.5);
    expect(plantWorld('plain', 1, 500).truth.hiddenRiskRatio).toBe(1);
  });
});

describe('verifyDrivers', () => {
  // A small version of `sidetone verify-drivers`: with 3 seeds shares are coarse, so goals that need more are given room.
  it('finds what was planted, acquits the rest and covers the truth', () => {
    const steps: number[] = [];
    const rows = verifyDrivers({ seeds: 3, answers: 8_000, progress: (done) => steps.push(done) });
    const share = (part: string) => rows.find(({ promise }) => promise.includes(part))?.share ?? Number.NaN;
    expect(steps).toEqual([1, 2, 3]);
    for (const kpi of ['dropped_calls', 'setup_failures', 'data_session_failures', 'open_ticket_hours', 'outages'])
      expect(share(`${kpi}: planted effect found`)).toBe(1);
    expect(share('without effect: flagged')).toBeLessThanOrEqual(0.17);
    expect(share('delta method')).toBeGreaterThanOrEqual(0.83);
    expect(share('bootstrap')).toBeGreaterThanOrEqual(0.83);
    expect(share('located within')).toBe(1);
    expect(share('no effect at all')).toBe(1);
    expect(share('proportional odds broken')).toBe(1);
    expect(share('E-value not above')).toBe(1);
  });
});
