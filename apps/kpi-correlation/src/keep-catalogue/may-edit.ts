import { Problem } from '@sidetone/platform/web';

/** The entity tag of a version, as it stands in `ETag` and `If-Match`. */
export const tagOf = (version: number): string => `"${version}"`;

/**
 * Lets an edit through that knows what it changes (RFC 9110, If-Match), or that makes something new.
 * @param version of what there is; undefined when there is nothing
 * @throws Problem 428 when it does not say what it changes, 412 when that is no longer in force
 */
export function mayEdit(ifMatch: string | undefined, version: number | undefined): void {
  if (ifMatch === undefined) {
    if (version === undefined) return;
    throw new Problem(
      428,
      'Say which version you change',
      `This KPI is known as version ${version}. Read it, and send its ETag in If-Match: ${tagOf(version)}.`,
    );
  }
  const tags = ifMatch.split(',').map((tag) => tag.trim());
  if (version !== undefined && (tags.includes('*') || tags.includes(tagOf(version)))) return;
  throw new Problem(
    412,
    'Changed meanwhile',
    version === undefined
      ? 'There is no such KPI to change: leave If-Match out to make a new one.'
      : `The version in force is ${version}, not ${ifMatch}. Read it again, and change that one.`,
  );
}
