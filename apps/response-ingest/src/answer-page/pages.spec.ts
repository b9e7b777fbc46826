import type { KnownInvitation } from '../keep-invitations/invitation.js';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';
import type { Recorded } from '../record-answers/answer-recorder.js';
import type { AnswerContent } from '../record-answers/answer.js';
import type { StandingAnswer } from '../record-answers/decide-answer.js';
import { pageAfter, pageBefore } from './choose-page.js';
import { awayPage, tooManyPage, unreadablePage } from './message-page.js';
import { pageReader } from './page-language.js';
import { languages, PAGE_LANGUAGES } from './texts/index.js';
import { typedAnswer } from './typed-answer.js';

const HOUR = 3_600_000;
const invitation: KnownInvitation = {
  invitationId: 'INV-1',
  surveyId: 'support-transactional',
  programmeVersion: 2,
  kind: 'transactional',
  waveId: undefined,
  contactId: 'CON-100',
  customerId: 'CUS-100',
  subscriptionId: undefined,
  journeyArea: 'support',
  channel: 'webhook',
  language: 'fi',
  verifies: undefined,
  triggeredAt: undefined,
  dispatchedAt: 0,
  expiresAt: 100 * HOUR,
  programme: undefined,
  isOfStaff: false,
};
const programme: KnownProgramme = {
  version: 2,
  journeyArea: 'support',
  fallbackLanguage: 'en',
  questionnaire: {
    reasons: [{ code: 'support', labels: { en: 'The person I spoke to', fi: 'Asiakaspalvelija' } }, { code: 'voice' }],
    indicators: [
      { indicatorId: 'repair "speed"', weight: 2, labels: { fi: 'Korjauksen nopeus', ar: 'سرعة الإصلاح' } },
      { indicatorId: 'manners', weight: 1, labels: { sv: 'Bemötandet' } },
    ],
    mayWeCallYou: true,
    mayWeQuoteYou: false,
    changed: { fi: 'Soitamme nyt takaisin tunnissa.', en: 'We now call back within an hour.' },
  },
};
const asking: KnownInvitation = { ...invitation, programme };
const content: AnswerContent = {
  score: 3,
  reasons: ['voice'],
  comment: '</textarea><script>alert(1)</script>',
  redacted: false,
  items: [{ indicatorId: 'manners', level: 4, weight: 1 }],
  consents: ['callBack'],
};
const standing: StandingAnswer = { responseId: 'RSP-1', revision: 1, firstRecordedAt: 10 * HOUR, content };
const finn = pageReader({ invited: 'fi' });
const briton = pageReader({ invited: 'en' });
const visit = {
  reader: finn,
  invitation,
  standing: undefined,
  correctionHours: 24,
  shownAtMs: 0,
  now: 11 * HOUR,
} as const;
const recorded = (said: Partial<AnswerContent>): Recorded => ({
  kind: 'recorded',
  responseId: 'RSP-1',
  revision: 1,
  content: { score: 3, reasons: [], comment: undefined, redacted: false, items: [], consents: [], ...said },
});
const sent = (outcome: Recorded, isFirstStep: boolean, of = asking, reader = finn) =>
  pageAfter({ reader, invitation: of, outcome, isFirstStep, shownAtMs: 0 }).html;

