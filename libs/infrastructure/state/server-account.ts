import { readFile } from 'node:fs/promises';
import { InfrastructureError } from '../failure/index.js';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** In this order: made for the purpose, or at least without rights. No account is added to somebody's machine. */
const CANDIDATES = ['postgres', 'nobody'];

/** PostgreSQL refuses to run as root: the account it runs as instead, or `undefined` when we are not root. */
export async function serverAccount(uid = process.getuid?.()): Promise<Account | undefined> {
  if (uid !== 0) return undefined;
  const accounts = accountsIn(await readFile('/etc/passwd', 'utf8'));
  for (const name of CANDIDATES) {
    const account = accounts.get(name);
    if (account !== undefined) return account;
  }
  throw new InfrastructureError(
    'PostgreSQL does not run as root, and this system has neither an account "postgres" nor "nobody"; ' +
      'run the command as another user.',
  );
}

/** The accounts of a passwd(5) file by name. */
export function accountsIn(passwd: string): ReadonlyMap<string, Account> {
  const accounts = new Map<string, Account>();
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined) continue;
    accounts.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return accounts;
}
