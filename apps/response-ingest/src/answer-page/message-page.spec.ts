import { awayPage, unreadablePage } from './message-page.js';

describe('pages about what went wrong', () => {
  it.each(['en', 'fi', 'sv'] as const)('are in %s', (language) => {
    for (const { html } of [awayPage(language, 503), unreadablePage(language, 415)]) {
      expect(html).toContain(`<html lang="${language}">`);
      expect(html).not.toMatch(/undefined|null/);
    }
  });
});
