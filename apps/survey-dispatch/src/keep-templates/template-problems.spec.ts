import { builtInTemplates } from './built-in-templates.js';
import { templateProblems } from './template-problems.js';

const fieldsOf = (subject: string, body: string, channel: 'email' | 'sms' | 'webhook' = 'email', language = 'en') =>
  templateProblems({ subject, body }, channel, language).map(({ field, message }) => `${field}: ${message}`);

it('finds nothing wrong with what is built in', () => {
  for (const channel of ['email', 'sms', 'webhook'] as const)
    for (const template of builtInTemplates(channel))
      expect(templateProblems(template, channel, template.language)).toEqual([]);
});

it.each([
  ['Hi', 'no link', 'email', 'en', 'body: The text must hold {{link}}, or nobody can answer.'],
  ['', '{{link}}', 'email', 'en', 'subject: A mail needs a subject.'],
  ['a\nb', '{{link}}', 'email', 'en', 'subject: A subject is one line without control characters.'],
  ['{{link}}', '{{link}}', 'email', 'en', 'subject: A subject holds no links.'],
  ['Hi', '{{link}}', 'sms', 'en', 'subject: Only mails have a subject; leave it out for sms.'],
  ['', '{{link}}\u0000', 'sms', 'en', 'body: The text holds a control character other than a line feed.'],
  ['', `{{link}}${'a'.repeat(800)}`, 'sms', 'en', 'body: The text has at most 800 characters.'],
  ['', '  ', 'webhook', 'en', 'body: The text is empty.'],
  [
    '',
    '{{told}}',
    'webhook',
    'en',
    'body: {{told}} is no variable. There are: link, optOutLink, howToStop, occasion, aboutIt, date, accountManager, signature.',
  ],
  [
    '',
    'a',
    'webhook',
    'not a language',
    "language: 'not a language' is no language tag: write it as in BCP 47, such as fi or pt-BR.",
  ],
  [
    '',
    '{{occasion}}',
    'webhook',
    'pt',
    'body: {{occasion}} can be worded in en, fi, sv, de, es, ar, he only; in another language write it yourself, with {{date}}.',
  ],
] as const)('says what is wrong and how to mend it: %j %j', (subject, body, channel, language, problem) => {
  expect(fieldsOf(subject, body, channel, language)).toEqual([problem]);
});

it('tells all at once', () => {
  expect(fieldsOf('', '{{name}} {{link', 'email')).toHaveLength(4);
});
