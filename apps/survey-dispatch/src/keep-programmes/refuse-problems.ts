import { normaliseId } from '@sidetone/contracts/fields';
import type { Programme } from '@sidetone/domain/programmes';
import { badRequest, type FieldError } from '@sidetone/platform/web';
import type { PublishedProgramme } from './programme-store.js';

/**
 * Refuses a programme that cannot work, with everything that is wrong with it.
 * @throws Problem 400
 */
export function refuseProblems(programme: Programme, inForce: readonly PublishedProgramme[]): void {
  const problems: FieldError[] = [...idProblems(programme)];
  void inForce;
  if (problems.length > 0) throw badRequest(`${problems.length} field(s) need mending.`, problems);
}

function idProblems({ programmeId }: Programme): FieldError[] {
  if (normaliseId(programmeId) === programmeId) return [];
  return [
    { field: 'programmeId', message: 'must be an id of 1 to 128 printable characters without blanks around it.' },
  ];
}
