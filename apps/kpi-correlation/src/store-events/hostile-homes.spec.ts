import { readHostileLines } from '@sidetone/contracts/testing';
import { homeOf, NOT_YET_OPEN, type HostileHome } from './testing/hostile-homes.js';

const lines = readHostileLines();

describe('the hostile file', () => {
  it('has a home for each of its lines, so that none is skipped in silence', () => {
    expect(lines.filter((line) => homeOf(line) === undefined).map(({ name }) => name)).toEqual([]);
    const count = (home: HostileHome): number => lines.filter((line) => homeOf(line) === home).length;
    expect({
      here: count('kpi-correlation'),
      tmForum: count('tm-forum'),
      responseIngest: count('response-ingest'),
      surveyDispatch: count('survey-dispatch'),
      notYetOpen: count('not yet open'),
    }).toEqual({ here: 87, tmForum: 20, responseIngest: 52, surveyDispatch: 2, notYetOpen: NOT_YET_OPEN.size });
    expect(lines).toHaveLength(171);
  });

  it('names each line once', () => {
    expect(new Set(lines.map(({ name }) => name)).size).toBe(lines.length);
  });

  it('holds back only lines for doors that are closed', () => {
    const doors = new Set(
      lines.filter(({ name }) => NOT_YET_OPEN.has(name)).map(({ topicOrEndpoint }) => topicOrEndpoint),
    );
    expect([...doors].sort()).toEqual(['POST /ingest/cdr', 'POST /ingest/pm']);
  });
});
