import { InfrastructureError } from '@sidetone/infrastructure/failure';
import type { RunningService } from '@sidetone/testing/suite';
import { timedGet } from '../timed-get.js';

const PAGE = 50;

/** Lists as people of a team, its lead and a manager look at them. */
export const LISTS = {
  all: '',
  live: 'live=true',
  state: 'state=open',
  team: 'team=billing',
  'team-and-state': 'team=NOC&state=assigned',
  owner: 'owner=billing+3',
  overdue: 'due=overdue',
  today: 'due=today',
  'team-overdue': 'team=sales&due=overdue',
  'detractors-of-topic': 'band=detractor&topic=network&live=true',
} as const;

interface Page {
  readonly items: readonly object[];
  readonly next: string | null;
}

/** Milliseconds of each page: the first ones of a list, one after the other, so many times. @throws InfrastructureError for an empty list */
export async function turnPages(
  service: RunningService,
  list: string,
  pages: number,
  times: number,
): Promise<readonly number[]> {
  const milliseconds: number[] = [];
  for (let round = 0; round < times; round += 1) {
    let cursor: string | null = '';
    for (let page = 0; page < pages && cursor !== null; page += 1) {
      const path: string = `/v1/cases?${[`limit=${PAGE}`, list, cursor && `cursor=${cursor}`].filter(Boolean).join('&')}`;
      const answer = await timedGet(service, path);
      const { items, next } = answer.body as Page;
      if (items.length === 0) throw new InfrastructureError(`${path} lists no case.`);
      milliseconds.push(answer.milliseconds);
      cursor = next;
    }
  }
  return milliseconds;
}
