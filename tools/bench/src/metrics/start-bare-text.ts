import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '@sidetone/infrastructure/ports';
import { superviseProcess } from '@sidetone/infrastructure/processes';
import { NODE_FLAGS } from '@sidetone/platform/service';

export interface BareText {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the yardstick with a text to hand out, as services are started. */
export async function startBareText(root: string, text: string): Promise<BareText> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = join(root, 'tools', 'bench', 'dist');
  const file = join(folder, 'bare-text.txt');
  await writeFile(file, text);
  const server = await superviseProcess({
    name: 'bare Fastify',
    command: process.execPath,
    args: [...NODE_FLAGS, join(import.meta.dirname, 'bare-text.js')],
    env: { PATH: process.env['PATH'], PORT: String(port), TEXT_FILE: file },
    logFile: join(folder, 'bare-text.log'),
    readyUrl: `${url}/health`,
    readyWithinMs: 30_000,
  });
  return { url, stop: async () => void (await server.stop()) };
}
