import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { superviseProcess, type SupervisedProcess } from '@sidetone/infrastructure/processes';
import { NODE_FLAGS } from '@sidetone/platform/service';
import { workspaceRoot } from './workspace-root.js';

export interface CallResult {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
}

export interface CallOptions {
  /** Sent as JSON, unless `raw` is given. */
  readonly body?: unknown;
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** The API key; null sends none. */
  readonly key?: string | null;
}

/** A service under test: the built process, as it runs in production. */
export interface RunningService {
  readonly url: string;
  readonly process: SupervisedProcess;
  call(method: string, path: string, options?: CallOptions): Promise<CallResult>;
  /** SIGTERM. */
  stop(): Promise<void>;
  /** SIGKILL. */
  kill(): Promise<void>;
  log(lines?: number): Promise<string>;
}

export const TEST_API_KEY = 'test-key-0123456789';

/** Starts `apps/<name>/dist/<main>` (build it first) and waits until it is ready. */
export async function startBuiltService(
  name: string,
  port: number,
  env: Readonly<Record<string, string>>,
  logFile: string,
  main = 'main.js',
): Promise<RunningService> {
  const program = join(workspaceRoot, 'apps', name, 'dist', main);
  if (!existsSync(program)) throw new Error(`${program} is missing: build it first (npx tsc -b).`);
  const url = `http://127.0.0.1:${port}`;
  const supervised = await superviseProcess({
    name,
    command: process.execPath,
    args: [...NODE_FLAGS, program],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      HOST: '127.0.0.1',
      API_KEYS: `tests:${TEST_API_KEY}`,
      ...env,
    },
    logFile,
    readyUrl: `${url}/health/ready`,
    readyWithinMs: 60_000,
  });
  return {
    url,
    process: supervised,
    call: (method, path, options) => call(url + path, method, options),
    stop: async () => void (await supervised.stop()),
    kill: async () => void (await supervised.kill()),
    log: (lines = 50) => supervised.lastLines(lines),
  };
}

async function call(url: string, method: string, options: CallOptions = {}): Promise<CallResult> {
  const { body, raw, headers = {}, key = TEST_API_KEY } = options;
  const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const response = await fetch(url, {
    method,
    headers: {
      ...(key === null ? {} : { 'x-api-key': key }),
      ...(content === undefined || 'content-type' in headers ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(content === undefined ? {} : { body: typeof content === 'string' ? content : Buffer.from(content) }),
    redirect: 'manual',
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text };
}
