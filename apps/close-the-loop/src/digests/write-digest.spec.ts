import type { DigestCase, DigestDraft } from './digest.js';
import { writeDigest } from './write-digest.js';

const looks = { timeZone: 'Europe/Helsinki', casesUrl: 'https://crm.example/cases/{caseId}?a&b' };
const aCase = (data: Partial<DigestCase> = {}): DigestCase => ({
  ...{ caseId: 'CASE-1', score: 2, journeyArea: 'support', team: 'network', owner: 'aino', next: 'firstContact' },
  ...{ due: '2026-11-23T12:30:00.000Z', ...data },
});
const draft = (overdue: readonly DigestCase[], count = overdue.length, name = 'network'): DigestDraft => ({
  ...{ kind: 'team', name, day: '2026-11-23', email: 'net@operator.example', attempts: 1 },
  cases: { overdue, dueToday: [], fresh: [], counts: { overdue: count, dueToday: 0, fresh: 0 } },
});

describe('a digest', () => {
  it("says what is to be done, by when by the operator's clock, and where", () => {
    const { subject, text } = writeDigest(draft([aCase()]), looks);
    expect(subject).toBe('Cases: 1 overdue, 0 due today, 0 new');
    expect(text).toBe(
      'Cases of the team network on 2026-11-23\n\nOverdue (1)\n- CASE-1: 2 of 10 about support; first contact by 23 Nov, 14:30; with aino\n  https://crm.example/cases/CASE-1?a&b\n',
    );
  });

  it('says how many it leaves out', () => {
    const { text, html } = writeDigest(draft([aCase()], 31), looks);
    expect(text).toContain('Overdue (31)');
    expect(text).toContain('and 30 more');
    expect(html).toContain('<p>and 30 more</p>');
  });

  it('lets no name become markup or a line of its own', () => {
    const evil = '<script>"\r\nBcc: x@y.example';
    const { html, text, subject } = writeDigest(draft([aCase({ owner: evil, caseId: '"><b>$&' })], 1, evil), looks);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('cases/%22%3E%3Cb%3E%24%26?a&amp;b');
    expect(text).not.toMatch(/^Bcc/m);
    expect(subject).not.toContain('\n');
  });
});
