import { isIP } from 'node:net';

/** How short names are completed (resolv.conf(5)). */
export interface SearchList {
  readonly domains: readonly string[];
  /** A name with so many dots is tried as it stands first. */
  readonly dots: number;
}

/** The addresses that a hosts file gives a name (hosts(5)); none where it does not know it. */
export function hostsIn(file: string, name: string): readonly string[] {
  const wanted = bare(name);
  return linesOf(file, /#.*/).flatMap(([address = '', ...names]) =>
    isIP(address) !== 0 && names.some((one) => bare(one) === wanted) ? [address] : [],
  );
}

/** The search list of a resolv.conf: the last one counts, and so does the last `ndots`. */
export function searchIn(file: string): SearchList {
  const lines = linesOf(file, /[#;].*/);
  const domains = lines.filter(([key]) => key === 'search' || key === 'domain').at(-1) ?? [];
  const ndots = lines
    .flatMap(([key, ...options]) => (key === 'options' ? options : []))
    .flatMap((option) => /^ndots:(\d{1,2})$/.exec(option)?.[1] ?? [])
    .at(-1);
  return { domains: domains.slice(1).map(bare), dots: Number(ndots ?? 1) };
}

/** The full names that a name may mean, in the order in which they are asked for. */
export function namesToTry(name: string, { domains, dots }: SearchList): readonly string[] {
  if (name.endsWith('.')) return [bare(name)];
  const completed = domains.filter((domain) => domain !== '').map((domain) => `${name}.${domain}`);
  return name.split('.').length > dots ? [name, ...completed] : [...completed, name];
}

const bare = (name: string): string => name.toLowerCase().replace(/\.$/, '');

function linesOf(file: string, comment: RegExp): readonly (readonly string[])[] {
  return file
    .split('\n')
    .map((line) => line.replace(comment, '').trim().split(/\s+/))
    .filter(([first]) => first !== '');
}
