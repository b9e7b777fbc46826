import { npsBand } from '@sidetone/domain/nps';
import { RandomStream } from './random-stream.js';
import { scoreChances } from './score-chances.js';
import { expectedNps, scoreOf } from './score-model.js';
import { temperNoise } from './temper-noise.js';

const cuts = [-4.9, -4.5, -4.1, -3.7, -3.3, -2.7, -2.1, -1.4, -0.3, 0.7];

describe('scoreChances', () => {
  it('are what many answers of the same person come to', () => {
    const stream = new RandomStream(3, 'answers of one person');
    const drawn = { promoter: 0, passive: 0, detractor: 0 };
    const [location, temper, correlation] = [-0.8, -1.2, 0.4];
    for (let answer = 0; answer < 40_000; answer += 1)
      drawn[npsBand(scoreOf(location + temperNoise(temper, correlation, stream), cuts))] += 1 / 40_000;
    const chances = scoreChances(location, temper, { cuts, temperCorrelation: correlation });
    expect(chances.promoter + chances.passive + chances.detractor).toBeCloseTo(1, 12);
    for (const band of ['promoter', 'passive', 'detractor'] as const)
      expect(Math.abs(drawn[band] - chances[band])).toBeLessThan(0.01);
  });

  it('are those of the proportional-odds model where temper says nothing', () => {
    const { promoter, detractor } = scoreChances(0.3, 2, { cuts, temperCorrelation: 0 });
    expect(100 * (promoter - detractor)).toBeCloseTo(expectedNps(0.3, cuts), 6);
  });

  it('are certain where temper says everything', () => {
    expect(scoreChances(0, 3, { cuts, temperCorrelation: 1 })).toEqual({ promoter: 1, passive: 0, detractor: 0 });
  });
});
