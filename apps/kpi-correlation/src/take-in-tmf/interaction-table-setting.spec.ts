import { readSettings } from '@sidetone/platform/config';
import { interactionTableIn } from './interaction-table-setting.js';
import { defaultInteractionTable } from './interaction-table.js';

const PATH = '/etc/sidetone/table.json';
/** The setting, where the file at PATH holds this; without content there is no file. */
const read = (content?: string, path: string | undefined = PATH) => {
  const readFile = (asked: string): string => {
    if (asked !== PATH || content === undefined) throw new Error('ENOENT');
    return content;
  };
  const specs = { TABLE: interactionTableIn(readFile)({ desc: 'a table', default: defaultInteractionTable }) };
  return readSettings({ TABLE: path }, specs).TABLE;
};

describe('the setting of an interaction table', () => {
  it('is the table that ships where none is given', () => {
    expect(read(undefined, '')).toBe(defaultInteractionTable);
  });

  it('is the operator’s own', () => {
    const own = {
      kinds: [{ reason: ['lasku'], kind: 'billing' }],
      otherwise: 'other',
      channels: { C1: 'call' },
      disputes: [],
    };
    expect(read(JSON.stringify(own))).toEqual(own);
  });

  it.each([
    ['no JSON', '{', 'holds no JSON'],
    [
      'a kind that does not exist',
      '{"kinds":[{"kind":"sales"}],"otherwise":"other","channels":{},"disputes":[]}',
      '/kinds/0/kind',
    ],
    ['a member missing', '{"kinds":[],"channels":{},"disputes":[]}', '/otherwise'],
    [
      'a member misspelt',
      '{"kinds":[{"reasons":["a"],"kind":"sale"}],"otherwise":"other","channels":{},"disputes":[]}',
      '/kinds/0/reasons',
    ],
  ])('stops the start for %s, and says where', (_what, content, where) => {
    expect(() => read(content)).toThrow(where);
  });

  it('stops the start for a file that is not there', () => {
    expect(() => read()).toThrow('cannot be read');
  });
});
