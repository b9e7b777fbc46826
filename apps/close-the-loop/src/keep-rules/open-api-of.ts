import type { TSchema } from '@sinclair/typebox';
import type { ApiBodyOptions } from '@nestjs/swagger';

type OpenApiSchema = Extract<ApiBodyOptions, { schema: object }>['schema'];

/** A schema as OpenAPI takes it: plain JSON, without what TypeBox keeps beside it. */
export function openApiOf(schema: TSchema): OpenApiSchema {
  return JSON.parse(JSON.stringify(schema)) as OpenApiSchema;
}
