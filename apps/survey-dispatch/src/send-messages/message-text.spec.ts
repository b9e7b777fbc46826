import { messageLanguage, MESSAGE_LANGUAGES } from './message-language.js';
import { messageText } from './message-text.js';

it("writes in the contact's language where we have it, else in English", () => {
  expect(['fi', 'sv-FI', ' EN ', 'de', '', undefined].map(messageLanguage)).toEqual([
    'fi',
    'sv',
    'en',
    'en',
    'en',
    'en',
  ]);
});

it.each(MESSAGE_LANGUAGES)('names the occasion, another for each kind, in %s', (language) => {
  const kinds = ['sale', 'delivery', 'technicianVisit', 'support', 'billing'] as const;
  const texts = kinds.map((kind) => messageText(kind, language));
  expect(new Set(texts).size).toBe(kinds.length);
  for (const text of texts) expect(text.length).toBeLessThan(160);
});
