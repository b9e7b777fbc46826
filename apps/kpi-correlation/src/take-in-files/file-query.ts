import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';

const PRINTABLE = /^[^\p{Cc}\p{Cf}\p{Cs}]+$/u;
const once = (name: string): { message: string } => ({
  message: `${name} must be a text of 1 to 256 printable characters, given once.`,
});

/** What an upload says of its file. */
export class FileQuery {
  @ApiPropertyOptional({
    description:
      'The name of the file: with kind and source, what tells it from others. Without it, a name is made of its content.',
    example: 'cdr-20261122.csv',
  })
  @IsOptional()
  @IsString(once('file'))
  @Length(1, 256, once('file'))
  @Matches(PRINTABLE, once('file'))
  readonly file?: string;

  @ApiPropertyOptional({
    description: 'The feed, as the source of its events: record ids are unique within it.',
    example: '//oss.example/cdr-voice',
  })
  @IsOptional()
  @IsString(once('source'))
  @Length(1, 256, once('source'))
  @Matches(/^[\x21-\x7e]+$/, {
    message: 'source must be a URI reference without blanks, such as //oss.example/cdr-voice.',
  })
  readonly source?: string;

  @ApiPropertyOptional({
    description: 'The IANA zone in which times without offset are told.',
    example: 'Europe/Helsinki',
  })
  @IsOptional()
  @IsString(once('zone'))
  readonly zone?: string;

  @ApiPropertyOptional({ description: 'The name of a mapping, where the columns are not ours.' })
  @IsOptional()
  @IsString(once('mapping'))
  @Length(1, 128, once('mapping'))
  readonly mapping?: string;

  @ApiPropertyOptional({
    description: 'For counters that were exported anew: a greater revision replaces.',
    default: 1,
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'revision must be a whole number from 1.' })
  @Min(1, { message: 'revision must be a whole number from 1.' })
  @Max(1_000_000, { message: 'revision must be a whole number up to 1,000,000.' })
  readonly revision: number = 1;
}

/** Which files to list. */
export class FilesQuery {
  @ApiPropertyOptional({ enum: ['cdr', 'pm'] })
  @IsOptional()
  @IsIn(['cdr', 'pm'], { message: 'kind must be cdr or pm.' })
  readonly kind?: 'cdr' | 'pm';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString(once('source'))
  readonly source?: string;

  @ApiPropertyOptional({ description: 'The name of the file.' })
  @IsOptional()
  @IsString(once('file'))
  readonly file?: string;

  @ApiPropertyOptional({ default: 50, minimum: 1, maximum: 500 })
  @Type(() => Number)
  @IsInt({ message: 'limit must be a whole number from 1 to 500.' })
  @Min(1, { message: 'limit must be a whole number from 1 to 500.' })
  @Max(500, { message: 'limit must be a whole number from 1 to 500.' })
  readonly limit: number = 50;
}
