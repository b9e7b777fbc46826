import { literal } from '../database/index.js';

/** What stands in for the words that a question leaves open. */
export interface Choices {
  /** The time that is shown, ISO 8601. */
  readonly from: string;
  readonly to: string;
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * The question as Grafana sends it: the time that is shown and variables put in as texts of SQL.
 * @throws Error where something is left open
 */
export function asSent(sql: string, { from, to, variables }: Choices): string {
  const sent = sql
    .replace(
      /\$__timeFilter\(([^)]+)\)/g,
      (_, column: string) => `${column} BETWEEN ${literal(from)} AND ${literal(to)}`,
    )
    .replaceAll('$__timeFrom()', () => literal(from))
    .replaceAll('$__timeTo()', () => literal(to))
    .replace(/\$\{(\w+):sqlstring\}/g, (open, name: string) => {
      const value = variables[name];
      return value === undefined ? open : literal(value);
    });
  const open = /\$(__\w+|\{[^}]*\})/.exec(sent);
  if (open) throw new Error(`Nothing is put in for ${open[0]} of the question: ${sql}`);
  return sent;
}
