import fc from 'fast-check';
import { LONGEST_BY_SMS } from '@sidetone/domain/contact-policy';
import { smsParts } from '../channels/sms-parts.js';
import { MESSAGE_LANGUAGES } from '../send-messages/message-language.js';
import { builtInTemplates } from './built-in-templates.js';
import { chooseTemplate } from './choose-template.js';
import { compose, type MessageFacts } from './compose.js';
import { noticeTemplates } from './notice-templates.js';
import type { Template } from './template.js';

const facts: MessageFacts = {
  language: 'en',
  timeZone: 'Europe/Helsinki',
  occasion: { kind: 'technicianVisit', at: Date.parse('2026-05-11T22:30:00Z') },
  accountManager: 'Aino Virtanen',
  signature: 'Aino Virtanen\nLuminet',
  link: 'https://survey.example/r/abc',
  optOutLink: 'https://survey.example/u/def',
  stopWord: undefined,
};
const builtIn = (channel: 'email' | 'sms' | 'webhook', language: string): Template =>
  chooseTemplate([], builtInTemplates(channel), language, 'en');
const email = (subject: string, body: string): Template => ({
  channel: 'email',
  language: 'en',
  version: 1,
  subject,
  body,
});

it.each([
  ['en', "How did it go: our technician's visit on 12 May"],
  ['en-US', "How did it go: our technician's visit on May 12"],
  ['fi', 'Miten sujui: teknikkomme käynti 12. toukokuuta'],
  ['de', 'Wie war es: der Besuch unseres Technikers am 12. Mai'],
  ['es', '¿Qué tal fue? la visita de nuestro técnico el 12 de mayo'],
  ['he', 'איך היה: ביקור הטכנאי שלנו מיום 12 במאי'],
  ['sv', 'Hur gick det: vår teknikers besök den 12 maj'],
])("names the occasion by the day of the contact's own clock, in %s", (language, subject) => {
  expect(compose(builtIn('email', language), { ...facts, language }).subject).toBe(subject);
});

it.each(MESSAGE_LANGUAGES)('names another occasion for each kind, in %s', (language) => {
  const kinds = ['sale', 'delivery', 'technicianVisit', 'support', 'billing', 'other'] as const;
  const texts = kinds.map(
    (kind) => compose(builtIn('webhook', language), { ...facts, occasion: { kind, at: 0 } }).text,
  );
  expect(new Set(texts).size).toBe(kinds.length);
  for (const text of texts) expect(text.length).toBeLessThan(160);
});

it.each(MESSAGE_LANGUAGES)('says in %s that a technician came, and never that something was installed', (language) => {
  const { subject, text } = compose(builtIn('email', language), { ...facts, language });
  expect(`${subject} ${text}`).not.toMatch(/install|asennu|تركيب|התקנ/i);
});

it.each(['en', 'fi', 'sv', 'de', 'es'])(
  'fits with a link of 80 characters into two parts of GSM letters, in %s',
  (language) => {
    const link = 'https://survey.example/r/'.padEnd(80, 'x');
    for (const kind of ['sale', 'delivery', 'technicianVisit', 'support', 'billing'] as const) {
      const words = { ...facts, language, link, occasion: { kind, at: 0 }, stopWord: 'STOP' };
      const { alphabet, parts } = smsParts(compose(builtIn('sms', language), words).text);
      expect([alphabet, parts.length <= (language === 'en' ? 1 : 2)]).toEqual(['gsm7', true]);
    }
  },
);

it('leaves no gap where there is no occasion and nobody signs', () => {
  const bare = { ...facts, occasion: undefined, accountManager: '', signature: '' };
  expect(compose(builtIn('sms', 'en'), bare).text).toBe(
    'How did it go? https://survey.example/r/abc Stop: https://survey.example/u/def',
  );
  expect(compose(builtIn('sms', 'en'), { ...bare, stopWord: 'STOP' }).text).toBe(
    'How did it go? https://survey.example/r/abc Reply STOP to stop.',
  );
  expect(compose(builtIn('email', 'en'), bare)).toMatchObject({
    subject: 'How did it go: our service',
    text: `Hello,\n\nHow did it go? One question, ten seconds:\n\nhttps://survey.example/r/abc\n\n-- \nDo not ask me any more: https://survey.example/u/def\n`,
  });
});

