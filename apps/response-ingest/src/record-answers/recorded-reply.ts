import { ApiProperty } from '@nestjs/swagger';
import { toIso } from '@sidetone/domain/time';
import { Problem } from '@sidetone/platform/web';
import type { Recorded } from './answer-recorder.js';

/** What whoever sent an answer by JSON is told. */
export class RecordedReply {
  @ApiProperty({ enum: ['recorded', 'completed', 'corrected', 'unchanged'], example: 'recorded' })
  readonly outcome!: 'recorded' | 'completed' | 'corrected' | 'unchanged';

  @ApiProperty({ example: 'RSP-4fY1nXw0b5rT8cQ2mJ7kLp' })
  readonly responseId!: string;

  @ApiProperty({ description: 'The version that stands now', example: 1 })
  readonly revision!: number;
}

/**
 * The reply for an answer that took effect or changed nothing.
 * @throws Problem 404, 409 or 410 for one that was not taken
 */
export function recordedReply(recorded: Recorded): RecordedReply {
  switch (recorded.kind) {
    case 'unknown':
      throw new Problem(
        404,
        'No such invitation',
        'There is no invitation by that link or id. Links are exact: upper and lower case differ.',
      );
    case 'expired':
      throw new Problem(410, 'Closed', `The invitation could be answered until ${toIso(recorded.expiredAt)}.`);
    case 'tooLate':
      throw new Problem(
        409,
        'Answered already',
        `Another answer was given on ${toIso(recorded.firstRecordedAt)} and can no longer be changed.`,
      );
    default:
      return { outcome: recorded.kind, responseId: recorded.responseId, revision: recorded.revision };
  }
}
