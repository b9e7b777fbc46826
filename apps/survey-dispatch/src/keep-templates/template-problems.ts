import type { FieldError } from '@sidetone/platform/web';
import type { SendingChannel } from '../channels/channels.js';
import { MESSAGE_LANGUAGES, builtInLanguage } from '../send-messages/message-language.js';
import type { TemplateText } from './template.js';
import { isTemplateVariable, TEMPLATE_VARIABLES, VARIABLE, variablesIn } from './template-variables.js';

const LONGEST = { subject: 200, sms: 800, body: 10_000 } as const;
/** Line breaks are layout; anything else of its kind has no business in a message, and in a subject it could begin another header. */
const CONTROL_IN_BODY = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** All that is wrong with a text, each with how to mend it; none for one that may be kept. */
export function templateProblems(
  { subject, body }: TemplateText,
  channel: SendingChannel,
  language: string,
): readonly FieldError[] {
  const problems: FieldError[] = [];
  const tell = (field: string, message: string): void => void problems.push({ field, message });
  if (!isLanguageTag(language))
    tell('language', `'${language}' is no language tag: write it as in BCP 47, such as fi or pt-BR.`);
  for (const [field, text] of [
    ['subject', subject],
    ['body', body],
  ] as const)
    for (const message of variableProblems(text, language)) tell(field, message);

  if (channel === 'email') {
    if (subject.trim() === '') tell('subject', 'A mail needs a subject.');
    if (CONTROL.test(subject)) tell('subject', 'A subject is one line without control characters.');
    if (subject.length > LONGEST.subject) tell('subject', `A subject has at most ${LONGEST.subject} characters.`);
    if (/\{\{\s*(?:link|optOutLink)\s*\}\}/.test(subject)) tell('subject', 'A subject holds no links.');
  } else if (subject !== '') tell('subject', `Only mails have a subject; leave it out for ${channel}.`);

  if (body.trim() === '') tell('body', 'The text is empty.');
  if (CONTROL_IN_BODY.test(body)) tell('body', 'The text holds a control character other than a line feed.');
  const most = channel === 'sms' ? LONGEST.sms : LONGEST.body;
  if (body.length > most) tell('body', `The text has at most ${most} characters.`);
  // A gateway is handed the link beside the text.
  if (channel !== 'webhook' && !variablesIn(body).includes('link'))
    tell('body', 'The text must hold {{link}}, or nobody can answer.');
  return problems;
}

function variableProblems(text: string, language: string): readonly string[] {
  const names = variablesIn(text);
  const unknown = [...new Set(names.filter((name) => !isTemplateVariable(name)))];
  const known = Object.keys(TEMPLATE_VARIABLES).join(', ');
  const problems = unknown.map((name) => `{{${name}}} is no variable. There are: ${known}.`);
  if (/\{\{|\}\}/.test(text.replace(VARIABLE, '')))
    problems.push('Double braces that hold no variable: write {{link}}, with both braces on either side.');
  const worded = names.filter((name) => name === 'occasion' || name === 'aboutIt');
  if (worded.length > 0 && builtInLanguage(language) === undefined)
    problems.push(
      `{{${worded[0]}}} can be worded in ${MESSAGE_LANGUAGES.join(', ')} only; in another language write it yourself, with {{date}}.`,
    );
  return problems;
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1 && language.length <= 35;
  } catch {
    return false;
  }
}
