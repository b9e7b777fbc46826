import { escapeHtml } from '@sidetone/platform/web';
import { fillIn, VARIABLE, type TemplateValues } from './template-variables.js';

const FONT = 'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif';
const BUTTON =
  'display:inline-block;padding:12px 24px;border-radius:6px;background:#1f4e79;color:#ffffff;text-decoration:none;font-weight:600';
const RTL_SCRIPTS: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']);

export interface MailWords {
  readonly language: string;
  readonly subject: string;
  /** With its variables. */
  readonly body: string;
  readonly values: TemplateValues;
  /** What the button and the last line say. */
  readonly answer: string;
  readonly unsubscribe: string;
}

/** Which way a language is written. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RTL_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** A mail as HTML: the paragraphs of the text in one column, the link as a button, nothing loaded from elsewhere. All that is put in is escaped. */
export function mailHtml({ language, subject, body, values, answer, unsubscribe }: MailWords): string {
  const paragraphs = body
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraphHtml(paragraph.trim(), values, answer))
    .filter((paragraph) => paragraph !== '');
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px 16px;background:#ffffff;color:#1a1a1a;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px"><tr><td>
${paragraphs.join('\n')}
<p style="margin:32px 0 0;font-size:13px;color:#595959"><a href="${escapeHtml(values.optOutLink)}" style="color:#595959">${escapeHtml(unsubscribe)}</a></p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
}

function paragraphHtml(paragraph: string, values: TemplateValues, answer: string): string {
  if (/^\{\{\s*link\s*\}\}$/.test(paragraph))
    return `<p style="margin:24px 0"><a href="${escapeHtml(values.link)}" style="${BUTTON}">${escapeHtml(answer)}</a></p>`;
  // Variables are set apart before the words around them are escaped; their values are escaped on their own.
  const html = paragraph
    .split(new RegExp(`(${VARIABLE.source.replace('(', '(?:')})`))
    .map((part, index) => (index % 2 === 0 ? escapeHtml(part) : variableHtml(part, values)))
    .join('')
    .replaceAll('\n', '<br>');
  return html.trim() === '' ? '' : `<p style="margin:0 0 16px">${html.trim()}</p>`;
}

function variableHtml(variable: string, values: TemplateValues): string {
  const value = escapeHtml(fillIn(variable, values));
  return /link\s*\}\}$/i.test(variable) ? `<a href="${value}">${value}</a>` : value;
}
