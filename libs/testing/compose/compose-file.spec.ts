import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '../suite/workspace-root.js';

const read = (...path: string[]): string => readFileSync(join(workspaceRoot, ...path), 'utf8');
const compose = read('docker-compose.yml');
const all = (pattern: RegExp, text: string): string[] => [...text.matchAll(pattern)].map(([, found = '']) => found);

describe('docker-compose.yml', () => {
  it('publishes on this machine alone, each port by a setting', () => {
    const published = all(/^ {6}- ((?:[\d.]+:)?\S+:\d+)$/gm, compose);
    expect(published).toHaveLength(6);
    for (const port of published) expect(port).toMatch(/^127\.0\.0\.1:\$\{[A-Z]+_PORT:-\d+\}:\d+$/);
  });

  it('has a file for a trial of each secret, and a way to make all of them anew', () => {
    const secrets = all(/^ {4}file: \$\{SIDETONE_SECRETS:-\.\/deploy\/secrets\/trial\}\/(\w+)$/gm, compose).sort();
    expect(readdirSync(join(workspaceRoot, 'deploy', 'secrets', 'trial')).sort()).toEqual(secrets);

    const folder = mkdtempSync(join(tmpdir(), 'sidetone-secrets-'));
    const make = () =>
      spawnSync('sh', [join(workspaceRoot, 'deploy', 'secrets', 'make'), folder], { encoding: 'utf8' });
    expect(make().status).toBe(0);
    const made = readdirSync(folder).sort();
    const texts = made.map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(made).toEqual(secrets);
    expect(new Set(texts).size).toBe(secrets.length);
    for (const text of texts) expect(text).toMatch(/^(operator:)?[0-9a-f]{64}\n$/);
    // Others on the machine are kept out by the folder: a container must be able to read the file.
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(make().stdout).toContain('api_keys is there and stays.');
    expect(made.map((name) => readFileSync(join(folder, name), 'utf8'))).toEqual(texts);
    rmSync(folder, { recursive: true });
  });

  it.each(['.env', 'deploy/docker/simulator.env'])('knows every setting of %s', (file) => {
    const named = all(/^([A-Z_]+)=/gm, read(...file.split('/'))).filter((name) => !name.startsWith('COMPOSE_'));
    for (const name of named) expect(compose).toMatch(new RegExp(`\\$\\{${name}:?-`));
  });
});
