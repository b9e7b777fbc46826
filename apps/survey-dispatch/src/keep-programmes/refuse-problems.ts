import { normaliseId } from '@sidetone/contracts/fields';
import { programmeProblems, type Programme } from '@sidetone/domain/programmes';
import { badRequest, type FieldError } from '@sidetone/platform/web';
import { fieldErrors } from './field-errors.js';

/**
 * Refuses a programme that cannot work, with everything that is wrong with it and how to mend it.
 * @param waveIds of waves that there were, whichever programme had them
 * @throws Problem 400
 */
export function refuseProblems(programme: Programme, waveIds: ReadonlySet<string>): void {
  const problems: FieldError[] = [
    ...fieldErrors(programmeProblems(programme)),
    ...previousWaveProblems(programme, waveIds),
  ];
  if (problems.length > 0) throw badRequest(`${problems.length} field(s) need mending.`, problems);
}

/**
 * Refuses an id that no database could look for, before one is asked.
 * @throws Problem 400
 */
export function refuseBadId(programmeId: string): void {
  if (normaliseId(programmeId) === programmeId) return;
  const message = 'An id has 1 to 128 printable characters, and no blanks around it. Choose another.';
  throw badRequest('1 field(s) need mending.', [{ field: 'programmeId', message }]);
}

function previousWaveProblems({ occasion }: Programme, waveIds: ReadonlySet<string>): readonly FieldError[] {
  if (occasion.kind !== 'wave' || occasion.previousWaveId === undefined) return [];
  if (waveIds.has(occasion.previousWaveId)) return [];
  const known = waveIds.size === 0 ? 'there was none' : `there were ${[...waveIds].sort().join(', ')}`;
  return [
    {
      field: 'occasion.previousWaveId',
      message: `No wave was called '${occasion.previousWaveId}': ${known}. Name one of them, or leave it out.`,
    },
  ];
}
