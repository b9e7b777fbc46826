import { existsSync } from 'node:fs';
import { request, type RequestOptions } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 1_500;

/** Whether a Docker engine answers within 1.5 s. A client alone (`docker` on the path) is no engine. */
export async function dockerAnswers(env: Readonly<Record<string, string | undefined>>): Promise<boolean> {
  const answers = await Promise.all(engineAddresses(env).map(ping));
  return answers.includes(true);
}

/** Where an engine may listen: what DOCKER_HOST says, else the sockets of the usual installations. */
export function engineAddresses(env: Readonly<Record<string, string | undefined>>): RequestOptions[] {
  const given = env['DOCKER_HOST'];
  if (given !== undefined && given !== '') {
    if (given.startsWith('unix://')) return [{ socketPath: given.slice('unix://'.length) }];
    const { hostname, port } = new URL(given);
    return [{ host: hostname, port: port === '' ? 2375 : Number(port) }];
  }
  const home = env['HOME'] ?? homedir();
  const sockets = [
    '/var/run/docker.sock',
    join(home, '.docker/run/docker.sock'),
    join(home, '.docker/desktop/docker.sock'),
  ];
  const runtime = env['XDG_RUNTIME_DIR'];
  if (runtime !== undefined) sockets.push(join(runtime, 'docker.sock'));
  return sockets.filter((path) => existsSync(path)).map((socketPath) => ({ socketPath }));
}

function ping(address: RequestOptions): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request({ ...address, path: '/_ping', signal: AbortSignal.timeout(PATIENCE_MS) }, (response) => {
      response.resume();
      // An engine names its version; one that wants TLS answers 400 to plain HTTP, and the client library copes with it.
      resolve('api-version' in response.headers || response.statusCode === 400);
    });
    call.once('error', () => resolve(false));
    call.end();
  });
}
