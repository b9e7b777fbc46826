import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { surveyFor, type InteractionKind, type ProgrammeArea } from '@sidetone/domain/programmes';
import { SETTINGS, type Settings } from '../app.settings.js';
import { surveyIdOf } from '../consider-interactions/candidate.js';

const KINDS: readonly InteractionKind[] = ['sale', 'delivery', 'technicianVisit', 'support', 'billing', 'other'];

export class ProgrammeBody {
  @ApiProperty({ example: 'delivery' })
  readonly programme!: string;

  @ApiProperty({ example: 'delivery-transactional' })
  readonly surveyId!: string;

  @ApiProperty({
    description: 'Kinds of interaction that it asks about',
    type: String,
    isArray: true,
    example: ['delivery', 'technicianVisit'],
  })
  readonly interactionKinds!: readonly string[];

  @ApiProperty({ description: 'Hours from the interaction to the question', example: 24 })
  readonly delayHours!: number;

  @ApiProperty({
    description: 'Days without any question after an invitation, whichever programme it is of',
    example: 30,
  })
  readonly contactClockDays!: number;

  @ApiProperty({ example: 'webhook' })
  readonly channel!: string;
}

export class ProgrammeList {
  @ApiProperty({ type: ProgrammeBody, isArray: true })
  readonly items!: readonly ProgrammeBody[];
}

/** The surveys in force. */
@ApiTags('programmes')
@ApiSecurity('api-key')
@Controller('v1/programmes')
export class ProgrammesController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'SURVEY_DELAY_HOURS' | 'CONTACT_CLOCK_DAYS'>,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The programmes in force: what is asked about, how long after, and how often at most' })
  @ApiOkResponse({ type: ProgrammeList })
  list(): ProgrammeList {
    const { SURVEY_DELAY_HOURS: delayHours, CONTACT_CLOCK_DAYS: contactClockDays } = this.settings;
    const kindsOf = new Map<ProgrammeArea, InteractionKind[]>();
    for (const kind of KINDS) {
      const programme = surveyFor(kind);
      if (programme !== undefined) kindsOf.set(programme, [...(kindsOf.get(programme) ?? []), kind]);
    }
    const items = [...kindsOf].map(([programme, interactionKinds]) => ({
      programme,
      surveyId: surveyIdOf(programme),
      interactionKinds,
      delayHours,
      contactClockDays,
      channel: 'webhook',
    }));
    return { items };
  }
}
