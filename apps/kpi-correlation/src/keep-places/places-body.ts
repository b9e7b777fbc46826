import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { badRequest } from '@sidetone/platform/web';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  Equals,
  IsArray,
  IsDefined,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { PLACE_KINDS, type Place, type PlaceKind } from './place.js';

const MOST_FEATURES = 1_000;
const FEATURES = `features must be a list of 1 to ${MOST_FEATURES} features; send more of them in further requests.`;
export const KIND_OF_PLACE = `kind must be one of ${PLACE_KINDS.join(', ')}.`;
const EAST = 180;
const NORTH = 90;

/** Whether a value is a position of GeoJSON: longitude, latitude and perhaps a height. */
function isPosition(value: unknown): boolean {
  if (!Array.isArray(value) || value.length < 2 || value.length > 3) return false;
  const [longitude, latitude] = value as unknown[];
  return value.every(Number.isFinite) && Math.abs(Number(longitude)) <= EAST && Math.abs(Number(latitude)) <= NORTH;
}

class PointBody {
  @ApiProperty({ enum: ['Point'] })
  @Equals('Point', { message: 'type must be Point: of an area, send its middle.' })
  readonly type!: string;

  @ApiProperty({
    description: 'Longitude, then latitude, in degrees of WGS 84',
    type: [Number],
    example: [24.95, 60.2],
  })
  @ValidateBy(
    { name: 'isPosition', validator: { validate: isPosition } },
    {
      message:
        'coordinates must be [longitude, latitude] in degrees of WGS 84, such as [24.95, 60.20]: east comes first.',
    },
  )
  readonly coordinates!: readonly [number, number];
}

class PropertiesBody {
  @ApiPropertyOptional({ description: 'What id names', enum: PLACE_KINDS, default: 'resource' })
  @IsOptional()
  @IsIn(PLACE_KINDS, { message: KIND_OF_PLACE })
  readonly kind?: PlaceKind | null;

  @ApiPropertyOptional({ description: 'What people call it', example: 'Arabia, north' })
  @IsOptional()
  @Matches(/^[^\p{Cc}\p{Cf}\p{Cs}]{1,256}$/u, { message: 'name must be a text of 1 to 256 printable characters.' })
  readonly name?: string | null;
}

class FeatureBody {
  @ApiProperty({ enum: ['Feature'] })
  @Equals('Feature', { message: 'type must be Feature.' })
  readonly type!: string;

  @ApiProperty({
    description: 'Id of the resource, or name of the region, as events have it',
    example: 'CELL-HEL-0412-1',
  })
  @Matches(/^[^\p{Cc}\p{Cf}\p{Cs}]{1,128}$/u, {
    message: 'id must be a text of 1 to 128 printable characters, beside type and not among the properties.',
  })
  readonly id!: string;

  @ApiProperty({ type: PointBody })
  @IsDefined({ message: 'geometry must be a point.' })
  @IsObject({ message: 'geometry must be a point.' })
  @ValidateNested()
  @Type(() => PointBody)
  readonly geometry!: PointBody;

  @ApiPropertyOptional({ type: PropertiesBody })
  @IsOptional()
  @IsObject({ message: 'properties must be an object.' })
  @ValidateNested()
  @Type(() => PropertiesBody)
  readonly properties?: PropertiesBody | null;
}

/** Places as a FeatureCollection of GeoJSON (RFC 7946), which planning tools and GIS write. Members that are not read are left out. */
export class PlacesBody {
  @ApiProperty({ enum: ['FeatureCollection'] })
  @Equals('FeatureCollection', { message: 'type must be FeatureCollection (GeoJSON, RFC 7946).' })
  readonly type!: string;

  @ApiProperty({ type: [FeatureBody] })
  @IsArray({ message: FEATURES })
  @ArrayMinSize(1, { message: FEATURES })
  @ArrayMaxSize(MOST_FEATURES, { message: FEATURES })
  @ValidateNested({ each: true, message: 'each of the features must be an object.' })
  @Type(() => FeatureBody)
  readonly features!: FeatureBody[];
}

/**
 * The places of a body.
 * @throws Problem 400 where one is told twice: which of the two holds is nowhere said
 */
export function placesIn({ features }: PlacesBody): readonly Place[] {
  const first = new Map<string, number>();
  const errors = features.flatMap(({ id, properties }, index) => {
    const key = `${properties?.kind ?? 'resource'} ${id}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    return earlier === undefined
      ? []
      : [{ field: `features.${index}.id`, message: `${id} stands in features.${earlier} already.` }];
  });
  if (errors.length > 0) throw badRequest(`${errors.length} field(s) need mending.`, errors);
  return features.map(({ id, geometry, properties }) => {
    const [longitude, latitude] = geometry.coordinates;
    return { kind: properties?.kind ?? 'resource', id, name: properties?.name ?? null, longitude, latitude };
  });
}
