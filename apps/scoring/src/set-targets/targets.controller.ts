import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import type { SurveyKind } from '@sidetone/contracts/events';
import { JOURNEY_AREAS, type JourneyArea } from '@sidetone/domain/journey';
import { Clock } from '@sidetone/platform/time';
import { badRequest, KeyName } from '@sidetone/platform/web';
import { IsIn, IsNumber, IsOptional, Max, Min } from 'class-validator';
import { surveyKinds } from '../read-scores/score-query.dto.js';
import { TargetStore, type Target, type TargetMetric } from './target-store.js';

const METRICS = ['nps', 'satisfactionIndex'] as const;

export class TargetBody {
  @ApiProperty({ enum: surveyKinds, example: 'relationship' })
  @IsIn(surveyKinds, { message: `kind must be one of: ${surveyKinds.join(', ')}.` })
  kind!: SurveyKind;

  @ApiPropertyOptional({ enum: JOURNEY_AREAS, description: 'Without it, of all areas together' })
  @IsOptional()
  @IsIn(JOURNEY_AREAS, { message: `journeyArea must be one of: ${JOURNEY_AREAS.join(', ')}.` })
  journeyArea?: JourneyArea;

  @ApiPropertyOptional({ enum: METRICS, default: 'nps' })
  @IsOptional()
  @IsIn(METRICS, { message: `metric must be one of: ${METRICS.join(', ')}.` })
  metric: TargetMetric = 'nps';

  @ApiProperty({ example: 42, description: 'Points of NPS, −100 to 100, or percent of the index, 0 to 100' })
  @IsNumber({}, { message: 'target must be a number.' })
  @Min(-100, { message: 'target must be at least -100.' })
  @Max(100, { message: 'target must be at most 100.' })
  target!: number;
}

/** The line that is aimed at. It stands beside scores, and its verdict rests on their interval. */
@ApiTags('targets')
@Controller('v1/targets')
export class TargetsController {
  constructor(
    private readonly targets: TargetStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'All targets, with who set them' })
  async read(): Promise<{ readonly items: readonly Target[] }> {
    return { items: await this.targets.all() };
  }

  /** @throws Problem 400 */
  @Put()
  @ApiOperation({ summary: 'Sets the target of a survey kind, of one journey area or of all together' })
  async put(@Body() body: TargetBody, @KeyName() setBy: string): Promise<Target | undefined> {
    const { kind, journeyArea = '', metric, target } = body;
    if (metric === 'satisfactionIndex' && target < 0) {
      throw badRequest('The target of an index is a percentage.', [{ field: 'target', message: 'from 0 to 100' }]);
    }
    return this.targets.put({ kind, journeyArea, metric, target, setBy }, this.clock.now());
  }
}
