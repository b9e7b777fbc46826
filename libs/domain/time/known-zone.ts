const known = new Map<string, boolean>();
/** There are some 600 zones; a stream of made-up names must not fill the memory. */
const MOST_REMEMBERED = 5_000;

/** Whether a name is one of the IANA database. Contacts come with names that nobody checked. */
export function isKnownZone(timeZone: string): boolean {
  const remembered = known.get(timeZone);
  if (remembered !== undefined) return remembered;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const found = isZone(timeZone);
  known.set(timeZone, found);
  return found;
}

function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone });
    return true;
  } catch {
    return false;
  }
}
