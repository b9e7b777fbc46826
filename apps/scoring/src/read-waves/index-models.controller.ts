import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { INDEX_METHOD, modelProblems, type IndexModel } from '@sidetone/domain/satisfaction-index';
import { Clock } from '@sidetone/platform/time';
import { badRequest, KeyName, Problem } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, MaxLength, ValidateNested } from 'class-validator';
import { WaveReader } from './wave-reader.js';

const MOST = 200;

export class IndicatorBody {
  @ApiProperty({ example: 'deadlines' })
  @IsString()
  @MaxLength(128)
  indicatorId!: string;

  @ApiProperty({ type: [String], example: ['delivered-on-time'], description: 'As the items of answers name them' })
  @IsArray()
  @ArrayMaxSize(MOST)
  @IsString({ each: true })
  questions!: string[];
}

export class LevelBody {
  @ApiProperty({ example: 'delivery' })
  @IsString()
  @MaxLength(128)
  levelId!: string;

  @ApiProperty({ type: [IndicatorBody] })
  @IsArray()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => IndicatorBody)
  indicators!: IndicatorBody[];
}

export class ModelBody {
  @ApiProperty({ type: [LevelBody] })
  @IsArray()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  @Type(() => LevelBody)
  levels!: LevelBody[];
}

export interface ModelAnswer extends IndexModel {
  readonly surveyId: string;
  readonly method: typeof INDEX_METHOD;
}

/** How a programme's questions make indicators and interaction levels. */
@ApiTags('waves')
@Controller('v1/index-models')
export class IndexModelsController {
  constructor(
    private readonly reader: WaveReader,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 where nobody gave one: every question is an indicator of its own then */
  @Get(':surveyId')
  @ApiOperation({ summary: 'The model of a programme' })
  async read(@Param('surveyId') surveyId: string): Promise<ModelAnswer> {
    const model = await this.reader.model(surveyId);
    if (!model) {
      throw new Problem(
        404,
        'No model',
        'Nobody gave this programme a model: each question is an indicator of its own.',
      );
    }
    return { surveyId, method: INDEX_METHOD, ...model };
  }

  /** @throws Problem 400 with everything that is wrong with the model */
  @Put(':surveyId')
  @ApiOperation({ summary: 'Gives a programme its model; it holds for all its waves, past ones too' })
  async put(@Param('surveyId') surveyId: string, @Body() body: ModelBody, @KeyName() by: string): Promise<ModelAnswer> {
    const model: IndexModel = {
      levels: body.levels.map(({ levelId, indicators }) => ({
        levelId,
        indicators: indicators.map(({ indicatorId, questions }) => ({ indicatorId, questions })),
      })),
    };
    const problems = modelProblems(model);
    if (problems.length > 0) {
      throw badRequest(
        'The model needs mending.',
        problems.map((message) => ({ field: 'levels', message })),
      );
    }
    await this.reader.putModel(surveyId, model, by, this.clock.now());
    return { surveyId, method: INDEX_METHOD, ...model };
  }
}
