import type { NoticeRequested } from '@sidetone/contracts/events';

/** What a message tells that asks nothing. */
export interface Notice {
  readonly caseId: string;
  /** All that it is about, each as it stood when this was asked for; where none is said, `caseId` alone. */
  readonly cases?: NoticeRequested['cases'] | undefined;
  readonly about: NoticeRequested['about'];
  readonly words: string;
}

/** What stands on a message where a programme would. */
export const noticeProgramme = (about: Notice['about']): string => `notice-${about}`;

/** The ids of the cases that a notice is about; undefined where it named none beside its own. */
export const idsOf = (cases: NoticeRequested['cases']): string[] | undefined => cases?.map(({ caseId }) => caseId);
