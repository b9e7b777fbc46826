/** A statement with its values apart from its text, so that no value is ever read as SQL. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Set by `prepared`. */
  readonly isPrepared?: true;
}

/** What was made here. An object of a caller's that looks like a statement is a value like any other. */
const statements = new WeakSet<object>();

/** Our own text as SQL. Never call it with what came from outside. */
export function trustedSql(text: string, values: readonly unknown[] = []): Sql {
  const statement = { text, values };
  statements.add(statement);
  return statement;
}

/** Builds a statement: `${value}` becomes a parameter, `${sql…}` is embedded with its parameters renumbered. */
export function sql(strings: TemplateStringsArray, ...parts: readonly unknown[]): Sql {
  let text = strings[0] ?? '';
  const values: unknown[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text.replace(/\$(\d+)/g, (_, position: string) => `$${Number(position) + values.length}`);
      values.push(...part.values);
    } else {
      values.push(part);
      text += `$${values.length}`;
    }
    text += strings[index + 1] ?? '';
  });
  return trustedSql(text, values);
}

/**
 * The same statement, planned once for each connection instead of each time. For small statements that are asked all day long, of which planning is a
 * good part: they must find their rows by a key, whatever the values, name the columns they return (a migration may add one), and have few texts.
 */
export function prepared({ text, values }: Sql): Sql {
  const statement = { text, values, isPrepared: true } as const;
  statements.add(statement);
  return statement;
}

/** A column's time as the API writes it, `2026-11-23T10:15:00.000Z`; null stays null. `column` is our own text. */
export function utcText(column: string): Sql {
  return trustedSql(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && statements.has(part);
}
