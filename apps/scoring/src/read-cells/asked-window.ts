import { Inject, Injectable } from '@nestjs/common';
import { previousWave, scoreWindow, type DayRange } from '@sidetone/domain/score-windows';
import { Clock } from '@sidetone/platform/time';
import { badRequest } from '@sidetone/platform/web';
import { SETTINGS, type Settings } from '../app.settings.js';
import { WaveStore } from '../keep-cells/wave-store.js';
import type { CountsQuestion } from './counts-reader.js';

/** A window as part of a question: its days, or its wave. */
export type WindowPart = Pick<CountsQuestion, 'days'> & { readonly waveId?: string };

export interface AskedWindow {
  readonly id: string;
  readonly part: WindowPart;
  /** What comes before it; undefined for the first wave of a programme. */
  readonly previous: WindowPart | undefined;
}

/** Reads windows, by the service's clock and the operator's zone. */
@Injectable()
export class WindowReader {
  constructor(
    private readonly waves: WaveStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'OPERATOR_TIME_ZONE'>,
  ) {}

  /** The window that a text asks for. @throws Problem 400 for a text that is none */
  async read(text: string): Promise<AskedWindow> {
    const window = scoreWindow(text, this.clock.now(), this.settings.OPERATOR_TIME_ZONE);
    if (window.kind === 'refused') throw badRequest(window.reason, [{ field: 'window', message: window.reason }]);
    if (window.kind === 'days') {
      return { id: window.id, part: { days: window.range }, previous: { days: window.previous } };
    }
    const { id, waveId } = window;
    const before = previousWave(waveId, await this.waves.ofSameProgramme(waveId));
    return { id, part: { waveId }, previous: before && { waveId: before.waveId } };
  }
}

/** A question of the answers of a window. */
export function within(question: CountsQuestion, { days, waveId }: WindowPart): CountsQuestion {
  const filters = waveId === undefined ? question.filters : { ...question.filters, wave: waveId };
  return { ...question, filters, days };
}

/** The days of a window as the API tells them: the last day is in it. */
export interface ShownDays {
  readonly from: string;
  readonly until: string;
}

/** `until` is the first day that is no longer in it. */
export function shownDays(days: DayRange | undefined): ShownDays | null {
  return days ? { from: days.from, until: days.until } : null;
}
