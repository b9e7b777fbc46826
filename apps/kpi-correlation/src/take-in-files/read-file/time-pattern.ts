const TOKENS = ['YYYY', 'MM', 'DD', 'HH', 'mm', 'ss'] as const;
const TOKEN = /YYYY|MM|DD|HH|mm|ss/g;

/** How the times of a file look, where they are not RFC 3339. */
export type TimePattern =
  | { readonly kind: 'epoch'; readonly unitMs: number }
  /** `wall` gives the time in the form of RFC 3339 without an offset; undefined for a text that looks otherwise. */
  | { readonly kind: 'local'; readonly wall: (text: string) => string | undefined };

/** What a mapping's `times` says, such as `DD.MM.YYYY HH:mm:ss`; undefined where it says nothing that can be read. */
export function timePattern(times: string): TimePattern | undefined {
  if (times === 'epochSeconds') return { kind: 'epoch', unitMs: 1_000 };
  if (times === 'epochMilliseconds') return { kind: 'epoch', unitMs: 1 };
  const found = times.match(TOKEN) ?? [];
  if (TOKENS.some((token) => found.filter((one) => one === token).length !== 1)) return undefined;
  const between = times.split(TOKEN).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const source = found.reduce(
    (text, token, index) => `${text}(?<${token}>\\d{${token.length}})${between[index + 1] ?? ''}`,
    between[0] ?? '',
  );
  const shape = new RegExp(`^${source}$`);
  return {
    kind: 'local',
    wall: (text) => {
      const { YYYY, MM, DD, HH, mm, ss } = shape.exec(text)?.groups ?? {};
      return YYYY === undefined ? undefined : `${YYYY}-${MM}-${DD}T${HH}:${mm}:${ss}`;
    },
  };
}
