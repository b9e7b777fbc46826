import { UploadGate } from './upload-gate.js';

describe('UploadGate', () => {
  it('lets sixteen come, and tells the next to come again until one is done', async () => {
    const gate = new UploadGate();
    const done = Promise.withResolvers<undefined>();
    const held = Array.from({ length: 16 }, () => gate.hold(() => done.promise));
    await expect(gate.hold(() => done.promise)).rejects.toMatchObject({ status: 503 });
    done.resolve(undefined);
    await Promise.all(held);
    expect(await gate.hold(async () => 'taken')).toBe('taken');
  });

  it('takes in four at a time, and the others in their turn', async () => {
    const gate = new UploadGate();
    const begun: number[] = [];
    const ends = Array.from({ length: 6 }, () => Promise.withResolvers<undefined>());
    const all = ends.map(({ promise }, index) =>
      gate.pass(() => {
        begun.push(index);
        return promise;
      }),
    );
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[2]?.resolve(undefined);
    await all[2];
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    for (const { resolve } of ends) resolve(undefined);
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
