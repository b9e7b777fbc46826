import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../suite/workspace-root.js';

/** An alert as its rule file tells it. */
export interface Alert {
  readonly name: string;
  readonly severity: string | undefined;
  readonly summary: string | undefined;
  readonly runbook: string | undefined;
}

const RULES = join(workspaceRoot, 'deploy', 'prometheus', 'rules');
const OWN_WORDS = /\b(?:sidetone|nodejs|process)_\w+\b|\bup\b/g;

/** What stands in the rule files, by their names. */
export function ruleFiles(): ReadonlyMap<string, string> {
  return new Map(readdirSync(RULES).map((name) => [name, readFileSync(join(RULES, name), 'utf8')]));
}

/** The alerts of a rule file, in its order. That it is well-formed is promtool's to say. */
export function alertsIn(text: string): readonly Alert[] {
  return text
    .split(/^ {6}- (?=alert:|record:)/m)
    .filter((rule) => rule.startsWith('alert:'))
    .map((rule) => ({
      name: /^alert: (\w+)$/m.exec(rule)?.[1] ?? '',
      severity: /severity: (\w+)/.exec(rule)?.[1],
      summary: /^ +summary: (.+)$/m.exec(rule)?.[1],
      runbook: /^ +runbook_url: (.+)$/m.exec(rule)?.[1],
    }));
}

/** The names under which the rules of a file record, in its order. */
export function recordsIn(text: string): readonly string[] {
  return [...text.matchAll(/^ {6}- record: (\S+)$/gm)].map(([, name]) => name ?? '');
}

/** The metrics that the rules of a file ask for: those of services, not those that rules record (they have colons). */
export function metricsIn(text: string): ReadonlySet<string> {
  const expressions = text
    .split(/^ {6}- (?=alert:|record:)/m)
    .slice(1)
    .flatMap((rule) => /^ {8}expr:(?: >-)?\s([\s\S]*?)(?=^ {8}\w|^$|(?![\s\S]))/m.exec(rule)?.[1] ?? []);
  return new Set(expressions.flatMap((expression) => [...expression.matchAll(OWN_WORDS)].map(([name]) => name)));
}
