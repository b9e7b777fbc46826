import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { questionsIn } from '@sidetone/testing/panels';
import { workspaceRoot } from '@sidetone/testing/stack';
import { EMPTY_IN_DEMO, SHOWN_IN_YEAR } from './what-worlds-show.js';

const boards = join(workspaceRoot, 'deploy', 'grafana', 'dashboards');
const asked = readdirSync(boards).flatMap((file) => questionsIn(readFileSync(join(boards, file), 'utf8')));

describe('what worlds show on dashboards', () => {
  it('is told of questions that there are', () => {
    const known = new Set(asked.map(({ where }) => where));
    expect([...Object.keys(EMPTY_IN_DEMO), ...SHOWN_IN_YEAR].filter((where) => !known.has(where))).toEqual([]);
  });

  it('is asked of the year where the demo has nothing', () => {
    expect(SHOWN_IN_YEAR.filter((where) => EMPTY_IN_DEMO[where] === undefined)).toEqual([]);
  });
});
