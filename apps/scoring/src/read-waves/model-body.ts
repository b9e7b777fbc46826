import { ApiProperty } from '@nestjs/swagger';
import type { IndexModel } from '@sidetone/domain/satisfaction-index';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, MaxLength, ValidateNested } from 'class-validator';

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

/** The model that a body asks for. */
export function modelOf({ levels }: ModelBody): IndexModel {
  return {
    levels: levels.map(({ levelId, indicators }) => ({
      levelId,
      indicators: indicators.map(({ indicatorId, questions }) => ({ indicatorId, questions })),
    })),
  };
}
