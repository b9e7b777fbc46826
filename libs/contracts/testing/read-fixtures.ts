import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostileLine } from './hostile-line.js';

// The fixtures are not compiled, so both testing/ and dist/testing/ find them beside the sources.
const FIXTURES = join(import.meta.dirname.replace(/dist[/\\]testing$/, 'testing'), '..', 'fixtures');

/** Every line of the hostile file, in its order. */
export function readHostileLines(): readonly HostileLine[] {
  const lines = readFileSync(join(FIXTURES, 'hostile.jsonl'), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line): HostileLine => JSON.parse(line));
}

/** The world that the hostile lines assume: `fixtures/fixtures.json`, parsed. */
export function readFixtureWorld(): unknown {
  return JSON.parse(readFileSync(join(FIXTURES, 'fixtures.json'), 'utf8'));
}

/** The sample events by file name: structured CloudEvents, and `ce-binary.*` with topic, key, headers and value. */
export function readSamples(): ReadonlyMap<string, unknown> {
  const folder = join(FIXTURES, 'samples');
  return new Map(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => [name, JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  );
}

/** A sample file that is no JSON, such as `cdr-voice.csv`, as it would be sent. */
export function readSampleFile(name: string): string {
  return readFileSync(join(FIXTURES, 'samples', name), 'utf8');
}
