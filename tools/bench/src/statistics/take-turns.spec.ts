import { CONTESTS, OWN_TASKS, type PeerParty } from './contests.js';
import type { TaskDone } from './party-words.js';
import { Disagreement, takeTurns } from './take-turns.js';

const values = { coefficient: [0.1], p: [0.5], weight: [0.2], estimate: [31], error: [0.05] };

/** A party that finds `values`, but for what is told otherwise, and writes down what it is asked. */
function aParty(
  name: string,
  asked: string[],
  found: Partial<typeof values> = {},
  ready: readonly string[] = EVERY_TASK,
) {
  const ask = async (task: string): Promise<TaskDone> => {
    asked.push(`${name} ${task}`);
    return { task, seconds: asked.length, values: { ...values, ...found } };
  };
  return { ask, ready, about: `${name} 1.0` };
}
const EVERY_TASK = CONTESTS.map(({ peerTask }) => peerTask);

function turns(peers: ReadonlyMap<PeerParty, ReturnType<typeof aParty>>, asked: string[], slowest = false) {
  const said: string[] = [];
  const driverRun = async () => ({ seconds: asked.push('own drivers'), peakMemoryMb: 700 });
  const say = (line: string) => void said.push(line);
  const plan = { own: aParty('own', asked), peers, driverRun, rounds: 2, slowest, say };
  return { said, times: takeTurns(plan) };
}

it('asks us and then the peers for each task, warms up once, and measures slow peers in one round only', async () => {
  const asked: string[] = [];
  const peers = new Map([
    ['python' as const, aParty('python', asked)],
    ['r' as const, aParty('r', asked)],
  ]);
  const { own, peers: theirs } = await turns(peers, asked, true).times;
  expect(asked.slice(0, 4)).toEqual(['own ordinal', 'r lrm', 'own spearman', 'python spearman']);
  expect(own.get('ordinal')).toHaveLength(2);
  const rounds = Object.fromEntries(
    [...theirs].map(([{ party, peerTask }, seconds]) => [`${party} ${peerTask}`, seconds.length]),
  );
  expect(rounds).toMatchObject({ 'r lrm': 2, 'python kendall': 2, 'r polr': 1, 'python ordered_model': 1 });
  expect(asked.filter((what) => what === 'r polr')).toHaveLength(1);
  expect(asked.filter((what) => what === 'r lrm')).toHaveLength(3);
  expect(asked.filter((what) => what === 'own drivers')).toHaveLength(2);
});

it('leaves the slowest out unless it is asked for', async () => {
  const asked: string[] = [];
  await turns(new Map([['python', aParty('python', asked)]]), asked).times;
  expect(asked).not.toContain('python ordered_model');
  expect(asked).toContain('python lmg');
});

it('says what a peer is here without, and measures us alone where there is none', async () => {
  const asked: string[] = [];
  const { said, times } = turns(new Map([['r', aParty('r', asked, {}, ['johnson', 'lmg'])]]), asked);
  const { own, peers } = await times;
  expect(said).toContain('lrm_fit is left out: r 1.0 is here without it');
  expect([...peers.keys()].map(({ peerTask }) => peerTask)).toEqual(['johnson', 'lmg']);
  expect([...own.keys()]).toEqual([...OWN_TASKS]);
});

it('compares nothing when a peer finds something else', async () => {
  const asked: string[] = [];
  const { times } = turns(new Map([['python', aParty('python', asked, { coefficient: [0.1 + 2e-9] })]]), asked);
  await expect(times).rejects.toThrow(Disagreement);
  await expect(times).rejects.toThrow('spearman: we and scipy do not find the same, so nothing is compared');
});
