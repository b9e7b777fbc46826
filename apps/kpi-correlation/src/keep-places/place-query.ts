import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { PLACE_KINDS, type PlaceKind } from './place.js';
import { KIND_OF_PLACE } from './places-body.js';

/** Which of two places of one name is meant. */
export class PlaceQuery {
  @ApiPropertyOptional({ description: 'What the id names', enum: PLACE_KINDS, default: 'resource' })
  @IsOptional()
  @IsIn(PLACE_KINDS, { message: KIND_OF_PLACE })
  readonly kind?: PlaceKind;
}
