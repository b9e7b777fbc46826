import { Registry } from 'prom-client';
import type { Notice } from './notice.js';
import { MessageOutcomes } from './message-outcomes.js';
import type { Message } from './message.js';

const aMessage = (more: Partial<Message> = {}): Message => ({
  ...{ messageId: 'INV-1', invitationId: 'INV-1', reminder: false, contactId: 'CON-1', customerId: 'CUS-1' },
  ...{ channel: 'sms', language: 'fi', programmeId: 'after-support', issuedEventId: 'one', occasion: undefined },
  issued: {} as Message['issued'],
  ...{ expiresAt: 0, attempts: 1, unsureAttempts: 0, refusals: 0, template: undefined, providerIds: [] },
  notice: undefined,
  ...more,
});
const aNotice: Notice = { caseId: 'CASE-1', about: 'done', words: 'The mast is mended.' };

function counted() {
  const registry = new Registry();
  const outcomes = new MessageOutcomes(registry);
  const values = async (name: string) =>
    new Map(
      (await registry.getMetricsAsJSON())
        .find((metric) => metric.name === name)
        ?.values.map(({ labels, value }) => [Object.values(labels).join(' '), value]),
    );
  return { outcomes, values };
}

describe('MessageOutcomes', () => {
  it('tells what asks apart from what reminds and what tells', async () => {
    const { outcomes, values } = counted();
    outcomes.attempted(aMessage(), 'taken');
    outcomes.attempted(aMessage({ reminder: true }), 'taken');
    outcomes.attempted(aMessage({ notice: aNotice }), 'taken');
    outcomes.attempted(aMessage({ notice: aNotice }), 'away');
    const told = await values('sidetone_message_outcomes_total');
    expect([...told].filter(([, count]) => count > 0)).toEqual([
      ['sms question taken', 1],
      ['sms reminder taken', 1],
      ['sms notice taken', 1],
      ['sms notice away', 1],
    ]);
    expect(told.get('email question refused')).toBe(0);
  });

  it('tells when a channel last took a message, and when it last failed', async () => {
    const { outcomes, values } = counted();
    const before = Date.now() / 1000;
    const [takenAt, failedAt] = [
      'sidetone_channel_taken_timestamp_seconds',
      'sidetone_channel_failed_timestamp_seconds',
    ];
    outcomes.attempted(aMessage(), 'away');
    expect((await values(failedAt)).get('sms')).toBeGreaterThanOrEqual(before);
    expect((await values(takenAt)).get('sms')).toBe(0);
    outcomes.attempted(aMessage(), 'taken');
    expect((await values(takenAt)).get('sms')).toBeGreaterThanOrEqual(before);
    expect((await values(failedAt)).get('email')).toBe(0);
  });

  it('takes neither a bounce nor what came back later for a channel that fails', async () => {
    const { outcomes, values } = counted();
    outcomes.attempted(aMessage(), 'bounced');
    outcomes.came(aMessage(), 'refused');
    expect((await values('sidetone_channel_failed_timestamp_seconds')).get('sms')).toBe(0);
    expect((await values('sidetone_message_outcomes_total')).get('sms question refused')).toBe(1);
  });
});
