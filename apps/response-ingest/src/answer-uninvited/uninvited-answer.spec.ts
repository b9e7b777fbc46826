import type { KnownInteraction } from '../keep-interactions/known-interaction.js';
import { occasionIdOf, occasionOf, type UninvitedAnswer } from './uninvited-answer.js';

const given: UninvitedAnswer = {
  surveyId: 'in-app',
  answerId: 'A-1',
  contactId: 'CON-100',
  channel: 'web',
  interactionId: undefined,
  subscriptionId: undefined,
  journeyArea: undefined,
  kind: undefined,
  language: undefined,
  askedBy: undefined,
  answer: {
    content: { score: 9, reasons: [], comment: undefined, redacted: false, items: [], consents: [] },
    extent: 'whole',
    answeredAtHint: undefined,
  },
};
const contact = { contactId: 'CON-100', customerId: 'CUS-100', language: 'fi', staff: false, version: 1 };
const interaction: KnownInteraction = {
  interactionId: 'INT-1',
  customerId: 'CUS-100',
  contactId: undefined,
  subscriptionId: 'SUB-1001',
  journeyArea: 'billing',
  at: 17,
};
const programme = { version: 4, kind: 'wave', journeyArea: 'sales' } as const;

it('is known by survey and answer together', () => {
  expect(occasionIdOf(given)).toBe(occasionIdOf({ surveyId: 'in-app', answerId: 'A-1' }));
  expect(occasionIdOf({ surveyId: 'in-app', answerId: 'A-2' })).not.toBe(occasionIdOf(given));
  expect(occasionIdOf({ surveyId: 'a', answerId: '","b' })).not.toBe(occasionIdOf({ surveyId: 'a","', answerId: 'b' }));
});

it('is about the interaction, as far as that is known', () => {
  const about = { ...given, interactionId: 'INT-1', journeyArea: 'support' as const };
  expect(occasionOf(about, contact, interaction, undefined)).toMatchObject({
    kind: 'transactional',
    journeyArea: 'billing',
    subscriptionId: 'SUB-1001',
    triggeredAt: 17,
    customerId: 'CUS-100',
    language: 'fi',
  });
  expect(occasionOf(about, contact, undefined, programme)).toMatchObject({
    journeyArea: 'support',
    triggeredAt: undefined,
  });
});

it('is of the kind and area of its programme, where nothing nearer says another', () => {
  expect(occasionOf({ ...given, kind: 'relationship' }, contact, undefined, programme)).toMatchObject({
    kind: 'wave',
    journeyArea: 'sales',
    programmeVersion: 4,
  });
  expect(occasionOf(given, contact, undefined, undefined)).toMatchObject({
    kind: 'relationship',
    journeyArea: undefined,
  });
});
