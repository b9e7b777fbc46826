import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { JOURNEY_AREAS, type JourneyArea } from '@sidetone/domain/journey';
import type { Channel } from '@sidetone/domain/programmes';
import { AudienceBody } from './audience-body.js';
import { AreOneOf, IsOneOf, IsPart, IsText, IsWhole, MayBeAbsent } from './body-fields.js';
import { OccasionBody, RelationshipBody, TransactionalBody, VerificationBody, WaveBody } from './occasion-body.js';
import { QuestionnaireBody } from './questionnaire-body.js';
import { AllBody, QuotaBody, RandomBody, SamplingBody, StratifiedBody } from './sampling-body.js';

const CHANNELS = ['email', 'sms', 'webhook', 'agent'] as const satisfies readonly Channel[];
export const STATES = ['active', 'paused', 'ended'] as const;
const CLASHES = ['block', 'delay'] as const;
const oneOf = (...models: readonly (new () => object)[]) => ({
  oneOf: models.map((model) => ({ $ref: getSchemaPath(model) })),
});

export class ClocksBody {
  @ApiPropertyOptional({ description: 'Days without this programme after its invitation', default: 0 })
  @IsWhole(30)
  readonly invitedDays: number = 0;

  @ApiPropertyOptional({ description: 'Days without this programme after its answer', default: 0 })
  @IsWhole(90)
  readonly answeredDays: number = 0;
}

/** A programme as it shall be from now on. What is left out has the stated default. */
@ApiExtraModels(TransactionalBody, RelationshipBody, WaveBody, VerificationBody)
@ApiExtraModels(AllBody, RandomBody, StratifiedBody, QuotaBody)
export class ProgrammeBody {
  @ApiProperty({ example: 'After a delivery' })
  @IsText()
  readonly title!: string;

  @ApiPropertyOptional({ enum: STATES, description: 'Left out: as it is; active at first' })
  @MayBeAbsent()
  @IsOneOf(STATES)
  readonly state?: (typeof STATES)[number];

  @ApiPropertyOptional({ enum: JOURNEY_AREAS })
  @MayBeAbsent()
  @IsOneOf(JOURNEY_AREAS)
  readonly journeyArea?: JourneyArea;

  @ApiProperty(oneOf(TransactionalBody, RelationshipBody, WaveBody, VerificationBody))
  @IsPart(() => OccasionBody, {
    transactional: TransactionalBody,
    relationship: RelationshipBody,
    wave: WaveBody,
    verification: VerificationBody,
  })
  readonly occasion!: TransactionalBody | RelationshipBody | WaveBody | VerificationBody;

  @ApiPropertyOptional({ type: AudienceBody, description: 'Everybody unless told' })
  @IsPart(() => AudienceBody)
  readonly audience: AudienceBody = new AudienceBody();

  @ApiPropertyOptional({ ...oneOf(AllBody, RandomBody, StratifiedBody, QuotaBody), description: 'All unless told' })
  @MayBeAbsent()
  @IsPart(() => SamplingBody, { all: AllBody, random: RandomBody, stratified: StratifiedBody, quota: QuotaBody })
  readonly sampling?: AllBody | RandomBody | StratifiedBody | QuotaBody;

  @ApiPropertyOptional({ type: ClocksBody })
  @IsPart(() => ClocksBody)
  readonly clocks: ClocksBody = new ClocksBody();

  @ApiPropertyOptional({ description: 'Of two that want the same contact the smaller asks', default: 100 })
  @IsWhole(100)
  readonly priority: number = 100;

  @ApiPropertyOptional({ enum: CLASHES, default: 'block' })
  @IsOneOf(CLASHES)
  readonly onClash: (typeof CLASHES)[number] = 'block';

  @ApiPropertyOptional({ enum: CHANNELS, isArray: true, default: ['webhook'] })
  @AreOneOf(CHANNELS)
  readonly channels: readonly Channel[] = ['webhook'];

  @ApiPropertyOptional({ default: 'en' })
  @IsText()
  readonly fallbackLanguage: string = 'en';

  @ApiPropertyOptional({ description: 'How long a link can be answered', default: 14 })
  @IsWhole(14)
  readonly expiresDays: number = 14;

  @ApiPropertyOptional({ description: 'One reminder after so many days without an answer', example: 5 })
  @MayBeAbsent()
  @IsWhole(5)
  readonly reminderDays?: number;

  @ApiPropertyOptional({ description: 'Invitations an hour at most', example: 1000 })
  @MayBeAbsent()
  @IsWhole(1000)
  readonly ratePerHour?: number;

  @ApiPropertyOptional({ type: QuestionnaireBody })
  @IsPart(() => QuestionnaireBody)
  readonly questionnaire: QuestionnaireBody = new QuestionnaireBody();
}
