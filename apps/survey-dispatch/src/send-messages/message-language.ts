/** The languages that messages are written in without a text of the operator's own. */
export const MESSAGE_LANGUAGES = ['en', 'fi', 'sv', 'de', 'es', 'ar', 'he'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** The language without script, region and variants: of `fi-FI` it is `fi`. */
export const baseOf = (language: string): string => language.trim().split(/[-_]/, 1)[0]?.toLowerCase() ?? '';

/** The built-in language with the same base; undefined where there is none. */
export function builtInLanguage(language: string): MessageLanguage | undefined {
  const base = baseOf(language);
  return MESSAGE_LANGUAGES.find((known) => known === base);
}
