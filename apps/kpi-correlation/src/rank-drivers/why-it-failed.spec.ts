import { ThreadDied, whyItFailed } from './why-it-failed.js';

const withCode = (code: string): Error => Object.assign(new Error('canceling statement'), { code });

it('tries again what failed with the database or the thread, and tells why', () => {
  expect(whyItFailed(withCode('57P01'), 1000)).toEqual({ kind: 'passing', reason: 'PostgreSQL error 57P01' });
  expect(whyItFailed(new ThreadDied(), 1000)).toEqual({
    kind: 'passing',
    reason: 'The analysis was ended before it was done.',
  });
});

it('names the setting that a slow statement ran into', () => {
  expect(whyItFailed(withCode('57014'), 90_000)).toEqual({
    kind: 'lasting',
    reason: expect.stringMatching(/within the 90 s that RUN_STATEMENT_SECONDS allows: .*narrow the scope/),
  });
});

it('does not try again what would fail again', () => {
  expect(whyItFailed(withCode('ERR_WORKER_OUT_OF_MEMORY'), 1000)).toEqual({
    kind: 'lasting',
    reason: expect.stringContaining('narrow the scope'),
  });
  expect(whyItFailed(new RangeError('score 11 is none'), 1000)).toEqual({
    kind: 'lasting',
    reason: 'score 11 is none',
  });
});
