import { Type } from '@sinclair/typebox';
import { addBusinessMinutes, nextOpen, type Calendar } from '@sidetone/domain/business-time';
import type { Instant } from '@sidetone/domain/time';
import type { PlatformApi } from './platform-api.js';

const text = Type.String();
const calendars = Type.Object({
  calendars: Type.Array(
    Type.Object({
      calendarId: text,
      timeZone: text,
      hours: Type.Record(text, Type.Array(Type.Object({ from: Type.Number(), to: Type.Number() }))),
      holidays: Type.Array(text),
    }),
  ),
});
const teams = Type.Object({ teams: Type.Array(Type.Object({ team: text, calendarId: text })) });

/** When the teams are at work, by the documents that hold. */
export class TeamHours {
  constructor(private readonly calendarOf: ReadonlyMap<string, Calendar>) {}

  static async read(api: Pick<PlatformApi, 'read'>): Promise<TeamHours> {
    const given = await api.read('close-the-loop', '/v1/calendars', calendars);
    const all = new Map(given.calendars.map((one) => [one.calendarId, one]));
    const { teams: known } = await api.read('close-the-loop', '/v1/case-teams', teams);
    return new TeamHours(
      new Map(
        known.flatMap(({ team, calendarId }) => {
          const calendar = all.get(calendarId);
          return calendar ? [[team, calendar] as const] : [];
        }),
      ),
    );
  }

  isAtWork(team: string, at: Instant): boolean {
    return nextOpen(at, this.hoursOf(team)) === at;
  }

  /** The instant at which a team has worked so many minutes more. */
  after(team: string, from: Instant, minutes: number): Instant {
    return addBusinessMinutes(from, minutes, this.hoursOf(team));
  }

  private hoursOf(team: string): Calendar {
    const found = this.calendarOf.get(team);
    if (!found) throw new Error(`The platform gave a case to the team “${team}”, which has no calendar.`);
    return found;
  }
}
