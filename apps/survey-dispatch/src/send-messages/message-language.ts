export const MESSAGE_LANGUAGES = ['en', 'fi', 'sv'] as const;
export type MessageLanguage = (typeof MESSAGE_LANGUAGES)[number];

/** The language we write to a contact in: its own where we have it (`fi-FI` counts as `fi`), else English. */
export function messageLanguage(own: string | undefined): MessageLanguage {
  const base = own?.trim().split(/[-_]/, 1)[0]?.toLowerCase();
  return MESSAGE_LANGUAGES.find((language) => language === base) ?? 'en';
}
