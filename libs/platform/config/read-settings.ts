import { EnvError, EnvMissingError, cleanEnv, makeValidator, type ValidatorSpec } from 'envalid';
import { withSettingsFromFiles, type ReadEnvironment } from './settings-from-files.js';

/** Settings that cannot be used. The message lists every problem, one line each, so that one restart mends them all. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

export type SettingSpecs = Readonly<Record<string, ValidatorSpec<unknown>>>;
export type SettingsOf<S extends SettingSpecs> = {
  readonly [K in keyof S]: S[K] extends ValidatorSpec<infer T> ? T : never;
};

/**
 * The settings a service was started with, checked as a whole. Each may come from a file, which `<NAME>_FILE` names.
 * @param environment name → text, as a process receives them
 * @throws SettingsError naming every missing or invalid setting
 */
export function readSettings<S extends SettingSpecs>(environment: NodeJS.ProcessEnv, specs: S): SettingsOf<S> {
  const problems: string[] = [];
  const read = withSettingsFromFiles(environment, Object.keys(specs));
  for (const [name, problem] of read.problems) problems.push(`- ${name} ${problem}.${aboutSetting(name, specs[name])}`);
  const settings = cleanEnv(withoutBlanks(read.environment, specs), specs, {
    reporter: ({ errors }) => {
      for (const [name, error] of Object.entries(errors))
        if (!read.problems.has(name)) problems.push(describe(name, error, specs[name], read));
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

function describe(
  name: string,
  error: Error | undefined,
  spec: ValidatorSpec<unknown> | undefined,
  { files }: ReadEnvironment,
): string {
  const file = files.get(name);
  const named = file === undefined ? `- ${name}` : `- ${name} (from ${file})`;
  const about = aboutSetting(name, spec);
  if (error instanceof EnvMissingError) return `${named} is missing.${about}`;
  if (error instanceof EnvError) return `${named} is not valid: ${error.message}.${about}`;
  return `${named}: ${error?.message ?? 'not valid'}.${about}`;
}

function aboutSetting(name: string, spec: ValidatorSpec<unknown> | undefined): string {
  const meaning = spec?.desc === undefined ? '' : ` It is ${spec.desc}.`;
  const example = spec?.example === undefined ? '' : ` Example: ${name}=${spec.example}`;
  return `${meaning}${example}`;
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

/** `name:secret` pairs, separated by commas or, as in a file, line breaks; secrets of at least 8 characters. */
export const secretPairs = makeValidator<ReadonlyMap<string, string>>((text) => {
  const pairs = new Map<string, string>();
  for (const entry of text.split(/[,\n]/).filter((part) => part.trim() !== '')) {
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
