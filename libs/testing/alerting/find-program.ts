import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';

export type Program =
  { readonly kind: 'found'; readonly path: string } | { readonly kind: 'none'; readonly why: string };

/** By what names the programs go: Debian's package calls Alertmanager otherwise than its makers. */
export const ALERT_TOOLS = {
  promtool: ['promtool'],
  prometheus: ['prometheus'],
  alertmanager: ['prometheus-alertmanager', 'alertmanager'],
} as const;

/**
 * Where a program is on PATH.
 * @throws Error in CI where it is not: there alerts are never left unchecked
 */
export function findProgram(names: readonly string[]): Program {
  const folders = (env['PATH'] ?? '').split(delimiter);
  const path = names.flatMap((name) => folders.map((folder) => join(folder, name))).find((place) => existsSync(place));
  if (path !== undefined) return { kind: 'found', path };
  const why = `no ${names.join(' or ')} was found: install it (Debian: apt-get install prometheus prometheus-alertmanager)`;
  if (env['CI'] !== undefined && env['CI'] !== '' && env['CI'] !== 'false') throw new Error(`In CI ${why}.`);
  return { kind: 'none', why };
}
