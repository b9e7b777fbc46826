/** What a template may name in double braces, and what stands there in a message. */
export const TEMPLATE_VARIABLES = {
  link: 'the address of the answer page',
  optOutLink: 'the address that unsubscribes; mails carry it in their last line anyway',
  howToStop: 'how to unsubscribe, in a sentence: Reply STOP to stop. With the link where nobody can reply',
  occasion:
    "what the message is about, with its day: our technician's visit on 12 May; without an occasion, our service",
  aboutIt: 'the same as a sentence: Our technician recently visited you. Empty without an occasion',
  date: 'the day of the occasion in the language of the text and the time zone of the contact; empty without one',
  accountManager: "the account manager's name; the operator's name where there is none",
  signature: "the account manager's name and title; the operator's name where there is none",
} as const;

export type TemplateVariable = keyof typeof TEMPLATE_VARIABLES;

/** Stands for what is told in the built-in texts that ask nothing; no text of the operator's own is such. */
const TOLD = 'told';

export type TemplateValues = Readonly<Record<TemplateVariable | typeof TOLD, string>>;

/** A variable as it stands in a text. */
export const VARIABLE = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;

export const isTemplateVariable = (name: string): name is TemplateVariable => Object.hasOwn(TEMPLATE_VARIABLES, name);

/** The names in a text, known and unknown. */
export function variablesIn(text: string): readonly string[] {
  return [...text.matchAll(VARIABLE)].map(([, name = '']) => name);
}

/** A text with its variables replaced in one go: what a value holds is never read as a variable. */
export function fillIn(
  text: string,
  values: TemplateValues,
  show: (value: string) => string = (value) => value,
): string {
  return text.replace(VARIABLE, (whole, name: string) =>
    name === TOLD || isTemplateVariable(name) ? show(values[name]) : whole,
  );
}
