import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runToEnd } from '../processes/index.js';
import { cachedFolder, type Account } from '../state/index.js';
import type { PostgresPrograms } from './postgres-programs.js';
import { INITDB_ARGS, SUPERUSER } from './server-settings.js';

export interface ClusterPlace {
  readonly base: string;
  readonly programs: PostgresPrograms;
  readonly account: Account | undefined;
}

/** What `initdb` makes takes seconds, a copy of it a tenth of one: made once, with a password that nobody chose. */
export async function copyEmptyCluster(place: ClusterPlace, to: string): Promise<{ password: string }> {
  const template = await cachedFolder(templatePath(place), (folder) => makeTemplate(folder, place));
  await mkdir(to, { mode: 0o700 });
  if (place.account) await chown(to, place.account.uid, place.account.gid);
  await runToEnd(
    {
      name: 'Copying the empty cluster',
      command: 'cp',
      args: ['-R', `${join(template, 'cluster')}/.`, to],
      logFile: `${to}.copy.log`,
      account: place.account,
    },
    `If the copy in ${template} is damaged, remove it and try again.`,
  );
  return { password: await readFile(join(template, 'password'), 'utf8') };
}

function templatePath({ base, programs, account }: ClusterPlace): string {
  const owner = account === undefined ? '' : `-${account.uid}`;
  return join(base, `postgres-${programs.version}${owner}`);
}

async function makeTemplate(folder: string, { programs, account }: ClusterPlace): Promise<void> {
  const password = randomBytes(12).toString('hex');
  const [cluster, passwordFile] = [join(folder, 'cluster'), join(folder, 'password')];
  await chmod(folder, 0o711);
  await mkdir(cluster, { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [cluster, passwordFile]) await chown(path, account.uid, account.gid);
  const logFile = join(folder, 'initdb.log');
  await runToEnd(
    {
      name: 'Making an empty PostgreSQL cluster',
      command: programs.initdb,
      args: [
        ...INITDB_ARGS,
        '-D',
        cluster,
        '-U',
        SUPERUSER,
        '-A',
        'scram-sha-256',
        '--pwfile',
        passwordFile,
        '--no-sync',
      ],
      env: { ...process.env, LC_ALL: 'C' },
      logFile,
      cwd: folder,
      account,
    },
    'What it says may tell how to mend it.',
  );
  await rm(logFile);
}
