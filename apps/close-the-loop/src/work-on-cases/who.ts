import { normaliseId } from '@sidetone/contracts/fields';
import { badRequest } from '@sidetone/platform/web';

/** Who acts: the person that the caller names, and the API key through which. */
export interface Who {
  readonly by: string;
  readonly via: string;
}

/** @throws Problem 400 for a name that cannot be kept */
export function whoIn(header: string | undefined, key: string): Who {
  if (header === undefined) return { by: key, via: key };
  // HTTP reads headers as Latin-1; whoever writes Päivi writes it in UTF-8.
  const actor = Buffer.from(header, 'latin1').toString('utf8');
  const name = normaliseId(actor.trim().replaceAll(' ', '.'));
  if (typeof name === 'string') return { by: actor.trim(), via: key };
  throw badRequest('1 field(s) need mending.', [
    { field: 'X-Actor', message: 'X-Actor must be the name of a person, of 1 to 128 printable characters.' },
  ]);
}
