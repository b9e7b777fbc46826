import type { NoticeRequested } from '@sidetone/contracts/events';

/** What a message tells that asks nothing. */
export interface Notice {
  readonly caseId: string;
  readonly about: NoticeRequested['about'];
  readonly words: string;
  /** RFC 3339: a case that ends later calls it off. */
  readonly requestedAt: string;
}

/** What stands on a message where a programme would. */
export const noticeProgramme = (about: Notice['about']): string => `notice-${about}`;
