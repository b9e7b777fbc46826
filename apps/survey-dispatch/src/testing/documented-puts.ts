import { shellWords } from './shell-words.js';

/** A `PUT` that a page of the documentation tells its reader to make. */
export interface DocumentedPut {
  /** Without the address of the API, such as `/v1/programmes/quarterly`. */
  readonly path: string;
  readonly body: unknown;
}

const BLOCK = /```sh\n([^]*?)```/g;
const FUNCTION = /^(\w+)\(\) \{.*\n([^]*?)^\}$/gm;
/** A command ends where a line begins with the next one: bodies are indented. */
const COMMAND = /^\w[^]*?(?=\n\w|\n*$(?![^]))/gm;

/** Every `PUT` with a body in the `sh` blocks of a page, in its order, those that functions of its shell make among them. */
export function documentedPuts(page: string): readonly DocumentedPut[] {
  return [...page.matchAll(BLOCK)].flatMap(([, block = '']) => {
    const functions = new Map([...block.matchAll(FUNCTION)].map(([, name = '', body = '']) => [name, body.trim()]));
    const commands = block.replaceAll(FUNCTION, '').match(COMMAND) ?? [];
    return commands.flatMap((command) => {
      const [name = '', ...values] = shellWords(command);
      const body = functions.get(name);
      return putOf(body === undefined ? shellWords(command) : shellWords(body, argumentsOf(values)));
    });
  });
}

const argumentsOf = (values: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(values.map((value, index) => [`${index + 1}`, value]));

function putOf(words: readonly string[]): readonly DocumentedPut[] {
  const path = words.find((word) => word.startsWith('$API/'))?.replace('$API', '');
  const body = words[words.indexOf('-d') + 1];
  if (words[0] !== 'api' || !words.includes('PUT') || path === undefined || body === undefined) return [];
  return [{ path, body: JSON.parse(body) as unknown }];
}
