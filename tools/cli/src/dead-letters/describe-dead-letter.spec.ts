import type { DeadLetter } from '@sidetone/platform/messaging';
import { describeDeadLetter, summarise } from './describe-dead-letter.js';

const letter: DeadLetter = {
  id: 'oss.call.v1/3/1204',
  consumer: 'kpi-correlation',
  reason: "Field 'kind' is not one of drop, setupFailure.",
  at: '2026-11-23T10:15:00.000Z',
  record: {
    topic: 'oss.call.v1',
    key: Buffer.from('SUB-1'),
    value: Buffer.from('{"kind":"fall"}'),
    headers: { ce_type: Buffer.from('oss.call.failure.v1'), ce_id: 'e-1' },
    timestamp: Date.UTC(2026, 10, 23, 10, 14),
  },
};

describe('a dead letter for people', () => {
  it('says why, by whom, when it was recorded, and shows the value laid out', () => {
    const text = describeDeadLetter(letter);
    expect(text).toContain("Reason    Field 'kind' is not one of drop, setupFailure.");
    expect(text).toContain('by kpi-correlation');
    expect(text).toContain('Recorded  2026-11-23T10:14:00.000Z');
    expect(text).toContain('  ce_type: oss.call.failure.v1');
    expect(text).toContain('    "kind": "fall"');
  });

  it('shows bytes that are no text in base64, rather than a repaired text', () => {
    const value = Buffer.from([0xff, 0xfe]);
    expect(describeDeadLetter({ ...letter, record: { ...letter.record, value } })).toContain('base64://4=');
  });

  it('has a summary for other programs', () => {
    expect(summarise(letter)).toEqual({
      id: 'oss.call.v1/3/1204',
      at: '2026-11-23T10:15:00.000Z',
      consumer: 'kpi-correlation',
      reason: "Field 'kind' is not one of drop, setupFailure.",
      key: 'SUB-1',
      type: 'oss.call.failure.v1',
      eventId: 'e-1',
    });
  });

  it('copes with a record that had neither key nor value', () => {
    const bare = { ...letter, record: { ...letter.record, key: null, value: null, headers: {} } };
    expect(describeDeadLetter(bare)).toContain('Key       none');
    expect(summarise(bare)).toMatchObject({ key: null, type: null, eventId: null });
  });
});
