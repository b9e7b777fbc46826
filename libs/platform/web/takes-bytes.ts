import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

export interface BytesConfig {
  readonly takesBytes?: boolean;
  readonly bodyLimit?: number;
}

/** Hands a method the body of a JSON media type as the bytes that came, up to a limit of its own, for a door that reads them by rules of its own. */
export const TakesBytes = (bodyLimit: number): MethodDecorator =>
  applyDecorators(RouteConfig({ takesBytes: true, bodyLimit } satisfies BytesConfig));
