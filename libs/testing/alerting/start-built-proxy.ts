import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@sidetone/infrastructure/ports';
import { superviseProcess } from '@sidetone/infrastructure/processes';
import { workspaceRoot } from '../suite/workspace-root.js';

/** Starts the built proxy (`npx tsc -b` first) in front of services at these addresses, as compose does. */
export async function startBuiltProxy(
  services: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const program = join(workspaceRoot, 'tools', 'demo', 'dist', 'proxy', 'main.js');
  if (!existsSync(program)) throw new Error(`${program} is missing: build it first (npx tsc -b).`);
  const folder = await mkdtemp(join(tmpdir(), 'sidetone-proxy-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const addresses = Object.entries(services).map(([service, address]) => [
    `${service.toUpperCase().replaceAll('-', '_')}_URL`,
    address,
  ]);
  const running = await superviseProcess({
    name: 'proxy',
    command: process.execPath,
    args: [program],
    env: { PATH: process.env['PATH'], PORT: String(port), HOST: '127.0.0.1', ...Object.fromEntries(addresses) },
    logFile: join(folder, 'proxy.log'),
    readyUrl: `${url}/health/live`,
  });
  return {
    url,
    stop: async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
