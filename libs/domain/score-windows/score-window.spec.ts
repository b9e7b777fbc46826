import { previousWave, scoreWindow } from './index.js';

const zone = 'Europe/Helsinki';
/** In Helsinki, two hours ahead, it is Thursday the 26th already. */
const now = Date.parse('2026-11-25T22:30:00Z');
const windowOf = (text: string) => scoreWindow(text, now, zone);

describe('scoreWindow', () => {
  it('counts rolling days up to and with the operator’s today', () => {
    expect(windowOf('rolling30')).toEqual({
      kind: 'days',
      id: 'rolling30',
      range: { from: '2026-10-28', until: '2026-11-27' },
      previous: { from: '2026-09-28', until: '2026-10-28' },
    });
    expect(scoreWindow('rolling7', now, 'UTC')).toMatchObject({ range: { from: '2026-11-19', until: '2026-11-26' } });
  });

  it.each([
    ['week', 'week:2026-W48', '2026-11-23', '2026-11-30', '2026-11-16'],
    ['month', 'month:2026-11', '2026-11-01', '2026-12-01', '2026-10-01'],
    ['quarter', 'quarter:2026-Q4', '2026-10-01', '2027-01-01', '2026-07-01'],
    ['week:2026-W01', 'week:2026-W01', '2025-12-29', '2026-01-05', '2025-12-22'],
    ['month:2026-03', 'month:2026-03', '2026-03-01', '2026-04-01', '2026-02-01'],
    ['quarter:2026-Q1', 'quarter:2026-Q1', '2026-01-01', '2026-04-01', '2025-10-01'],
  ])('takes %s for %s with the whole one before it', (text, id, from, until, before) => {
    const previous = { from: before, until: from };
    expect(windowOf(text)).toEqual({ kind: 'days', id, range: { from, until }, previous });
  });

  it('takes two days with all between them, both included', () => {
    expect(windowOf('2026-11-01,2026-11-15')).toMatchObject({
      range: { from: '2026-11-01', until: '2026-11-16' },
      previous: { from: '2026-10-17', until: '2026-11-01' },
    });
  });

  it('takes a wave by its id, whatever stands in it', () => {
    expect(windowOf('wave:2026:H1')).toEqual({ kind: 'wave', id: 'wave:2026:H1', waveId: '2026:H1' });
  });

  it.each([
    '',
    'wave:',
    'year',
    'rolling',
    'rolling-3',
    '2026-11-01',
    '2026-02-30,2026-03-02',
    '2026-11-01,2026-11-02,2026-11-03',
  ])('refuses %j and says what there is', (text) => {
    expect(windowOf(text)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('give rolling30') });
  });

  it('refuses a window without a day, or longer than ten years, and a period that does not exist', () => {
    expect(windowOf('2026-11-02,2026-11-01')).toEqual({
      kind: 'refused',
      reason: 'Window "2026-11-02,2026-11-01" has no day: its last day comes before its first.',
    });
    expect(windowOf('rolling0')).toMatchObject({ kind: 'refused' });
    expect(windowOf('rolling9999')).toEqual({
      kind: 'refused',
      reason: 'Window "rolling9999" has 9999 days: at most 3660.',
    });
    expect(windowOf('week:2025-W53')).toEqual({
      kind: 'refused',
      reason: 'There is no week "2025-W53": write it as 2026-W48.',
    });
  });
});

describe('previousWave', () => {
  const wave = (waveId: string, firstDay: string, programme = 'b2b') => ({ waveId, programme, firstDay });
  const waves = [
    wave('c', '2026-09-01'),
    wave('a', '2025-09-01'),
    wave('b', '2026-03-01'),
    wave('x', '2026-08-01', 'home'),
  ];

  it('finds the last wave before, of the same programme', () => {
    expect(previousWave('c', waves)?.waveId).toBe('b');
    expect(previousWave('b', waves)?.waveId).toBe('a');
  });

  it('finds none before the first, nor before one that is not known', () => {
    expect(previousWave('a', waves)).toBeUndefined();
    expect(previousWave('z', waves)).toBeUndefined();
  });

  it('orders waves of the same day by their ids', () => {
    expect(previousWave('b2', [wave('b2', '2026-03-01'), wave('b1', '2026-03-01')])?.waveId).toBe('b1');
  });
});
