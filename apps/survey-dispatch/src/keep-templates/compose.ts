import type { Instant } from '@sidetone/domain/time';
import type { InteractionKind } from '@sidetone/domain/programmes';
import { builtInLanguage } from '../send-messages/message-language.js';
import { howToStop } from './how-to-stop.js';
import { localDate } from './local-date.js';
import { mailHtml } from './mail-layout.js';
import { namedOccasion, toldOccasion } from './occasion-words.js';
import type { Template } from './template.js';
import { fillIn, type TemplateValues } from './template-variables.js';
import { mailWords } from './mail-words.js';

/** Whom a message is for and what it is about. */
export interface MessageFacts {
  /** The contact's own, BCP 47. */
  readonly language: string;
  readonly timeZone: string;
  readonly occasion: { readonly kind: InteractionKind; readonly at: Instant } | undefined;
  /** What is told, of a message that asks nothing. */
  readonly told?: string | undefined;
  readonly accountManager: string;
  readonly signature: string;
  readonly link: string;
  readonly optOutLink: string;
  /** What a reply may be that unsubscribes; undefined where nobody can reply. */
  readonly stopWord: string | undefined;
}

/** A message as it is read. */
export interface Words {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The words of a message. Nothing that is filled in can become markup, a header or a variable. */
export function compose(template: Template, facts: MessageFacts): Words {
  const values = valuesOf(template, facts);
  const text = tidy(fillIn(template.body, values));
  if (template.channel !== 'email') return { subject: '', text: text.replace(/\s*\n\s*/g, '\n'), html: '' };
  const { answer, unsubscribe } = mailWords(template.language);
  const subject = oneLine(fillIn(template.subject, values));
  return {
    subject,
    text: `${text}\n\n-- \n${unsubscribe}: ${facts.optOutLink}\n`,
    html: mailHtml({ language: template.language, subject, body: template.body, values, answer, unsubscribe }),
  };
}

function valuesOf({ language }: Template, facts: MessageFacts): TemplateValues {
  const { occasion, told = '', accountManager, signature, link, optOutLink, stopWord } = facts;
  const date = occasion ? localDate(occasion.at, language, facts.language, facts.timeZone) : '';
  const worded = builtInLanguage(language);
  return {
    link,
    optOutLink,
    howToStop: howToStop(language, stopWord, optOutLink),
    date,
    occasion: worded === undefined ? '' : namedOccasion(occasion?.kind, date, worded),
    aboutIt: worded === undefined ? '' : toldOccasion(occasion?.kind, worded),
    told,
    accountManager,
    signature,
  };
}

/** What an empty variable leaves behind: a space too many, an empty paragraph. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
