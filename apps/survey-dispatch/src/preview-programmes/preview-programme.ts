import { Injectable } from '@nestjs/common';
import type { Programme } from '@sidetone/domain/programmes';
import { forecastAnswers, forecastResponse, type ResponseForecast } from '@sidetone/domain/sampling';
import { toIso, type Instant } from '@sidetone/domain/time';
import type { Transaction } from '@sidetone/platform/database';
import type { Decided } from '../issue-invitations/due-candidate.js';
import { IssueDue } from '../issue-invitations/issue-due.js';
import type { DrawnFrame } from '../plan-frames/draw-frame.js';
import { leftAlone } from '../plan-frames/leave-out.js';
import { ProgrammeStore } from '../keep-programmes/programme-store.js';
import { DrawAhead } from './draw-ahead.js';
import { DryRun, type Deadline } from './dry-run.js';
import type { PreviewAnswer } from './preview-answer.js';
import { PreviewReader } from './preview-reader.js';
import { tallyOf } from './tally.js';

/**
 * A dry run is the run itself, in a transaction that is rolled back: the same code draws, decides and writes, so that it cannot tell
 * anything else than what would happen.
 */
@Injectable()
export class PreviewProgramme {
  constructor(
    private readonly dryRun: DryRun,
    private readonly programmes: ProgrammeStore,
    private readonly drawAhead: DrawAhead,
    private readonly issue: IssueDue,
    private readonly reader: PreviewReader,
  ) {}

  /** What would become of a programme, stored or not, if `at` were now. Paused and ended ones are seen as if they asked. @throws Problem 429, 503 */
  async preview(programme: Programme, at: Instant): Promise<PreviewAnswer> {
    const active: Programme = { ...programme, state: 'active' };
    return this.dryRun.see((tx, deadline) => this.run(tx, active, at, deadline));
  }

  private async run(tx: Transaction, programme: Programme, at: Instant, deadline: Deadline): Promise<PreviewAnswer> {
    const { programmeId } = programme;
    const response = await this.responseRate(tx, programme);
    await this.programmes.add(tx, { ...programme, version: await this.nextVersion(tx, programmeId) }, at, 'preview');
    const drawn = await this.drawAhead.drawFor(tx, programme, at);
    const decided: Decided[] = [];
    for (;;) {
      deadline();
      const some = await this.issue.decideSome(tx, at, { only: programmeId });
      decided.push(...some.filter(({ candidate }) => candidate.programmeId === programmeId));
      if (some.length === 0) break;
    }
    const tally = tallyOf([...decided, ...(drawn ? leftOutOf(drawn, at) : [])]);
    return {
      programmeId,
      at: toIso(at),
      ...tally,
      notYet: (await this.reader.waiting(tx, programmeId)) - sum(tally.later),
      frame: drawn ? frameIn(drawn) : null,
      forecast: response && forecastIn(response, tally.asked),
    };
  }

  private async nextVersion(tx: Transaction, programmeId: string): Promise<number> {
    const [latest] = await this.programmes.versions(programmeId, tx);
    return (latest?.programme.version ?? 0) + 1;
  }

  /** As seen so far, or as the programme expects; null while nothing tells. */
  private async responseRate(tx: Transaction, { programmeId, sampling }: Programme): Promise<ResponseForecast | null> {
    const expectedRate = sampling.kind === 'quota' ? sampling.expectedResponseRate : Number.NaN;
    const response = forecastResponse(await this.reader.seen(tx, programmeId), expectedRate);
    return Number.isNaN(response.rate) ? null : response;
  }
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

/** Whom the frame leaves out was decided about when it was drawn. */
function leftOutOf({ frame: { occasion }, leftOut }: DrawnFrame, decidedAt: Instant) {
  return leftOut.map(({ contactId, until }) => ({
    candidate: { contactId, occasionId: `${occasion}/${contactId}` },
    decision: { ...leftAlone(until), decidedAt },
  }));
}

function frameIn({ frame: { occasion, members, drawn }, strata }: DrawnFrame): PreviewAnswer['frame'] {
  return { occasion, members, drawn, strata };
}

function forecastIn(response: ResponseForecast, asked: number): PreviewAnswer['forecast'] {
  const { expected, low, high } = forecastAnswers(asked, response);
  return { responseRate: response.rate, basis: response.basis, answers: expected, low, high };
}
