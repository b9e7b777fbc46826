import type { Seen } from '../seen.js';
import { questions } from '../questions.js';
import { counted, percent, points, whole } from '../words.js';

/** A figure with its name and what it rests on. */
export interface Tile {
  readonly name: string;
  readonly figure: string;
  readonly words: string;
}

/** What is to be known first. No figure stands without what it rests on. */
export function tilesOf({ found }: Seen): readonly Tile[] {
  return [scoreTile(found), rateTile(found), driversTile(found), casesTile(found)];
}

function scoreTile({ scoreNow: [now] }: Seen['found']): Tile {
  const name = questions.scoreNow.title;
  if (now === undefined || now.Score === null)
    return { name, figure: 'No score yet', words: now?.['rests on'] ?? questions.scoreNow.empty };
  return {
    name,
    figure: points(now.Score),
    words: `95 % interval ${points(now.from)} to ${points(now.to)}, ${now['rests on']}`,
  };
}

function rateTile({ responseRate: [now] }: Seen['found']): Tile {
  const name = questions.responseRate.title;
  if (now === undefined || now.Rate === null)
    return { name, figure: 'No rate yet', words: questions.responseRate.empty };
  return {
    name,
    figure: percent(now.Rate),
    words: `95 % interval ${percent(now.from)} to ${percent(now.to)}, ${whole(now.asked)} asked`,
  };
}

function driversTile({ verdictOfDrivers: [run], drivers }: Seen['found']): Tile {
  const name = 'Drivers';
  if (run === undefined) return { name, figure: 'No run yet', words: questions.verdictOfDrivers.empty };
  const rests = counted(run.answers, 'answer');
  if (run.Verdict === 'no usable signal')
    return {
      name,
      figure: 'No signal',
      words: `The last run has no usable signal, by ${rests}: nothing is to be acted on.`,
    };
  const associated = drivers.filter(({ Finding }) => Finding === 'associated').length;
  return {
    name,
    figure: counted(associated, 'KPI'),
    words: `associated with the score, by ${rests}; the verdict on the run: ${run.Verdict}`,
  };
}

function casesTile({ casesNow: [now] }: Seen['found']): Tile {
  if (now === undefined) return { name: 'Who waits', figure: 'Nobody', words: questions.casesNow.empty };
  if (now.Live === 0) return { name: 'Who waits', figure: 'Nobody', words: 'No case is live.' };
  const first = now['First contact past due'];
  return {
    name: 'Who waits',
    figure: first === 0 ? 'Nobody past due' : `${whole(first)} past due`,
    words: `for a first contact; ${counted(now['Resolution past due'], 'resolution')} past due; ${counted(now.Live, 'live case')}`,
  };
}
