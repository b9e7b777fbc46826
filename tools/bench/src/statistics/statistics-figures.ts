import { figure, median, type Figure } from '../figure.js';
import { CONTESTS, OWN_TASKS } from './contests.js';
import type { Times } from './take-turns.js';

const MOST_MEMORY_MB = 1_024;
/** A whole run takes no longer than so many fits of the peer. */
const MOST_FITS = 10;

/** The figures of tasks and driver runs; those against a peer that was not there are missing. */
export function statisticsFigures(answers: number, { own, peers, runs }: Times): Figure[] {
  const tasks = OWN_TASKS.flatMap((task): Figure[] => {
    const ours = own.get(task) ?? [];
    const against = CONTESTS.filter((contest) => contest.task === task).flatMap((contest): Figure[] => {
      const theirs = peers.get(contest);
      if (theirs === undefined) return [];
      const ratio = contest.slow === undefined ? perRound(theirs, ours) : median(theirs) / median(ours);
      return [
        figure(`statistics.${task}_${contest.peer}_s`, median(theirs), 's', 'lower'),
        figure(`statistics.${task}_vs_${contest.peer}`, ratio, 'x', 'higher', contest.goal),
      ];
    });
    return [figure(`statistics.${task}_s`, median(ours), 's', 'lower'), ...against];
  });
  const seconds = runs.map((run) => run.seconds);
  const fits = [...peers].find(([{ peerTask }]) => peerTask === 'lrm')?.[1];
  return [
    figure('statistics.answers', answers, '', 'higher'),
    ...tasks,
    figure('statistics.drivers_s', median(seconds), 's', 'lower'),
    ...(fits === undefined
      ? []
      : [figure('statistics.drivers_in_lrm_fits', perRound(seconds, fits), 'fits', 'lower', MOST_FITS)]),
    figure(
      'statistics.drivers_peak_memory_mb',
      Math.max(...runs.map(({ peakMemoryMb }) => peakMemoryMb)),
      'MB',
      'lower',
      MOST_MEMORY_MB,
    ),
  ];
}

/** How many times longer they took, round by round, so that a load which comes and goes weighs on both sides. */
function perRound(theirs: readonly number[], ours: readonly number[]): number {
  return median(theirs.map((seconds, round) => seconds / (ours[round] ?? Number.NaN)));
}
