import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '@sidetone/platform/config';
import { interactionTable } from './interaction-table-setting.js';
import { defaultInteractionTable } from './interaction-table.js';

const folder = mkdtempSync(join(tmpdir(), 'interaction-table-'));
afterAll(() => rmSync(folder, { recursive: true }));

const specs = { TABLE: interactionTable({ desc: 'a table', default: defaultInteractionTable }) };
const read = (content?: string) => {
  const path = join(folder, 'table.json');
  if (content !== undefined) writeFileSync(path, content);
  return readSettings({ TABLE: path }, specs).TABLE;
};

describe('the setting of an interaction table', () => {
  it('is the table that ships where none is given', () => {
    expect(readSettings({}, specs).TABLE).toBe(defaultInteractionTable);
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
    expect(() => readSettings({ TABLE: join(folder, 'none.json') }, specs)).toThrow('cannot be read');
  });
});
