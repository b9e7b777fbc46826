export const PAGE_LANGUAGES = ['en', 'fi', 'sv'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** The page's language: that of the invitation (`fi-FI` counts as `fi`), else what the browser prefers, else English. */
export function pageLanguage(invited: string | undefined, acceptLanguage: string | undefined): PageLanguage {
  const wished = [invited ?? '', ...(acceptLanguage ?? '').slice(0, 500).split(',')];
  for (const tag of wished) {
    const base = tag.trim().split(/[-_;]/, 1)[0]?.toLowerCase();
    const known = PAGE_LANGUAGES.find((language) => language === base);
    if (known !== undefined) return known;
  }
  return 'en';
}
