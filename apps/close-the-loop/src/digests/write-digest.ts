import { escapeHtml } from '@sidetone/platform/web';
import type { DigestCase, DigestDraft } from './digest.js';

export interface WrittenDigest {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface DigestLooks {
  readonly timeZone: string;
  /** With {caseId}; undefined for no links. */
  readonly casesUrl: string | undefined;
}

/** A digest in words. Everything that comes from data is escaped, and holds no line break that could begin a header. */
export function writeDigest({ kind, name, day, cases }: DigestDraft, looks: DigestLooks): WrittenDigest {
  const { overdue, dueToday, fresh } = cases.counts;
  const whose = kind === 'team' ? `the team ${oneLine(name)}` : oneLine(name);
  const sections = [
    { title: 'Overdue', count: overdue, lines: cases.overdue },
    { title: 'Due today', count: dueToday, lines: cases.dueToday },
    { title: 'New', count: fresh, lines: cases.fresh },
  ].filter(({ count }) => count > 0);
  const headline = `Cases of ${whose} on ${day}`;
  const text = sections.map(({ title, count, lines }) =>
    [
      `${title} (${count})`,
      ...lines.map((one) => `- ${lineOf(one, looks)}${linkText(one, looks)}`),
      ...rest(count, lines),
    ].join('\n'),
  );
  const html = sections.map(
    ({ title, count, lines }) =>
      `<h2>${title} (${count})</h2><ul>${lines.map((one) => `<li>${linked(one, looks)}</li>`).join('')}</ul>${rest(
        count,
        lines,
      )
        .map((line) => `<p>${escapeHtml(line)}</p>`)
        .join('')}`,
  );
  return {
    subject: `Cases: ${overdue} overdue, ${dueToday} due today, ${fresh} new`,
    text: [headline, ...text].join('\n\n') + '\n',
    html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(headline)}</title></head><body><h1>${escapeHtml(headline)}</h1>${html.join('')}</body></html>`,
  };
}

function lineOf({ caseId, score, journeyArea, owner, next, due }: DigestCase, { timeZone }: DigestLooks): string {
  const about = journeyArea === null ? '' : ` about ${oneLine(journeyArea)}`;
  const what = next === 'firstContact' ? 'first contact' : 'resolve';
  const who = owner === null ? 'nobody has it yet' : `with ${oneLine(owner)}`;
  return `${oneLine(caseId)}: ${score} of 10${about}; ${what} by ${localText(due, timeZone)}; ${who}`;
}

function linkOf({ caseId }: DigestCase, { casesUrl }: DigestLooks): string | undefined {
  return casesUrl?.replace('{caseId}', () => encodeURIComponent(caseId));
}

function linkText(one: DigestCase, looks: DigestLooks): string {
  const link = linkOf(one, looks);
  return link === undefined ? '' : `\n  ${link}`;
}

function linked(one: DigestCase, looks: DigestLooks): string {
  const link = linkOf(one, looks);
  const line = escapeHtml(lineOf(one, looks));
  return link === undefined ? line : `<a href="${escapeHtml(link)}">${line}</a>`;
}

const rest = (count: number, lines: readonly DigestCase[]): readonly string[] =>
  count > lines.length ? [`and ${count - lines.length} more`] : [];

const oneLine = (text: string): string => text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');

/** `23 Nov, 14:30` by the operator's clock. */
function localText(time: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  }).format(new Date(time));
}
