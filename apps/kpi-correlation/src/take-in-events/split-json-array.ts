const [QUOTE, BACKSLASH, COMMA] = [34, 92, 44];
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/**
 * The items of a JSON array, each as the text it came as, so that each can be judged by its own bytes; undefined for text that is no
 * JSON array. Text is parsed first, so that the walk through it need not doubt it.
 */
export function splitJsonArray(text: string): string[] | undefined {
  if (!isJsonArray(text)) return undefined;
  const items: string[] = [];
  let depth = 0;
  let start = text.indexOf('[') + 1;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (OPENING.has(code)) depth += 1;
    else if (depth > 0 && CLOSING.has(code)) depth -= 1;
    else if (depth === 0 && (code === COMMA || CLOSING.has(code))) {
      const item = text.slice(start, at).trim();
      if (item !== '') items.push(item);
      start = at + 1;
    }
  }
  return items;
}

/** V8 parses without recursion, so that depth alone cannot bring it down; how deep an item may be is judged with the item. */
function isJsonArray(text: string): boolean {
  try {
    return Array.isArray(JSON.parse(text));
  } catch {
    return false;
  }
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at;
}
