import type { CaseEntry, HistoryOfCase, LoopDocuments, ShownCase } from '../read/shown-cases.js';
import { CaseClocks, type LedgerAnswer, type LedgerClock } from './case-clocks.js';
import type { OpenMinutes } from './open-minutes.js';
import { KINDS, type Kind } from './service-promises.js';

export interface Replayed {
  readonly clocks: ReadonlyMap<Kind, LedgerClock>;
  /** By the names of the history: how often something of the kind was told. */
  readonly told: readonly string[];
  readonly problems: readonly string[];
}

interface CaseToReplay {
  readonly one: ShownCase;
  readonly history: HistoryOfCase;
  readonly answers: ReadonlyMap<string, LedgerAnswer>;
  readonly documents: LoopDocuments;
  readonly open: OpenMinutes;
  /** Of the whole simulation, in order. */
  readonly ticks: readonly number[];
}

/** Who tells of clocks and closes what nobody speaks of any more. */
const WATCH = 'sidetone';
const ANSWERS = ['open', 'joins', 'goodNews'];
const VERDICTS = ['verifySatisfied', 'verifyNotSatisfied', 'reopen'];

/** Lives a case once more from its answers and what people did, and holds what the platform told of its clocks against that. */
export function replayCase({ one, history, answers, documents, open, ticks }: CaseToReplay): Replayed {
  const clocks = new CaseClocks(one, documents, open);
  const problems: string[] = [];
  const expected: string[] = [];
  const say = (at: number, words: readonly string[]): void => {
    for (const word of words) expected.push(`${iso(at)} ${word}`);
  };
  const told = history.filter(tellsByItself).map(({ at, move }) => `${at} ${move}`);
  const done = history.filter((entry) => !tellsByItself(entry));
  let next = 0;
  for (const tick of ticks) {
    if (next > 0) say(tick, clocks.sweep(tick));
    for (; next < done.length && Date.parse(done[next]?.at ?? '') <= tick; next += 1) {
      const entry = done[next];
      if (!entry) break;
      if (ANSWERS.includes(entry.move)) {
        const responseId = responseIn(entry);
        const answer = answers.get(responseId);
        if (!answer) problems.push(`lists ${responseId}, which nobody gave`);
        else {
          if (answer.arrivedAt !== Date.parse(entry.at))
            problems.push(`knows ${responseId} since ${entry.at}; it was given at ${iso(answer.arrivedAt)}`);
          say(tick, clocks.takeAnswer(responseId, answer));
        }
      } else clocks.follow(entry);
    }
  }
  if (next < done.length) problems.push(`goes on after the last tick, with ${done[next]?.move} at ${done[next]?.at}`);
  const verdicts = done.filter(({ move, by }) => VERDICTS.includes(move) && by === 'customer');
  problems.push(...differences([...told, ...verdicts.map(({ at, move }) => `${at} ${move}`)], expected));
  for (const kind of KINDS) problems.push(...clockProblems(kind, one, clocks.clocks.get(kind), ticks.at(-1) ?? 0));
  if (one.escalationLevel !== clocks.level)
    problems.push(`stands at level ${one.escalationLevel}; by the ledger at ${clocks.level}`);
  if (one.band !== clocks.band) problems.push(`is a ${one.band}'s; by its answers a ${clocks.band}'s`);
  return { clocks: clocks.clocks, told: [...told].map((line) => line.split(' ')[1] ?? ''), problems };
}

const iso = (at: number): string => new Date(at).toISOString();

/** Who acts through the API comes by a key; what the platform tells by itself does not. That cases share something says nothing of clocks. */
function tellsByItself({ by, via, move }: CaseEntry): boolean {
  return by === WATCH && via === null && move !== 'incident';
}

function responseIn({ detail }: CaseEntry): string {
  return typeof detail === 'object' && detail !== null && 'responseId' in detail ? String(detail.responseId) : '';
}

/** What stands in one list and not as often in the other, a sentence each. */
function differences(told: readonly string[], expected: readonly string[]): readonly string[] {
  const left = [...expected];
  const unexpected = told.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return [...unexpected.map((line) => `has ${line}, which should not be`), ...left.map((line) => `lacks ${line}`)];
}

function clockProblems(kind: Kind, one: ShownCase, clock: LedgerClock | undefined, until: number): readonly string[] {
  const shown = one[kind];
  if (!clock) return [`has no answer that would start its ${kind}`];
  const { dueAt, warnAt, stoppedAt } = clock;
  const done = stoppedAt === undefined ? null : iso(stoppedAt);
  const open = until > dueAt ? 'overdue' : 'running';
  const state = stoppedAt === undefined ? open : stoppedAt <= dueAt ? 'kept' : 'broken';
  const by = { due: iso(dueAt), warn: iso(warnAt), done, state };
  return (['due', 'warn', 'done', 'state'] as const)
    .filter((part) => shown[part] !== by[part])
    .map((part) => `shows its ${kind} ${part} ${shown[part] ?? 'nothing'}; by the ledger ${by[part] ?? 'nothing'}`);
}
