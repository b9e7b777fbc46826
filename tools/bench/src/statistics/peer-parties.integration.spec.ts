import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownTasks } from './own-tasks.js';
import { startParty } from './party.js';
import { peerParties } from './peer-parties.js';
import { makeAnswers, readColumns, writeColumns } from './world-columns.js';
import { writeCsv } from './write-csv.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sidetone-bench-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

const aProgram = (source: string, withinMs = 30_000) =>
  startParty({ name: 'Peer', command: process.execPath, args: ['-e', source], withinMs });

describe('peerParties', () => {
  it('says in a sentence each who is left out, and leaves no half-made environment', async () => {
    const said: string[] = [];
    await writeFile(join(folder, 'requirements.txt'), 'numpy==2.4.6\n');
    const parties = await peerParties({
      answers: join(folder, 'answers.csv'),
      scripts: folder,
      stateDir: join(folder, 'state'),
      say: (line) => void said.push(line),
      programs: { python: join(folder, 'no-python'), rscript: join(folder, 'no-rscript') },
    });
    expect(parties.size).toBe(0);
    expect(said.slice(1)).toEqual([
      expect.stringMatching(/^Python is left out, and what is measured against it: \S+no-python makes no virtual env/),
      expect.stringMatching(/^R is left out, and what is measured against it: \S+no-rscript cannot be started/),
    ]);
    expect(await readdir(join(folder, 'state'))).toEqual([]);
  });
});

describe('startParty', () => {
  it('tells the last words of a program that ends, and ends one that takes too long', async () => {
    await expect(aProgram('console.error("no such file"); process.exit(1)')).rejects.toThrow(
      'Peer ended while loading the answers: no such file',
    );
    await expect(aProgram('setInterval(() => {}, 1000)', 300)).rejects.toThrow(
      'Peer ended while loading the answers: took longer than 0.3 s',
    );
  });

  it('asks one task after another, and ends the program with its input', async () => {
    const party = await aProgram(`
      console.log('{"ready":["lmg"],"about":"Peer 1"}');
      require('readline').createInterface({ input: process.stdin }).on('line', (task) =>
        console.log(JSON.stringify({ task, seconds: 1, values: { threads: [Number(process.env.OMP_NUM_THREADS)] } })));`);
    expect(await party.ask('lmg')).toEqual({ task: 'lmg', seconds: 1, values: { threads: [1] } });
    await party.close();
    await expect(party.ask('lmg')).rejects.toThrow('Peer ended while it was asked for lmg');
  });
});

it('reads back from files the answers that were made, and computes each task from them', async () => {
  const answers = makeAnswers(2_000);
  const [columns, csv] = [join(folder, 'answers.columns'), join(folder, 'answers.csv')];
  await writeColumns(columns, answers);
  await writeCsv(csv, answers);
  const read = readColumns(columns, 2_000);
  expect(JSON.stringify(read)).toBe(JSON.stringify(answers));
  expect(() => readColumns(columns, 2_001)).toThrow('ends before its 2001 answers do');
  const { pointsLost, ...rest } = ownTasks(read).drivers();
  expect([pointsLost?.length, Object.keys(rest)]).toEqual([8, []]);
});
