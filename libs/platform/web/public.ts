import { SetMetadata } from '@nestjs/common';

export const IS_PUBLIC = 'sidetone.public';

/** Opens a controller or method to callers without an API key. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(IS_PUBLIC, true);
