/**
 * The language to ask in, of those available: the contact's own, else the same with one subtag less (`pt-BR`, then `pt`: lookup of RFC 4647,
 * section 3.4, without regard to case), else the fallback. It comes back as it is written in `available`.
 */
export function chooseLanguage(
  contactLanguage: string | undefined,
  available: readonly string[],
  fallback: string,
): string {
  const subtags = (contactLanguage ?? '').trim().replaceAll('_', '-').toLowerCase().split('-');
  for (let length = subtags.length; length > 0; length -= 1) {
    // A single letter only introduces what follows it (`zh-x-mine`): such a tag is in no list, and is passed over.
    const wanted = subtags.slice(0, length).join('-');
    const found = available.find((language) => language.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return fallback;
}
