import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isJsonObject, type JsonObject } from '../validation/index.js';
import { incompatibilities } from './incompatibilities.js';

const PUBLISHED = join(import.meta.dirname.replace(/dist[/\\]tools$/, 'tools'), '..', 'published');

/** The committed files below `published/`, by relative path. */
export function readSnapshot(): ReadonlyMap<string, string> {
  const files = readdirSync(PUBLISHED, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(PUBLISHED.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** Replaces the snapshot: writes every file and removes those that are no longer made. */
export function writeSnapshot(files: ReadonlyMap<string, string>): void {
  for (const path of readSnapshot().keys()) if (!files.has(path)) rmSync(join(PUBLISHED, path));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(PUBLISHED, path)), { recursive: true });
    writeFileSync(join(PUBLISHED, path), content);
  }
}

/** What the generated schemas break for those who know the committed ones; a schema that is gone breaks everything. */
export function brokenPromises(
  committed: ReadonlyMap<string, string>,
  generated: ReadonlyMap<string, string>,
): readonly string[] {
  return [...committed].flatMap(([path, content]) => {
    if (!path.startsWith('schemas/')) return [];
    const now = generated.get(path);
    if (now === undefined) return [`${path}: the event was removed.`];
    return incompatibilities(parse(content), parse(now)).map((change) => `${path}: ${change}`);
  });
}

/** Paths whose content differs, is missing or is no longer made. */
export function staleFiles(
  committed: ReadonlyMap<string, string>,
  generated: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = new Set([...committed.keys(), ...generated.keys()]);
  return [...paths].filter((path) => committed.get(path) !== generated.get(path));
}

function parse(content: string): JsonObject {
  const value: unknown = JSON.parse(content);
  return isJsonObject(value) ? value : {};
}
