import { expandHostileLine, readHostileLines } from '../testing/index.js';
import { definitionsOn } from '../events/index.js';
import { decodeRecord } from './decode-record.js';

/** Their outcome depends on what was stored before (rules R10 to R12), so a consumer's integration test decides them. */
const NEEDS_STORE = new Map([
  ['tombstone-unknown-key', 'event'],
  ['master-stale-version', 'event'],
  ['duplicate-same-body', 'event'],
  ['duplicate-other-body', 'event'],
  ['same-state-new-id', 'event'],
  ['cdr-and-probe-same-call', 'event'],
  ['measurement-older-revision', 'event'],
]);
/** Topics without CloudEvents: their door has a decoder of its own. */
const OTHER_FRAMES = ['tmf.inbound.v1'];

const FATES = { accept: 'event', acceptLate: 'late event', drop: 'drop', deadLetter: 'refuse', reject400: 'refuse' };

const lines = readHostileLines()
  .map(expandHostileLine)
  .flatMap((line) => (line.input.kind === 'record' ? [{ ...line, input: line.input }] : []));
const open = lines.filter(({ input }) => definitionsOn(input.topic).length > 0);

function fateOf(input: (typeof lines)[number]['input']): string {
  const decoded = decodeRecord(input);
  return decoded.kind === 'event' && decoded.event.late ? 'late event' : decoded.kind;
}

describe('hostile records', () => {
  it.each(open.map((line) => [line.name, line] as const))('%s', (name, { input, expect: expected }) => {
    expect(fateOf(input)).toBe(NEEDS_STORE.get(name) ?? FATES[expected]);
  });

  it('leaves out only topics without CloudEvents', () => {
    const closed = new Set(lines.filter((line) => !open.includes(line)).map(({ input }) => input.topic));
    expect([...closed]).toEqual(OTHER_FRAMES);
  });

  it('accepts what is sent before a line', () => {
    const before = open.flatMap((line) => line.before).flatMap((input) => (input.kind === 'record' ? [input] : []));
    expect(before.map((input) => decodeRecord(input).kind)).toEqual(before.map(() => 'event'));
  });

  it('knows every line that it leaves to a store', () => {
    expect([...NEEDS_STORE.keys()].filter((name) => !open.some((line) => line.name === name))).toEqual([]);
  });
});
