import type { Band } from '@sidetone/domain/nps';
import type { Levels } from '../read/shown-cases.js';
import type { OpenMinutes } from './open-minutes.js';

export const KINDS = ['firstContact', 'resolve'] as const;
export type Kind = (typeof KINDS)[number];

export interface Promised {
  readonly warnAt: number;
  readonly dueAt: number;
}
export type BothPromised = Readonly<Record<Kind, Promised>>;

/** What the service levels promise a customer of one contract level, in the hours of one team. */
export class ServicePromises {
  constructor(
    private readonly levels: Levels,
    private readonly contractLevel: string | null,
    private readonly open: OpenMinutes,
  ) {}

  /** What is promised to a band from an instant on. */
  promise(band: Band, from: number): BothPromised {
    const { firstContactMinutes, resolveMinutes, warnShare } = this.classOf(band);
    const promise = (minutes: number): Promised => ({
      warnAt: this.open.after(from, warnShare * minutes),
      dueAt: this.open.after(from, minutes),
    });
    return { firstContact: promise(firstContactMinutes), resolve: promise(resolveMinutes) };
  }

  /** @throws Error where a band is promised nothing */
  classOf(band: Band): Levels['classes'][number] {
    const ofBand = this.levels.classes.filter((one) => one.band === band);
    const found =
      ofBand.find(({ contractLevel }) => contractLevel !== undefined && contractLevel === this.contractLevel) ??
      ofBand.find(({ contractLevel }) => contractLevel === undefined);
    if (!found) throw new Error(`The service levels promise a ${band} nothing.`);
    return found;
  }
}
