import { EnvError, EnvMissingError, cleanEnv, makeValidator, type ValidatorSpec } from 'envalid';

/** Settings that cannot be used. The message lists every problem, one line each, so that one restart mends them all. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export type SettingSpecs = Readonly<Record<string, ValidatorSpec<unknown>>>;
export type SettingsOf<S extends SettingSpecs> = {
  readonly [K in keyof S]: S[K] extends ValidatorSpec<infer T> ? T : never;
};

/**
 * The settings a service was started with, checked as a whole.
 * @param environment name → text, as a process receives them
 * @throws SettingsError naming every missing or invalid setting
 */
export function readSettings<S extends SettingSpecs>(environment: NodeJS.ProcessEnv, specs: S): SettingsOf<S> {
  const problems: string[] = [];
  const settings = cleanEnv(withoutBlanks(environment, specs), specs, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors)) problems.push(describe(name, error, specs[name]));
    },
  });
  if (problems.length > 0) {
    throw new SettingsError(
      `The service cannot start: ${problems.length} setting(s) need mending.\n${problems.join('\n')}`,
    );
  }
  return { ...settings } as SettingsOf<S>;
}

/** What may be left out is left out by an empty text too: that is how Docker Compose passes on what nobody set. */
function withoutBlanks(environment: NodeJS.ProcessEnv, specs: SettingSpecs): NodeJS.ProcessEnv {
  const isBlank = ([name, text]: readonly [string, string | undefined]): boolean => {
    const spec = specs[name];
    return text === '' && spec !== undefined && 'default' in spec && spec.default === undefined;
  };
  return Object.fromEntries(Object.entries(environment).filter((entry) => !isBlank(entry)));
}

function describe(name: string, error: Error | undefined, spec: ValidatorSpec<unknown> | undefined): string {
  const example = spec?.example === undefined ? '' : ` Example: ${name}=${spec.example}`;
  const meaning = spec?.desc === undefined ? '' : ` It is ${spec.desc}.`;
  if (error instanceof EnvMissingError) return `- ${name} is missing.${meaning}${example}`;
  if (error instanceof EnvError) return `- ${name} is not valid: ${error.message}.${meaning}${example}`;
  return `- ${name}: ${error?.message ?? 'not valid'}.${meaning}${example}`;
}

/** A comma-separated list with at least one entry. */
export const list = makeValidator<readonly string[]>((text) => {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length === 0) throw new EnvError('expected one or more entries, separated by commas');
  return entries;
});

/** `name:secret` pairs, separated by commas; secrets of at least 8 characters. */
export const secretPairs = makeValidator<ReadonlyMap<string, string>>((text) => {
  const pairs = new Map<string, string>();
  for (const entry of text.split(',').filter((part) => part.trim() !== '')) {
    const colon = entry.indexOf(':');
    const name = entry.slice(0, colon).trim();
    const secret = entry.slice(colon + 1).trim();
    if (colon < 1 || name === '' || secret.length < 8) {
      throw new EnvError('expected name:secret pairs separated by commas, each secret at least 8 characters long');
    }
    pairs.set(name, secret);
  }
  return pairs;
});
