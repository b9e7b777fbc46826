import type { Transaction } from '@sidetone/platform/database';
import type { AnswerContent } from './answer.js';
import type { AnswerToRecord, Recording } from './answer-recorder.js';
import { GatherAnswers } from './gather-answers.js';

const CONTENT: AnswerContent = {
  score: 9,
  reasons: [],
  comment: undefined,
  redacted: false,
  items: [],
  consents: [],
};

/** The recorder of these tests writes nothing. */
const NOWHERE = {} as Transaction;

/** An answer that only its link tells from others. */
const answerTo = (linkHash: string): AnswerToRecord => ({
  key: { linkHash },
  answer: {
    content: { ...CONTENT, items: [] },
    extent: 'whole',
    answeredAtHint: undefined,
  },
  way: {},
});
const linkOf = ({ key }: AnswerToRecord): string => ('linkHash' in key ? key.linkHash : key.invitationId);
const recordingOf = (answer: AnswerToRecord): Recording => ({
  invitation: undefined,
  recorded: { kind: 'unchanged', responseId: linkOf(answer), revision: 1, content: CONTENT },
});

/** A recorder that notes what it is given together, and fails where the test says so. */
function gatherer(fails: (links: readonly string[]) => Error | undefined = () => undefined) {
  const batches: string[][] = [];
  const gather = new GatherAnswers(
    { transaction: async <T>(work: (tx: Transaction) => Promise<T>) => work(NOWHERE) },
    {
      recordAll: async (_tx, answers) => {
        const links = answers.map(linkOf);
        batches.push(links);
        await Promise.resolve();
        const failure = fails(links);
        if (failure) throw failure;
        return answers.map(recordingOf);
      },
    },
  );
  return { gather, batches };
}

const linksUpTo = (count: number): string[] => Array.from({ length: count }, (_, index) => `link-${index}`);

describe('GatherAnswers', () => {
  it('records who comes alone at once, and together whoever comes meanwhile, each told of the own answer', async () => {
    const { gather, batches } = gatherer();
    const links = linksUpTo(40);
    const recordings = await Promise.all(links.map((link) => gather.record(answerTo(link))));
    expect(recordings.map(({ recorded }) => ('responseId' in recorded ? recorded.responseId : ''))).toEqual(links);
    expect(batches.map(({ length }) => length)).toEqual([1, 1, 38]);
    await gather.record(answerTo('late'));
    expect(batches.at(-1)).toEqual(['late']);
  });

  it('keeps what one transaction holds within bounds', async () => {
    const { gather, batches } = gatherer();
    await Promise.all(linksUpTo(300).map((link) => gather.record(answerTo(link))));
    expect(Math.max(...batches.map(({ length }) => length))).toBe(100);
    expect(batches.flat().sort()).toEqual(linksUpTo(300).sort());
  });

  it('lets nobody suffer from another’s answer', async () => {
    const { gather } = gatherer((links) => (links.includes('link-7') ? new Error('poison') : undefined));
    const settled = await Promise.allSettled(linksUpTo(20).map((link) => gather.record(answerTo(link))));
    expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([7]);
  });

  it('tells all when the database is away, without trying each', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const { gather, batches } = gatherer(() => away);
    const settled = await Promise.allSettled(linksUpTo(20).map((link) => gather.record(answerTo(link))));
    expect(settled.every((one) => one.status === 'rejected' && one.reason === away)).toBe(true);
    expect(batches.map(({ length }) => length)).toEqual([1, 1, 18]);
  });
});
