import { parseTime } from '@sidetone/contracts/fields';
import type { Occasion, Programme } from '@sidetone/domain/programmes';
import { withoutAbsent } from './without-absent.js';
import type { ProgrammeBody } from './programme-body.js';

/** The programme that a body describes, whose shape was checked; `before` is the version it follows. */
export function programmeOf(programmeId: string, body: ProgrammeBody, before: Programme | undefined): Programme {
  const { state = before?.state ?? 'active', occasion, ...rest } = body;
  return {
    ...withoutAbsent(rest),
    programmeId,
    version: (before?.version ?? 0) + 1,
    state,
    occasion: withoutAbsent(occasionOf(occasion)),
  };
}

function occasionOf(body: ProgrammeBody['occasion']): Occasion {
  if (body.kind !== 'wave') return body;
  const { opensAt, closesAt, ...rest } = body;
  return { ...rest, opensAt: parseTime(opensAt) ?? Number.NaN, closesAt: parseTime(closesAt) ?? Number.NaN };
}
