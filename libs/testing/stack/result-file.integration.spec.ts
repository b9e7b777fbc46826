import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResultFile } from './result-file.js';

describe('the file of a result', () => {
  let folder: string;
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidetone-out-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is refused at the start when its folder is not there', async () => {
    await expect(openResultFile(join(folder, 'nowhere', 'result.json'))).rejects.toThrow(
      `there is no folder ${join(folder, 'nowhere')}`,
    );
  });

  it('is refused when it is a folder itself', async () => {
    await expect(openResultFile(folder)).rejects.toThrow('is a folder; name a file in it');
  });

  it('is there once it is written, and not before', async () => {
    const file = await openResultFile(join(folder, 'result.json'));
    expect(await readdir(folder)).toEqual([]);
    await file.write({ score: 9 });
    expect(JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'))).toEqual({ score: 9 });
  });
});
