import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { spoolUpload } from './spool-upload.js';

const FILE = 'a,b\n1,2\n';

describe('spoolUpload', () => {
  it.each([
    ['as it is', undefined, Buffer.from(FILE)],
    ['packed', 'gzip', gzipSync(FILE)],
  ])('keeps a file that comes %s', async (_how, encoding, bytes) => {
    const spooled = await spoolUpload(Readable.from([bytes]), encoding);
    expect(await text(Readable.from(spooled.text()))).toBe(FILE);
    await spooled.close();
  });

  it.each([undefined, 'gzip'])(
    'gives up a sender that falls silent (%s), and can still tell it so',
    async (encoding) => {
      const upload = new PassThrough();
      upload.write(encoding === 'gzip' ? gzipSync(FILE) : FILE);
      await expect(spoolUpload(upload, encoding, 20)).rejects.toMatchObject({
        status: 408,
        message: expect.stringContaining('Nothing came for 0.02 seconds'),
      });
      expect(upload.destroyed).toBe(false);
    },
  );

  it('says that an upload was broken off', async () => {
    const upload = new PassThrough();
    const spooled = spoolUpload(upload, undefined);
    upload.write(FILE);
    upload.destroy();
    await expect(spooled).rejects.toMatchObject({ status: 400 });
  });
});
