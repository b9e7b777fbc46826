import { aDriver, aRun, aSeen } from '../testing/a-seen.js';
import { tilesOf } from './tiles.js';

const tile = (name: string, seen = aSeen()) => tilesOf(seen).find((one) => one.name === name);

describe('the figures at the top of the page', () => {
  it('are words in an empty system', () => {
    expect(tilesOf(aSeen()).map(({ figure }) => figure)).toEqual([
      'No score yet',
      'No rate yet',
      'No run yet',
      'Nobody',
    ]);
  });

  it('never stand without what they rest on', () => {
    const scoreNow = [{ Score: -3.04, from: -12, to: 6, 'rests on': '412 answers' }];
    const responseRate = [{ Rate: 0.345, from: 0.3, to: 0.4, asked: 1194 }];
    const seen = aSeen({ scoreNow, responseRate });
    expect(tile('Net Promoter Score', seen)).toMatchObject({
      figure: '−3.0',
      words: '95 % interval −12.0 to +6.0, 412 answers',
    });
    expect(tile('Response rate', seen)).toMatchObject({
      figure: '35 %',
      words: '95 % interval 30 % to 40 %, 1,194 asked',
    });
  });

  it('say that one answer is too few, and not 0', () => {
    const scoreNow = [{ Score: null, from: null, to: null, 'rests on': 'Too few answers: 1 of at least 10' }];
    expect(tile('Net Promoter Score', aSeen({ scoreNow }))).toMatchObject({
      figure: 'No score yet',
      words: 'Too few answers: 1 of at least 10',
    });
  });

  it('count the KPIs that are associated with the score, unless the run has no usable signal', () => {
    const drivers = [aDriver('a', 3), aDriver('b', 1, { Finding: 'no evidence' })];
    const usable = tile('Drivers', aSeen({ drivers, verdictOfDrivers: [aRun('weak')] }));
    expect(usable).toMatchObject({ figure: '1 KPI', words: expect.stringContaining('run: weak') as string });
    const useless = tile('Drivers', aSeen({ drivers, verdictOfDrivers: [aRun('no usable signal')] }));
    expect(useless).toMatchObject({
      figure: 'No signal',
      words: expect.stringContaining('nothing is to be') as string,
    });
  });

  it('tell an operator whose cases are all closed from one without cases', () => {
    const allClosed = [{ Live: 0, 'First contact past due': 0, 'Resolution past due': 0 }];
    expect(tile('Who waits', aSeen({ casesNow: allClosed }))?.words).toBe('No case is live.');
    expect(tile('Who waits')?.words).toBe('No cases yet. Each answer opens one.');
    const casesNow = [{ Live: 1, 'First contact past due': 0, 'Resolution past due': 1 }];
    expect(tile('Who waits', aSeen({ casesNow }))).toMatchObject({
      figure: 'Nobody past due',
      words: 'for a first contact; 1 resolution past due; 1 live case',
    });
  });
});
