import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

const names = new WeakMap<FastifyRequest, string>();

/** Notes under which name the key of a request is configured. */
export function noteKeyName(request: FastifyRequest, name: string): void {
  names.set(request, name);
}

/** The name of the API key that let the request in, to be kept beside what it changed; empty on public routes. */
export const KeyName = createParamDecorator(
  (_data: unknown, context: ExecutionContext): string =>
    names.get(context.switchToHttp().getRequest<FastifyRequest>()) ?? '',
);