describe('the question page', () => {
  const { html, status } = pageBefore(visit);

  it('is in the language of the invitation and says so', () => {
    expect(status).toBe(200);
    expect(html).toContain('<html lang="fi" dir="ltr">');
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

  it('asks the score alone first', () => {
    expect(html).toContain('name="step" value="score"');
    expect(html).not.toMatch(/<textarea|type="checkbox"/);
  });

  it('runs from right to left where its language does', () => {
    expect(pageBefore({ ...visit, reader: pageReader({ invited: 'ar' }) }).html).toContain(
      '<html lang="ar" dir="rtl">',
    );
  });

  it('leads to itself in every other language by links, and marks the present one', () => {
    expect([...html.matchAll(/href="\?lang=(\w+)"/g)].map(([, language]) => language)).toEqual(
      PAGE_LANGUAGES.filter((language) => language !== 'fi'),
    );
    expect(html).toContain('<strong lang="fi" dir="ltr" aria-current="true">suomi</strong>');
  });
});

describe('the page after the score', () => {
  it('says that it is saved, keeps it, and asks why', () => {
    const html = sent(recorded({ score: 0 }), true);
    expect(html).toContain('numerosi on tallennettu');
    expect(html).toContain('<input type="hidden" name="score" value="0">');
    expect(html).toContain('<textarea');
    expect(html).not.toContain(' required');
  });

  it('asks whoever was not pleased what went wrong, and whoever was what it is about', () => {
    const { wentWrong, reasonsQuestion } = languages.fi.texts;
    expect(sent(recorded({ score: 8 }), true)).toContain(wentWrong);
    expect(sent(recorded({ score: 9 }), true)).toContain(reasonsQuestion);
    expect(sent(recorded({ score: 9 }), true)).not.toContain(wentWrong);
  });

  it("asks the programme's reasons in its words and order, and no others", () => {
    const html = sent(recorded({}), true);
    expect([...html.matchAll(/name="reasons" value="(\w+)"/g)].map(([, reason]) => reason)).toEqual([
      'support',
      'voice',
    ]);
    expect(html).toContain('Asiakaspalvelija');
    expect(html).toContain(languages.fi.texts.reasons.voice);
  });

  it('asks the reasons of the journey area where the programme lists none, and all without a programme', () => {
    const ofArea = {
      ...programme,
      journeyArea: 'billing' as const,
      questionnaire: { ...programme.questionnaire, reasons: [] },
    };
    const reasonsIn = (html: string) => [...html.matchAll(/name="reasons" value="(\w+)"/g)].map(([, reason]) => reason);
    expect(reasonsIn(sent(recorded({}), true, { ...invitation, programme: ofArea }))).toEqual([
      'billing',
      'price',
      'product',
      'support',
      'other',
    ]);
    expect(reasonsIn(sent(recorded({}), true, invitation))).toHaveLength(10);
  });

  it('asks supporting questions on five points, marked with their language where it is another', () => {
    const html = sent(recorded({}), true);
    expect(html.match(/name="level:repair &quot;speed&quot;"/g)).toHaveLength(5);
    expect(html).toContain('<legend class="of">Korjauksen nopeus</legend>');
    expect(html).toContain('<legend class="of"><span lang="sv" dir="ltr">Bemötandet</span></legend>');
    expect(sent(recorded({}), true, invitation)).not.toContain('name="level:');
  });

  it('asks for consents only where the programme does', () => {
    expect(sent(recorded({}), true)).toContain('value="callBack"');
    expect(sent(recorded({}), true)).not.toContain('value="quote"');
    expect(sent(recorded({}), true, invitation)).not.toContain('name="consents"');
  });

  it('is filled with what was said before', () => {
    const html = sent(recorded(content), true);
    expect(html).toContain('value="voice" checked');
    expect(html).toContain('name="level:manners" value="4" checked');
    expect(html).toContain('value="callBack" checked');
  });
});

describe('the page of thanks', () => {
  it('tells what was changed thanks to earlier answers, where the programme does', () => {
    expect(sent(recorded({}), false)).toContain('Soitamme nyt takaisin tunnissa.');
    expect(sent(recorded({}), false, asking, briton)).toContain('We now call back within an hour.');
    expect(sent(recorded({}), false, invitation)).not.toContain('<h2>');
  });
});

describe('the page of a refused answer', () => {
  const refused = (body: unknown) =>
    pageAfter({
      reader: briton,
      invitation: asking,
      outcome: { kind: 'refused', typed: typedAnswer(body) },
      isFirstStep: false,
      shownAtMs: 0,
    });
  const body = {
    score: 0,
    reasons: ['voice', 'gold'],
    comment: '</textarea><b>too long</b>',
    items: [
      { indicatorId: 'manners', level: 9 },
      { indicatorId: 'repair "speed"', level: 5 },
    ],
    consents: ['callBack'],
  };

  it('says what was wrong', () => {
    expect(refused({}).status).toBe(400);
    expect(refused({}).html).toContain('role="alert"');
  });

  it('keeps what was typed, as text', () => {
    const { html } = refused(body);
    expect(html).toContain('value="0" required checked');
    expect(html).toContain('value="voice" checked');
    expect(html).toContain('name="level:repair &quot;speed&quot;" value="5" checked');
    expect(html.match(/name="level:manners" value="\d" checked/g)).toBeNull();
    expect(html).toContain('value="callBack" checked');
    expect(html).toContain('&lt;/textarea&gt;&lt;b&gt;too long');
    expect(html).not.toContain('<b>');
  });

  it('chooses nothing where what was chosen is no score, and stays in the step it was', () => {
    const { html } = refused({ score: '11', step: 'score' });
    expect(html).not.toContain(' checked');
    expect(html).not.toContain('<textarea');
  });
});

describe('the page of an answered invitation', () => {
  it('shows the present answer, to be corrected within a day', () => {
    const { html } = pageBefore({ ...visit, invitation: asking, standing });
    expect(html).toContain('value="3" required checked');
    expect(html).toContain('value="voice" checked');
    expect(html).not.toContain('name="step"');
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
    const tooLate = { kind: 'tooLate', firstRecordedAt: 0 } as const;
    expect(pageAfter({ reader: finn, invitation, outcome: tooLate, isFirstStep: false, shownAtMs: 0 }).status).toBe(
      409,
    );
  });
});

describe.each(PAGE_LANGUAGES)('in %s', (language) => {
  const reader = pageReader({ chosen: language });
  const pages = [
    pageBefore({ ...visit, reader, invitation: asking }),
    pageBefore({ ...visit, reader, invitation: asking, standing }),
    pageBefore({ ...visit, reader, standing, now: 35 * HOUR }),
    pageAfter({ reader, invitation: asking, outcome: recorded(content), isFirstStep: true, shownAtMs: 0 }),
    pageAfter({ reader, invitation: asking, outcome: recorded(content), isFirstStep: false, shownAtMs: 0 }),
    pageAfter({
      reader,
      invitation,
      outcome: { kind: 'refused', typed: typedAnswer({}) },
      isFirstStep: false,
      shownAtMs: 0,
    }),
    awayPage(language, 503),
    unreadablePage(language, 415),
    tooManyPage(language, 7),
  ];

  it('every page says its language and lacks no text', () => {
    for (const { html } of pages) {
      expect(html).toContain(`<html lang="${language}" dir="${['ar', 'he'].includes(language) ? 'rtl' : 'ltr'}">`);
      expect(html).not.toMatch(/\bundefined\b|\bnull\b|\[object/);
    }
  });

  it('every page is below 30 kB', () => {
    for (const { html } of pages) expect(Buffer.byteLength(html)).toBeLessThan(30_000);
  });

  it('no two texts are alike, as they are where one was forgotten', () => {
    const { reasons, about, ...others } = languages[language].texts;
    const said = [...Object.values(others), ...Object.values(reasons), ...Object.values(about)].filter(
      (text) => typeof text === 'string' && text !== others.correct,
    );
    expect(new Set(said).size).toBe(said.length);
  });
});
