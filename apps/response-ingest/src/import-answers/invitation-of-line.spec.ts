import { invitationOfLine } from './invitation-of-line.js';

const survey = { surveyId: 'tracker', kind: 'relationship', journeyArea: undefined } as const;
const answer = {
  line: 2,
  key: 'line:2',
  contactId: 'CON-1',
  customerId: 'CUS-1',
  subscriptionId: undefined,
  channel: 'web',
  answeredAt: 0,
  content: { score: 9, reasons: [], comment: undefined, redacted: false, items: [], consents: [] },
} as const;

it('has an id that follows from survey and key', () => {
  const { invitationId } = invitationOfLine(survey, answer);
  expect(invitationOfLine(survey, { ...answer, line: 3, contactId: 'CON-2' }).invitationId).toBe(invitationId);
  expect(invitationOfLine(survey, { ...answer, key: 'line:3' }).invitationId).not.toBe(invitationId);
  expect(invitationOfLine({ ...survey, surveyId: 'tracker2' }, answer).invitationId).not.toBe(invitationId);
});

it('has a link that nobody can know', () => {
  const { linkHash } = invitationOfLine(survey, answer);
  expect(linkHash).toMatch(/^[0-9a-f]{64}$/);
  expect(invitationOfLine(survey, answer).linkHash).not.toBe(linkHash);
});
