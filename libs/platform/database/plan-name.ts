/** Each connection keeps its plans for good, and some memory for each. */
const MOST_PLANS = 500;
const names = new Map<string, string>();

/** The name under which connections keep the plan of a text; undefined where there are too many texts to keep plans of. */
export function planName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_PLANS) return known;
  const name = `plan_${names.size}`;
  names.set(text, name);
  return name;
}
