import { readHostileLines } from '@sidetone/contracts/testing';
import { homeOf, type HostileHome } from './testing/hostile-homes.js';

const lines = readHostileLines();

describe('the hostile file', () => {
  it('has a home for each of its lines, so that none is skipped in silence', () => {
    expect(lines.filter((line) => homeOf(line) === undefined).map(({ name }) => name)).toEqual([]);
    const count = (home: HostileHome): number => lines.filter((line) => homeOf(line) === home).length;
    expect({
      here: count('kpi-correlation'),
      tmForum: count('tm-forum'),
      fileDoors: count('file doors'),
      responseIngest: count('response-ingest'),
      surveyDispatch: count('survey-dispatch'),
    }).toEqual({ here: 87, tmForum: 20, fileDoors: 10, responseIngest: 52, surveyDispatch: 2 });
    expect(lines).toHaveLength(171);
  });

  it('names each line once', () => {
    expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
  });
});
