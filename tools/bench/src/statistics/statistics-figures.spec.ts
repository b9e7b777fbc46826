import { isReached } from '../figure.js';
import { CONTESTS, OWN_TASKS } from './contests.js';
import { statisticsFigures } from './statistics-figures.js';

const own = new Map(OWN_TASKS.map((task) => [task, [1, 2, 9]]));
const contest = (peer: string) => {
  const found = CONTESTS.find((each) => each.peer === peer);
  if (!found) throw new Error(`${peer} is no peer`);
  return found;
};
const runs = [
  { seconds: 20, peakMemoryMb: 700 },
  { seconds: 30, peakMemoryMb: 900 },
];

it('compares round by round, and what was measured once with the middle of ours', () => {
  const peers = new Map([
    [contest('lrm_fit'), [4, 8, 9]],
    [contest('polr'), [80]],
  ]);
  const figures = new Map(statisticsFigures(1_000, { own, peers, runs }).map((each) => [each.name, each]));
  const valueOf = (name: string) => figures.get(`statistics.${name}`)?.value;
  expect(valueOf('ordinal_vs_lrm_fit')).toBe(4); // of 4, 4 and 1
  expect(valueOf('ordinal_lrm_fit_s')).toBe(8);
  expect(valueOf('ordinal_vs_polr')).toBe(40);
  expect(valueOf('drivers_in_lrm_fits')).toBe(4.375); // of 20 / 4 and 30 / 8
  expect(valueOf('drivers_peak_memory_mb')).toBe(900);
  expect([...figures.values()].filter((each) => isReached(each) === false)).toEqual([]);
});

it('has no figure against a peer that was not there', () => {
  const names = statisticsFigures(1_000, { own, peers: new Map(), runs }).map(({ name }) => name);
  expect(names).toEqual([
    'statistics.answers',
    ...OWN_TASKS.map((task) => `statistics.${task}_s`),
    'statistics.drivers_s',
    'statistics.drivers_peak_memory_mb',
  ]);
});
