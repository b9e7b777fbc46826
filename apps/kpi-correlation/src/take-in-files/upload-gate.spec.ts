import { UploadGate } from './upload-gate.js';

function aPromise() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe('UploadGate', () => {
  it('lets sixteen come, and tells the next to come again until one is done', async () => {
    const gate = new UploadGate();
    const done = aPromise();
    const held = Array.from({ length: 16 }, () => gate.hold(() => done.promise));
    await expect(gate.hold(() => done.promise)).rejects.toMatchObject({ status: 503 });
    done.resolve();
    await Promise.all(held);
    expect(await gate.hold(async () => 'taken')).toBe('taken');
  });

  it('takes in four at a time, and the others in their turn', async () => {
    const gate = new UploadGate();
    const begun: number[] = [];
    const ends = Array.from({ length: 6 }, () => aPromise());
    const all = ends.map(({ promise }, index) =>
      gate.pass(() => {
        begun.push(index);
        return promise;
      }),
    );
    expect(begun).toEqual([0, 1, 2, 3]);
    ends[2]?.resolve();
    await all[2];
    await Promise.resolve();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    for (const { resolve } of ends) resolve();
    await Promise.all(all);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