it('writes from right to left where the language does, and stays small', () => {
  const { html } = compose(builtIn('email', 'ar'), { ...facts, language: 'ar' });
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(Buffer.byteLength(html)).toBeLessThan(3_000);
});

it('lets nothing that is filled in, and no template, become markup, a header or a variable', () => {
  const hostile = fc.oneof(
    fc.constantFrom('<script>', '"><img src=x>', 'a\r\nBcc: b@c.example', '{{link}}', '{{optOutLink}}', '$&', "'"),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(hostile, hostile, (name, words) => {
      const template = email(`About ${words} {{accountManager}}`, `Dear ${words}\n\n{{link}}\n\n{{signature}}`);
      const { subject, text, html } = compose(template, { ...facts, accountManager: name, signature: name });
      expect(subject).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
      const tags = new Set([...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag?.toLowerCase()));
      expect([...tags].filter((tag) => !KNOWN_TAGS.has(tag ?? ''))).toEqual([]);
      if (!/\{\{/.test(words)) expect(text.split(facts.link).length - 1).toBe(1);
    }),
  );
});
const KNOWN_TAGS = new Set(['!doctype', 'html', 'head', 'meta', 'title', 'body', 'table', 'tr', 'td', 'p', 'a', 'br']);

it("prefers the contact's language to the programme's, and the operator's words to the built-in ones", () => {
  const own: Template = { channel: 'email', language: 'de', version: 3, subject: 'Wie war es?', body: '{{link}}' };
  const ownFi: Template = { ...own, language: 'fi', version: 2 };
  const chosen = (language: string, fallback: string) => {
    const { language: found, version } = chooseTemplate([own, ownFi], builtInTemplates('email'), language, fallback);
    return `${found} ${version}`;
  };
  expect(chosen('de-AT', 'en')).toBe('de 3');
  expect(chosen('fi', 'en')).toBe('fi 2');
  expect(chosen('sv', 'en')).toBe('sv 0');
  expect(chosen('ja', 'de')).toBe('de 3');
  expect(chosen('ja', 'ko')).toBe('en 0');
  expect(builtInTemplates('sms').map(({ language }) => language)).toEqual([...MESSAGE_LANGUAGES]);
});

describe('a message that tells what was done', () => {
  it.each(MESSAGE_LANGUAGES)(
    'has words in %s for each thing it may tell, and nothing in them is markup',
    (language) => {
      for (const about of ['done', 'cannotBeDone', 'thanks'] as const) {
        const template = chooseTemplate([], noticeTemplates('email', about), language, 'en');
        expect(template.language).toBe(language);
        const { text, html, subject } = compose(template, { ...facts, language, told: 'Paid <b>12</b> EUR {{link}}' });
        expect(subject).not.toBe('');
        expect(text).toContain('Paid <b>12</b> EUR {{link}}');
        expect(html).toContain('Paid &lt;b&gt;12&lt;/b&gt; EUR {{link}}');
        expect(text).not.toContain(facts.link);
      }
    },
  );

  it.each([
    ['a stop word, in the alphabet of GSM', 'x', 'STOP', 4],
    ['the link, in the alphabet of GSM', 'x', undefined, 5],
    ['the link, in characters of the extension of GSM', '€', undefined, 8],
    ['the link, in any other alphabet', 'ж', undefined, 10],
  ])('takes as many parts of a text message as its longest words need with %s', (_, letter, stopWord, most) => {
    const optOutLink = `https://survey.example/u/${'t'.repeat(43)}`;
    const told = letter.repeat(LONGEST_BY_SMS);
    const parts = (['en', 'fi', 'sv', 'de', 'es'] as const).flatMap((language) =>
      (['done', 'cannotBeDone', 'thanks'] as const).map((about) => {
        const template = chooseTemplate([], noticeTemplates('sms', about), language, 'en');
        return smsParts(compose(template, { ...facts, language, told, optOutLink, stopWord }).text).parts.length;
      }),
    );
    expect(Math.max(...parts)).toBe(most);
  });
});
