import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { noteKeyName } from './key-name.js';
import { KnownKeys } from './known-keys.js';
import { Problem } from './problem.js';
import { IS_PUBLIC } from './public.js';

/** Lets a request in whose `X-Api-Key` is one of the configured keys, unless the route is public. */
export class ApiKeyGuard implements CanActivate {
  private readonly known: KnownKeys;

  /** @param keys name → key */
  constructor(
    private readonly reflector: Reflector,
    keys: ReadonlyMap<string, string>,
  ) {
    this.known = new KnownKeys(keys);
  }

  canActivate(context: ExecutionContext): boolean {
    const isPublic = this.reflector.getAllAndOverride<boolean | undefined>(IS_PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (isPublic === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const given = request.headers['x-api-key'];
    const name = typeof given === 'string' ? this.known.nameOf(given) : undefined;
    if (name !== undefined) {
      noteKeyName(request, name);
      return true;
    }
    throw new Problem(401, 'API key needed', 'Send one of the configured API keys in the header X-Api-Key.');
  }
}
