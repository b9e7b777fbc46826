import type { CellChanges } from './cell-changes.js';
import { countedIn, placeIn, type AnswerCellRow, type PlaceRow } from './answer-cell-row.js';
import type { Groups } from './cell-place.js';

/** Counts answers where they now belong, and no more where they belonged. @param before the groups that were others */
export function moveAnswers(cells: CellChanges, rows: readonly AnswerCellRow[], before: Partial<Groups>): void {
  for (const row of rows) {
    const counted = countedIn(row);
    const { place } = counted;
    cells.countAnswer({ ...counted, place: { ...place, groups: { ...place.groups, ...before } } }, -1);
    cells.countAnswer(counted, 1);
  }
}

/** The same for invitations. */
export function moveInvitations(
  cells: CellChanges,
  rows: readonly (PlaceRow & { readonly answered: boolean })[],
  before: Partial<Groups>,
): void {
  for (const row of rows) {
    const place = placeIn(row);
    cells.countInvitation({ ...place, groups: { ...place.groups, ...before } }, row.answered, -1);
    cells.countInvitation(place, row.answered, 1);
  }
}
