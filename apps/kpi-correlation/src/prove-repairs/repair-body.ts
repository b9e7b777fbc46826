import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REPAIR_KINDS, type RepairKind } from '@sidetone/domain/repairs';
import { ArrayMaxSize, ArrayNotEmpty, IsArray, IsIn, IsISO8601, IsOptional, Matches } from 'class-validator';

const NAME = /^[^\p{Cc}\p{Cf}\p{Cs}]{1,128}$/u;
const LONG_NAME = /^[^\p{Cc}\p{Cf}\p{Cs}]{1,256}$/u;
const INSTANT = { message: 'at must be an instant with an offset, such as 2026-11-01T06:00:00+02:00.' };
const MOST_TARGETS = 1_000;
const TARGETS = `targets must be a list of 1 to ${MOST_TARGETS} texts: resource ids, names of regions, or journey areas.`;

/** A repair, as whoever made it tells of it. */
export class RepairBody {
  @ApiPropertyOptional({
    description: 'Yours, such as the number of the work order; made here unless given. The same again changes nothing.',
    example: 'WO-2026-1187',
  })
  @IsOptional()
  @Matches(NAME, { message: 'id must be a text of 1 to 128 printable characters.' })
  readonly id?: string;

  @ApiProperty({ example: 'New antennas at Arabia' })
  @Matches(LONG_NAME, { message: 'name must be a text of 1 to 256 printable characters.' })
  readonly name!: string;

  @ApiProperty({
    enum: REPAIR_KINDS,
    description:
      'resource: parts of the network, by id; region: all that is in it; process: how things are done in a journey area',
  })
  @IsIn(REPAIR_KINDS, { message: `kind must be one of ${REPAIR_KINDS.join(', ')}.` })
  readonly kind!: RepairKind;

  @ApiProperty({
    description: 'Ids of resources, names of regions, or journey areas',
    type: [String],
    example: ['CELL-HEL-0412-1', 'CELL-HEL-0412-2'],
  })
  @IsArray({ message: TARGETS })
  @ArrayNotEmpty({ message: TARGETS })
  @ArrayMaxSize(MOST_TARGETS, { message: TARGETS })
  @Matches(LONG_NAME, { each: true, message: TARGETS })
  readonly targets!: string[];

  @ApiProperty({ description: 'When it was done; not in the future', example: '2026-11-01T06:00:00+02:00' })
  @Matches(/^\d{4}-.+(?:Z|[+-]\d{2}:\d{2})$/i, INSTANT)
  @IsISO8601({ strict: true }, INSTANT)
  readonly at!: string;

  @ApiProperty({ description: 'Who did it', example: 'radio' })
  @Matches(NAME, { message: 'team must be a text of 1 to 128 printable characters.' })
  readonly team!: string;

  @ApiPropertyOptional({
    description: 'The KPI that it was to mend: then the fall of the fault is measured, too',
    example: 'voice.drop.count',
  })
  @IsOptional()
  @Matches(NAME, { message: 'kpi must be the name of a KPI: GET /v1/kpis lists them.' })
  readonly kpi?: string;
}
