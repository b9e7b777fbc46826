import { inBatches } from './in-batches.js';

async function* from(count: number): AsyncGenerator<number> {
  for (let item = 0; item < count; item += 1) yield item;
}

describe('inBatches', () => {
  it.each([
    [0, []],
    [2, [[0, 1]]],
    [3, [[0, 1, 2]]],
    [4, [[0, 1, 2], [3]]],
  ])('cuts %d items into lists of three and a rest', async (count, expected) => {
    const batches: (readonly number[])[] = [];
    for await (const batch of inBatches(from(count), 3)) batches.push(batch);
    expect(batches).toEqual(expected);
  });
});
