/** A statement with its values apart from its text, so that no value is ever read as SQL. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
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
  return { text, values };
}

function isSql(part: unknown): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part && 'values' in part && Array.isArray(part.values);
}
