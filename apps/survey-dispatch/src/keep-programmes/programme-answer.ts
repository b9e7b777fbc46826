import { ApiProperty, OmitType } from '@nestjs/swagger';
import { toIso } from '@sidetone/domain/time';
import { ProgrammeBody, STATES } from './programme-body.js';
import type { PublishedProgramme } from './programme-store.js';

/** Which version, since when, by whom. */
export class ProgrammeVersion {
  @ApiProperty({ example: 2 })
  readonly version!: number;

  @ApiProperty({ enum: STATES })
  readonly state!: string;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:52:10.000Z' })
  readonly publishedAt!: string;

  @ApiProperty({ description: 'The name of the API key; `sidetone` for what ships', example: 'cx-team' })
  readonly publishedBy!: string;
}

/** A programme, as it is sent and with what it is known by. */
export class ProgrammeAnswer extends OmitType(ProgrammeBody, ['state', 'occasion']) {
  @ApiProperty({ description: 'The surveyId of its invitations and answers', example: 'delivery-transactional' })
  readonly programmeId!: string;

  @ApiProperty({ example: 2 })
  readonly version!: number;

  @ApiProperty({ enum: STATES })
  readonly state!: string;

  @ApiProperty({ type: Object })
  readonly occasion!: object;

  @ApiProperty({ format: 'date-time', example: '2026-11-24T09:52:10.000Z' })
  readonly publishedAt!: string;

  @ApiProperty({ example: 'cx-team' })
  readonly publishedBy!: string;
}

export class ProgrammeWithVersions extends ProgrammeAnswer {
  @ApiProperty({ type: ProgrammeVersion, isArray: true, description: 'The latest first' })
  readonly versions!: readonly ProgrammeVersion[];
}

export class ProgrammeList {
  @ApiProperty({ type: ProgrammeAnswer, isArray: true })
  readonly items!: readonly ProgrammeAnswer[];
}

/** Its instants as text, as they are sent. */
export function answerOf({ programme, publishedAt, publishedBy }: PublishedProgramme): ProgrammeAnswer {
  const { programmeId, version, title, state, occasion, ...rest } = programme;
  const told =
    occasion.kind === 'wave'
      ? { ...occasion, opensAt: toIso(occasion.opensAt), closesAt: toIso(occasion.closesAt) }
      : occasion;
  return { programmeId, version, title, state, publishedAt, publishedBy, occasion: told, ...rest };
}

export function versionOf({ programme, publishedAt, publishedBy }: PublishedProgramme): ProgrammeVersion {
  return { version: programme.version, state: programme.state, publishedAt, publishedBy };
}
