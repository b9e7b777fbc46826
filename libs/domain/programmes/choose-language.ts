/**
 * The language to ask in, of those available: the contact's own, else the same with one subtag less (`pt-BR`, then `pt`: lookup of RFC 4647,
 * section 3.4, without regard to case), else the fallback. It comes back as it is written in `available`.
 */
export function chooseLanguage(
  contactLanguage: string | undefined,
  available: readonly string[],
  fallback: string,
): string {
  let wanted = (contactLanguage ?? '').trim().replaceAll('_', '-').toLowerCase();
  while (wanted !== '') {
    const found = available.find((language) => language.toLowerCase() === wanted);
    if (found !== undefined) return found;
    // A single letter introduces what follows it (`zh-x-mine`) and says nothing alone.
    wanted = wanted.replace(/(^|-[a-z0-9])?-?[a-z0-9]*$/, '');
  }
  return fallback;
}
