import { readAnswer } from './read-answer.js';

describe('readAnswer', () => {
  it.each([
    ['{"id":42}', { id: 42 }],
    ['', undefined],
    ['<html>', undefined],
  ])('reads %j', async (text, expected) => {
    expect(await readAnswer(new Response(text))).toEqual(expected);
  });

  it('reads no more than it must of an answer without end', async () => {
    let pulled = 0;
    let cancelled = false;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(16 * 1024));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    expect(await readAnswer(new Response(endless))).toBeUndefined();
    expect(pulled).toBeLessThan(10);
    expect(cancelled).toBe(true);
  });
});
