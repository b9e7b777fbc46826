import { CONTESTS, OWN_TASKS, type Contest, type OwnTask, type PeerParty } from './contests.js';
import { disagreement } from './disagreement.js';
import type { Party } from './party.js';

/** A peer that tells something else than we do. No figure is worth anything then. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
}

/** A whole driver run in a process of its own. */
export interface DriverRun {
  readonly seconds: number;
  readonly peakMemoryMb: number;
}

/** Seconds of each round: ours by task, and the peers' by contest. Of slow contests there is one round only. */
export interface Times {
  readonly own: ReadonlyMap<OwnTask, readonly number[]>;
  readonly peers: ReadonlyMap<Contest, readonly number[]>;
  readonly runs: readonly DriverRun[];
}

export interface TurnsPlan {
  readonly own: Pick<Party, 'ask'>;
  readonly peers: ReadonlyMap<PeerParty, Pick<Party, 'ask' | 'ready' | 'about'>>;
  readonly driverRun: () => Promise<DriverRun>;
  readonly rounds: number;
  /** Whether contests that are only measured when asked for are. */
  readonly slowest: boolean;
  readonly say: (line: string) => void;
}

/**
 * Each task by us and then by its peers, one after another and nobody at the same time, once to warm up and then in rounds, each with a
 * whole driver run at its end.
 * @throws Disagreement when a peer finds something else
 */
export async function takeTurns({ own, peers, driverRun, rounds, slowest, say }: TurnsPlan): Promise<Times> {
  const contests = CONTESTS.filter((contest) => isHeld(contest, peers, say)).filter(
    ({ slow }) => slow !== 'when asked for' || slowest,
  );
  const times = {
    own: new Map<OwnTask, number[]>(),
    peers: new Map<Contest, number[]>(),
    runs: new Array<DriverRun>(),
  };
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'each task once, to warm up' : `round ${round} of ${rounds}: each task in turns`);
    for (const task of OWN_TASKS) {
      const ours = await own.ask(task);
      if (round > 0) append(times.own, task, ours.seconds);
      for (const contest of contests) {
        if (contest.task !== task || (contest.slow !== undefined && round !== 1)) continue;
        if (contest.slow !== undefined) say(`${contest.peer}, which takes long`);
        const theirs = await peers.get(contest.party)?.ask(contest.peerTask);
        if (theirs === undefined) continue;
        const apart = disagreement(ours.values, theirs.values, contest.nearness);
        if (apart !== undefined)
          throw new Disagreement(
            `${task}: we and ${contest.peer} do not find the same, so nothing is compared: ${apart}`,
          );
        if (round > 0) append(times.peers, contest, theirs.seconds);
      }
    }
    if (round === 0) continue;
    say('a whole driver run');
    times.runs.push(await driverRun());
  }
  return times;
}

function isHeld({ party, peerTask, peer }: Contest, peers: TurnsPlan['peers'], say: TurnsPlan['say']): boolean {
  const found = peers.get(party);
  if (found === undefined) return false; // why was said when it did not start
  if (found.ready.includes(peerTask)) return true;
  say(`${peer} is left out: ${found.about} is here without it`);
  return false;
}

function append<K>(to: Map<K, number[]>, key: K, seconds: number): void {
  to.set(key, [...(to.get(key) ?? []), seconds]);
}
