import { parseTime } from '@sidetone/contracts/fields';
import { REASON_CODES, type Occasion, type Programme } from '@sidetone/domain/programmes';
import type { ProgrammeBody } from './programme-body.js';
import { withoutAbsent } from './without-absent.js';

/**
 * The programme that a body describes, whose shape was checked; `before` is the version it follows. What has parts of its own gets
 * its default here and not in the body, where validation would take it for something that was sent.
 */
export function programmeOf(programmeId: string, body: ProgrammeBody, before: Programme | undefined): Programme {
  const { state = before?.state ?? 'active', occasion, sampling, questionnaire, ...rest } = body;
  return withoutAbsent({
    ...rest,
    programmeId,
    version: (before?.version ?? 0) + 1,
    state,
    occasion: occasionOf(occasion),
    sampling: sampling ?? { kind: 'all' },
    questionnaire: { ...questionnaire, reasons: questionnaire.reasons ?? REASON_CODES.map((code) => ({ code })) },
  });
}

function occasionOf(body: ProgrammeBody['occasion']): Occasion {
  if (body.kind === 'transactional') return { ...body, batch: body.batch ?? { kind: 'immediate' } };
  if (body.kind !== 'wave') return body;
  const { opensAt, closesAt, ...rest } = body;
  return { ...rest, opensAt: parseTime(opensAt) ?? Number.NaN, closesAt: parseTime(closesAt) ?? Number.NaN };
}
