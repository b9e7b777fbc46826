import type { Invitation } from '../keep-invitations/invitation.js';
import type { StandingAnswer } from '../record-answers/decide-answer.js';
import { pageAfter, pageBefore } from './choose-page.js';
import { pageLanguage } from './page-language.js';
import { questionPage } from './question-page.js';
import { typedAnswer } from './typed-answer.js';

const noAnswer = { language: 'en', journeyArea: undefined, present: undefined } as const;
const HOUR = 3_600_000;
const invitation: Invitation = {
  invitationId: 'INV-1',
  surveyId: 'support-transactional',
  kind: 'transactional',
  waveId: undefined,
  contactId: 'CON-100',
  customerId: 'CUS-100',
  subscriptionId: undefined,
  journeyArea: 'support',
  channel: 'webhook',
  language: 'fi',
  triggeredAt: undefined,
  dispatchedAt: 0,
  expiresAt: 100 * HOUR,
};
const standing: StandingAnswer = {
  responseId: 'RSP-1',
  revision: 1,
  firstRecordedAt: 10 * HOUR,
  content: {
    score: 3,
    reasons: ['data'],
    comment: '</textarea><script>alert(1)</script>',
    redacted: false,
    items: [],
    consents: [],
  },
};
const visit = { language: 'fi', invitation, standing: undefined, correctionHours: 24, now: 11 * HOUR } as const;

describe('the question page', () => {
  const { html, status } = pageBefore(visit);

  it('is in the language of the invitation and says so', () => {
    expect(status).toBe(200);
    expect(html).toContain('<html lang="fi">');
  });

  it('asks with eleven radio buttons in a fieldset, and works without scripts', () => {
    expect(html.match(/type="radio" name="score"/g)).toHaveLength(11);
    expect(html).toMatch(/<fieldset[^>]*>\s*<legend>/);
    expect(html).toContain('<form method="post">');
    expect(html).not.toContain('<script');
  });

  it('preselects nothing, so that no score is given by accident', () => {
    expect(html).not.toContain(' checked');
  });

  it('says what was wrong when an answer could not be used', () => {
    const page = pageAfter({ language: 'en', invitation, outcome: { kind: 'refused', typed: typedAnswer({}) } });
    expect(page.status).toBe(400);
    expect(page.html).toContain('role="alert"');
  });
});

describe('the page of a refused answer', () => {
  const body = { score: 0, reasons: ['price', 'gold'], comment: '</textarea><b>too long</b>' };
  const { html } = pageAfter({ language: 'en', invitation, outcome: { kind: 'refused', typed: typedAnswer(body) } });

  it('keeps what was typed, as text', () => {
    expect(html).toContain('value="0" required checked');
    expect(html).toContain('value="price" checked');
    expect(html).toContain('&lt;/textarea&gt;&lt;b&gt;too long');
    expect(html).not.toContain('<b>');
  });

  it('chooses nothing where what was chosen is no score', () => {
    expect(questionPage({ ...noAnswer, refused: typedAnswer({ score: '11' }) }).html).not.toContain(' checked');
  });
});

describe('the page of an answered invitation', () => {
  it('shows the present answer, to be corrected within a day', () => {
    const { html } = pageBefore({ ...visit, standing });
    expect(html).toContain('value="3" required checked');
    expect(html).toContain('value="data" checked');
  });

  it('keeps a comment from becoming markup', () => {
    const { html } = pageBefore({ ...visit, standing });
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;/textarea&gt;&lt;script&gt;');
  });

  it('only thanks once the answer can no longer be changed', () => {
    const { html, status } = pageBefore({ ...visit, standing, now: 35 * HOUR });
    expect(status).toBe(200);
    expect(html).not.toContain('<form');
  });
});

describe('pages that say no', () => {
  it('tell an unknown link, a closed question and a final answer apart', () => {
    expect(pageBefore({ ...visit, invitation: undefined }).status).toBe(404);
    expect(pageBefore({ ...visit, now: 100 * HOUR }).status).toBe(410);
    expect(pageAfter({ language: 'sv', invitation, outcome: { kind: 'tooLate', firstRecordedAt: 0 } }).status).toBe(
      409,
    );
  });
});

describe('the language of a page', () => {
  it("is the invitation's, then the browser's, then English", () => {
    expect(pageLanguage('fi-FI', 'sv')).toBe('fi');
    expect(pageLanguage('de', 'de-DE,sv-SE;q=0.8,en;q=0.5')).toBe('sv');
    expect(pageLanguage(undefined, 'de')).toBe('en');
    expect(pageLanguage(undefined, undefined)).toBe('en');
  });

  it.each(['en', 'fi', 'sv'] as const)('has every text in %s', (language) => {
    const { html } = questionPage({ language, journeyArea: 'billing', present: undefined, refused: typedAnswer({}) });
    expect(html).not.toMatch(/undefined|null/);
  });
});
