import fc from 'fast-check';
import { callOfRecords, contradictionIn, judgeCall, readReasons, type CallCauses, type CallRecord } from './index.js';
import { anAttempt, aRecord } from './testing/a-record.js';

const verdictOf = (...records: [CallRecord, ...CallRecord[]]) => judgeCall(callOfRecords(records));
const dropped = (causes: Partial<CallCauses>) => verdictOf(aRecord({}, causes));
const reason = (text: string) => readReasons(text) ?? [];

describe('judgeCall', () => {
  it('calls an answered call that the network ended a drop, and one never answered a failed set-up', () => {
    expect(dropped({ causeForTerm: 4, q850: 47 })).toEqual({
      kind: 'failed',
      failure: 'drop',
      cause: { protocol: 'q850', value: 47 },
    });
    expect(verdictOf(anAttempt({ q850: 34, sip: 500, causeForTerm: 3 }))).toEqual({
      kind: 'failed',
      failure: 'setupFailure',
      cause: { protocol: 'q850', value: 34 },
    });
  });

  it('believes RELEASE_CAUSE and FAILURE_CAUSE before Q.850, whichever of the two says failure', () => {
    expect(dropped({ reasons: reason('RELEASE_CAUSE;cause=3;text="Media bearer loss"') })).toEqual({
      kind: 'failed',
      failure: 'drop',
      cause: { protocol: 'releaseCause', value: 3, text: 'Media bearer loss' },
    });
    expect(dropped({ reasons: reason('FAILURE_CAUSE;cause=1') })).toMatchObject({ kind: 'failed' });
    expect(dropped({ reasons: reason('RELEASE_CAUSE;cause=1;text="User ends call"'), q850: 41 })).toEqual({
      kind: 'sound',
    });
  });

  it('believes Q.850 before SIP, and SIP before causeForTerm', () => {
    expect(verdictOf(anAttempt({ q850: 16, sip: 503 }))).toEqual({ kind: 'sound' });
    expect(verdictOf(anAttempt({ q850: 41, sip: 486 }))).toMatchObject({ cause: { protocol: 'q850' } });
    expect(verdictOf(anAttempt({ sip: 503, causeForTerm: 0 }))).toMatchObject({ cause: { protocol: 'sip' } });
    expect(verdictOf(anAttempt({ sip: 487, causeForTerm: 4 }))).toEqual({ kind: 'sound' });
  });

  it('takes causeForTerm 4 where nothing better is recorded; SIP 200 says only that the call was set up', () => {
    expect(dropped({ q850: undefined, causeForTerm: 4 })).toMatchObject({
      failure: 'drop',
      cause: { protocol: 'causeForTerm', value: 4 },
    });
  });

  it.each([
    ['a busy line', { q850: 17, sip: 486 }],
    ['no answer', { q850: 19, sip: 480 }],
    ['a caller who hung up', { sip: 487 }],
    ['a phone that is off: coverage counts it', { q850: 18, sip: 480, causeForTerm: 3 }],
    ['a wrong number', { q850: 1, sip: 404, causeForTerm: 3 }],
    ['a call that was rejected', { q850: 21, sip: 603 }],
    ['an unsuccessful attempt of which nothing more is known', { causeForTerm: 3 }],
    ['nothing recorded at all', {}],
  ])('does not blame the network for %s', (_what, causes) => {
    expect(verdictOf(anAttempt(causes))).toEqual({ kind: 'sound' });
  });

  it.each([
    ['the end by the user', { causeForTerm: 0 }],
    ['the end of the credit', { causeForTerm: 5 }],
    ['Q.850 31, normal and unspecified', { q850: 31 }],
  ])('does not count %s as a drop', (_what, causes) => {
    expect(dropped(causes)).toEqual({ kind: 'sound' });
  });

  it('reads Q.850 and SIP from the Reason header where they have no column of their own', () => {
    expect(verdictOf(anAttempt({ reasons: reason('SIP;cause=503, Q.850;cause=38;text="a, b"') }))).toMatchObject({
      cause: { protocol: 'q850', value: 38 },
    });
  });
});

describe('a call of several records', () => {
  const parts: readonly CallRecord[] = [
    aRecord({ recordId: 'R-1', part: 1, durationSec: 900 }, { causeForTerm: 1 }),
    aRecord(
      { recordId: 'R-2', part: 2, startedAt: aRecord().startedAt + 900_000, durationSec: 900, cellId: 'CELL-2' },
      { causeForTerm: 2 },
    ),
    aRecord(
      {
        recordId: 'R-3',
        part: 3,
        startedAt: aRecord().startedAt + 1_800_000,
        durationSec: 90,
        cellId: 'CELL-3',
        answeredAt: undefined,
      },
      { causeForTerm: 4, q850: 41 },
    ),
  ];
  const [one, two, three] = parts as [CallRecord, CallRecord, CallRecord];

  it('is unfinished until the last has come: nothing is guessed of how it will end', () => {
    expect(verdictOf(one, two)).toEqual({ kind: 'unfinished' });
  });

  it('is the same call in whatever order they come', () => {
    const whole = callOfRecords([one, two, three]);
    expect(whole).toMatchObject({ startedAt: one.startedAt, durationSec: 1_890, cellId: 'CELL-3' });
    expect(judgeCall(whole)).toMatchObject({ kind: 'failed', failure: 'drop' });
    fc.assert(
      fc.property(fc.shuffledSubarray([...parts], { minLength: 3 }), ([first = one, ...rest]) => {
        expect(callOfRecords([first, ...rest])).toEqual(whole);
      }),
    );
  });

  it('was answered if any of them says so', () => {
    expect(verdictOf(three)).toMatchObject({ failure: 'setupFailure' });
    expect(verdictOf(three, one)).toMatchObject({ failure: 'drop' });
  });
});

describe('contradictionIn', () => {
  const { startedAt } = aRecord();
  it.each([
    ['ends before it begins', aRecord({ releasedAt: startedAt - 1_000, answeredAt: undefined })],
    ['ends before it is answered', aRecord({ answeredAt: startedAt + 9_000, releasedAt: startedAt + 8_000 })],
    ['answered before it begins', aRecord({ answeredAt: startedAt - 1_000 })],
    ['never answered', aRecord({ answeredAt: undefined })],
  ])('finds a call that %s', (words, record) => {
    expect(contradictionIn(record)).toContain(words);
  });

  it('lets a later part repeat when its call was answered', () => {
    expect(contradictionIn(aRecord())).toBeUndefined();
    expect(contradictionIn(aRecord({ part: 2, answeredAt: startedAt - 900_000 }))).toBeUndefined();
  });
});

describe('readReasons', () => {
  it('reads quotes, escapes and several entries, whatever the case and blanks', () => {
    expect(readReasons('release_cause ; CAUSE = 3 ;text="a \\"b\\", c" , SIP;cause=600')).toEqual([
      { protocol: 'RELEASE_CAUSE', cause: 3, text: 'a "b", c' },
      { protocol: 'SIP', cause: 600 },
    ]);
    expect(readReasons('preemption;text="x"')).toEqual([]);
  });

  it('takes no other text for a header, and never throws', () => {
    expect(readReasons('the line broke')).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => void readReasons(text)));
  });
});
