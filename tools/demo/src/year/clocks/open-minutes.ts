/** Working hours of a document, in minutes of the local day. */
export interface HoursDocument {
  readonly timeZone: string;
  readonly hours: Readonly<Record<string, readonly { readonly from: number; readonly to: number }[]>>;
  readonly holidays: readonly string[];
}

const MINUTE_MS = 60_000;
/** The clocks of all zones change at quarters of an hour, and differ by whole ones. */
const QUARTER = 15;

/**
 * Every minute of a stretch of time, open or not: looked up on the clock on the wall, one after the other, so that nothing is to be thought
 * of where clocks change. Slow and simple on purpose: it is what the platform's arithmetic is held against.
 */
export class OpenMinutes {
  private readonly first: number;
  private readonly isOpen: Uint8Array;

  /** @param from @param to between which instants are asked about */
  constructor(document: HoursDocument, from: number, to: number) {
    const quarterMs = QUARTER * MINUTE_MS;
    const start = Math.floor(from / quarterMs) * quarterMs;
    this.first = start / MINUTE_MS;
    this.isOpen = new Uint8Array(Math.ceil((to - start) / quarterMs) * QUARTER);
    const wall = wallClock(document.timeZone);
    for (let at = 0; at < this.isOpen.length; at += QUARTER) {
      const { day, weekday, minute } = wall(start + at * MINUTE_MS);
      if (document.holidays.includes(day)) continue;
      const spans = document.hours[weekday] ?? [];
      for (let passed = 0; passed < QUARTER; passed += 1)
        if (spans.some((span) => span.from <= minute + passed && minute + passed < span.to))
          this.isOpen[at + passed] = 1;
    }
  }

  /** The earliest instant by which so many open minutes have passed. @throws RangeError beyond the stretch */
  after(from: number, minutes: number): number {
    let leftMs = Math.round(minutes * MINUTE_MS);
    if (leftMs === 0) return from;
    for (let minute = Math.floor(from / MINUTE_MS) - this.first; minute < this.isOpen.length; minute += 1) {
      if (this.isOpen[minute] !== 1) continue;
      const begins = Math.max(from, (this.first + minute) * MINUTE_MS);
      const lengthMs = (this.first + minute + 1) * MINUTE_MS - begins;
      if (leftMs <= lengthMs) return begins + leftMs;
      leftMs -= lengthMs;
    }
    throw new RangeError(`${minutes} open minutes from ${new Date(from).toISOString()} on end beyond the ledger.`);
  }
}

/** What the clock on the wall shows: day, weekday in English, and minute of the day. */
function wallClock(timeZone: string): (at: number) => { day: string; weekday: string; minute: number } {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone, hourCycle: 'h23', weekday: 'long' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
    return {
      day: `${part('year')}-${part('month')}-${part('day')}`,
      weekday: part('weekday').toLowerCase(),
      minute: 60 * Number(part('hour')) + Number(part('minute')),
    };
  };
}
