import { ApiPropertyOptional } from '@nestjs/swagger';
import { JOURNEY_AREAS } from '@sidetone/domain/journey';
import { FACTS } from '@sidetone/domain/kpi';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { CatalogueEntry } from './catalogue-entry.js';

const FACT_NAMES = Object.keys(FACTS);

/** Which KPIs are asked for; all without. */
export class WhichKpis {
  @ApiPropertyOptional({ description: 'Owner team', example: 'core voice' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  team?: string;

  @ApiPropertyOptional({ description: 'Journey area', enum: JOURNEY_AREAS })
  @IsOptional()
  @IsIn(JOURNEY_AREAS)
  area?: string;

  @ApiPropertyOptional({ description: 'The fact they are made from', enum: FACT_NAMES })
  @IsOptional()
  @IsIn(FACT_NAMES)
  fact?: string;
}

export function isAskedFor({ team, area, fact }: WhichKpis, { definition }: CatalogueEntry): boolean {
  const fits = (asked: string | undefined, value: string): boolean => asked === undefined || asked === value;
  return fits(team, definition.team) && fits(area, definition.journeyArea) && fits(fact, definition.source.fact);
}
