import { randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
const [SHORTEST, LONGEST, USUAL] = [24, 64, 32];

export const SECRET_RULE = `secret must be ${PREFIX} and ${SHORTEST} to ${LONGEST} random bytes as base64, as Standard Webhooks writes them; leave it out to get one made.`;

/** The bytes of a secret in the form of Standard Webhooks; undefined for any other text. */
export function secretBytes(secret: string): Buffer | undefined {
  if (!secret.startsWith(PREFIX)) return undefined;
  const text = secret.slice(PREFIX.length);
  const bytes = Buffer.from(text, 'base64');
  const isWhole = bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '');
  return isWhole && bytes.length >= SHORTEST && bytes.length <= LONGEST ? bytes : undefined;
}

/** A new one, of 32 random bytes. */
export const newSecret = (): string => PREFIX + randomBytes(USUAL).toString('base64');
