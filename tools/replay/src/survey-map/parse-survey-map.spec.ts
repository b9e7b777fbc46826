import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSurveyMap } from './parse-survey-map.js';

const map = {
  survey: { id: 'brand-2026', kind: 'relationship' },
  answer: { id: 'who', score: 'nps' },
  counters: { granularity: 'week', columns: { 'Drops per week': { kpi: 'drops.weekly', unit: 'count' } } },
};
const parse = (value: unknown) => parseSurveyMap(JSON.stringify(value), 'my.map.json');

describe('a map file', () => {
  it('says which survey it is and what its columns mean', () => {
    expect(parse(map)).toEqual(map);
  });

  it('may leave out counters, comment and time', () => {
    const { counters: _counters, ...bare } = map;
    expect(parse(bare)).toEqual(bare);
  });

  it.each([
    ['an unknown kind', { ...map, survey: { ...map.survey, kind: 'monthly' } }, '/survey/kind'],
    ['a survey id with blanks', { ...map, survey: { ...map.survey, id: 'my survey' } }, '/survey/id'],
    ['no score column', { ...map, answer: { id: 'who' } }, 'score'],
    ['a misspelt field', { ...map, answer: { ...map.answer, coment: 'why' } }, '"coment"'],
    [
      'a KPI that is no name',
      { ...map, counters: { granularity: 'week', columns: { x: { kpi: 'Drops!', unit: 'count' } } } },
      'kpi',
    ],
    ['another granularity', { ...map, counters: { ...map.counters, granularity: 'day' } }, '/counters/granularity'],
  ])('is refused with %s, and the message says where', (_what, value, where) => {
    expect(() => parse(value)).toThrow(where);
    expect(() => parse(value)).toThrow('my.map.json');
  });

  it('gives each column one meaning and each KPI one column', () => {
    expect(() => parse({ ...map, answer: { id: 'who', score: 'who' } })).toThrow('two meanings');
    const columns = { a: { kpi: 'drops.weekly', unit: 'count' }, b: { kpi: 'drops.weekly', unit: 'count' } };
    expect(() => parse({ ...map, counters: { granularity: 'week', columns } })).toThrow('of two columns');
  });

  it('is JSON', () => {
    expect(() => parseSurveyMap('{', 'my.map.json')).toThrow('my.map.json is not JSON');
  });

  const folder = join(import.meta.dirname, '..', '..', 'maps');
  it.each(readdirSync(folder))('%s, which comes with the tool, can be used', (name) => {
    expect(() => parseSurveyMap(readFileSync(join(folder, name), 'utf8'), name)).not.toThrow();
  });
});
