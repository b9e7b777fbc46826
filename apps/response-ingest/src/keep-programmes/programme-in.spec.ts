import type { ProgrammePublished } from '@sidetone/contracts/events';
import { programmeIn } from './programme-in.js';

const published: ProgrammePublished = {
  programmeId: 'support-transactional',
  version: 3,
  kind: 'transactional',
  title: 'After a support contact',
  state: 'active',
  journeyArea: 'support',
  fallbackLanguage: 'sv-se',
  reasons: [{ code: 'support', labels: [{ language: 'EN', text: 'The person I spoke to' }] }, { code: 'other' }],
  indicators: [{ indicatorId: 'speed', weight: 2, labels: [{ language: 'pt-br', text: 'A rapidez' }] }],
  mayWeCallYou: true,
  mayWeQuoteYou: false,
  publishedAt: '2026-11-23T08:00:00Z',
};

it('keeps what the page asks, its texts by canonical language', () => {
  expect(programmeIn(published)).toEqual({
    version: 3,
    journeyArea: 'support',
    fallbackLanguage: 'sv-SE',
    questionnaire: {
      reasons: [{ code: 'support', labels: { en: 'The person I spoke to' } }, { code: 'other' }],
      indicators: [{ indicatorId: 'speed', weight: 2, labels: { 'pt-BR': 'A rapidez' } }],
      mayWeCallYou: true,
      mayWeQuoteYou: false,
    },
  });
});

it('leaves aside texts in what is no language, and blank ones', () => {
  const changed = ['__proto__', 'not a language', 'de'].map((language) => ({ language, text: 'We call back now.' }));
  const { questionnaire } = programmeIn({ ...published, changed: [...changed, { language: 'fr', text: ' ' }] });
  expect(questionnaire.changed).toEqual({ de: 'We call back now.' });
});
