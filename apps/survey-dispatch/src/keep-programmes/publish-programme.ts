import { Injectable, Logger } from '@nestjs/common';
import { canonicalJson } from '@sidetone/contracts/identity';
import type { Programme } from '@sidetone/domain/programmes';
import { toIso } from '@sidetone/domain/time';
import { Database, type Transaction } from '@sidetone/platform/database';
import { Clock, DueRunner } from '@sidetone/platform/time';
import { mustMatch, Problem } from '@sidetone/platform/web';
import { Channels } from '../channels/channels.js';
import type { ProgrammeBody } from './programme-body.js';
import { publishedEvent } from './programme-event.js';
import { programmeOf } from './programme-of.js';
import { ProgrammeStore, type PublishedProgramme } from './programme-store.js';
import { refuseBadId, refuseProblems } from './refuse-problems.js';

/** Who changes a programme, knowing which version. */
export interface Edit {
  readonly programmeId: string;
  readonly ifMatch: string | undefined;
  /** The name of the API key. */
  readonly by: string;
}

export interface Edited {
  readonly kind: 'created' | 'changed' | 'unchanged';
  readonly published: PublishedProgramme;
}

/** Changes to programmes: each a next version, told as an event in the same transaction. */
@Injectable()
export class PublishProgramme {
  private readonly logger = new Logger(PublishProgramme.name);

  constructor(
    private readonly database: Database,
    private readonly programmes: ProgrammeStore,
    private readonly clock: Clock,
    private readonly due: DueRunner,
    private readonly channels: Channels,
  ) {}

  /**
   * Creates a programme, or changes it.
   * @throws Problem 400 with everything that is wrong, 412
   */
  async put(edit: Edit, body: ProgrammeBody): Promise<Edited> {
    refuseBadId(edit.programmeId);
    return this.edit(edit, async (before, tx) => {
      const programme = programmeOf(edit.programmeId, body, before);
      refuseProblems(programme, await this.programmes.waveIds(tx));
      return programme;
    });
  }

  /**
   * Pauses a programme, or lets it go on; what waits for it waits on meanwhile.
   * @throws Problem 404, 409 for one that has ended, 412
   */
  setState(edit: Edit, state: 'active' | 'paused'): Promise<Edited> {
    return this.edit(edit, (before) => {
      if (!before) throw unknownProgramme(edit.programmeId);
      if (before.state === 'ended')
        throw new Problem(409, 'It has ended', 'An ended programme is brought back by PUT, with state active.');
      return { ...before, version: before.version + 1, state };
    });
  }

  private async edit(
    { programmeId, ifMatch, by }: Edit,
    change: (before: Programme | undefined, tx: Transaction) => Programme | Promise<Programme>,
  ): Promise<Edited> {
    const edited = await this.database.transaction(async (tx): Promise<Edited> => {
      await this.programmes.waitForTurn(tx);
      const [before] = await this.programmes.versions(programmeId, tx);
      mustMatch(ifMatch, before?.programme.version);
      const programme = await change(before?.programme, tx);
      if (before && isSame(before.programme, programme)) return { kind: 'unchanged', published: before };
      const now = this.clock.now();
      await this.programmes.add(tx, programme, now, by);
      await tx.publish([publishedEvent(programme, now)]);
      const published = { programme, publishedAt: toIso(now), publishedBy: by };
      return { kind: before ? 'changed' : 'created', published };
    });
    this.due.wake();
    this.tellMissing(edited.published.programme);
    return edited;
  }

  /** A programme may be written before its channel is there; its messages wait until then. */
  private tellMissing({ programmeId, channels }: Programme): void {
    for (const why of channels.flatMap((channel) => this.channels.whyMissing(channel) ?? []))
      this.logger.warn(`The programme '${programmeId}' is to be sent by a channel that nothing can be sent by. ${why}`);
  }
}

export function unknownProgramme(programmeId: string): Problem {
  return new Problem(
    404,
    'No such programme',
    `No programme is called '${programmeId}'; GET /v1/programmes lists them.`,
  );
}

function isSame({ version: _before, ...one }: Programme, { version: _after, ...other }: Programme): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
