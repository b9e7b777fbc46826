import { Injectable } from '@nestjs/common';
import type { Relationship } from '@sidetone/domain/programmes';
import type { Proportion } from '@sidetone/domain/statistics';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, sql, unnest, type Transaction } from '@sidetone/platform/database';
import { CONTACT_COLUMNS, contactIn, type ContactRow } from '../issue-invitations/contact-columns.js';
import type { DueContact } from '../issue-invitations/due-candidate.js';

/** A period or wave of a programme. */
export interface FrameName {
  readonly programmeId: string;
  readonly occasion: string;
}

export interface Frame extends FrameName {
  readonly programmeVersion: number;
  readonly opensAt: Instant;
  readonly members: number;
  readonly drawn: number;
}

/** Whom a frame is made of; undefined sets no limit. */
export interface FrameLimits {
  readonly contactIds: readonly string[] | undefined;
  readonly previousWaveId: string | undefined;
}

export interface FrameMember {
  readonly contactId: string;
  readonly stratum: string;
  readonly drawn: boolean;
  readonly inclusion: number;
  readonly candidateId: string;
  readonly slot: string;
}

const nameColumns = { programme_id: 'text', occasion: 'text' } as const;
const memberColumns = {
  contact_id: ['text', ({ contactId }: FrameMember) => contactId],
  stratum: 'text',
  drawn: 'boolean',
  inclusion: 'float8',
  candidate_id: ['text', ({ candidateId }: FrameMember) => candidateId],
  slot: 'timestamptz',
} as const;
/** Held by whoever draws a frame, so that it is drawn once. */
const FRAME_LOCK = 7_361_111;

/** Frames and who is in them. */
@Injectable()
export class FrameStore {
  constructor(private readonly database: Database) {}

  /** Of these, those that have no frame yet. */
  async undrawn<Name extends FrameName>(
    names: readonly Name[],
    reader: Pick<Database, 'query'> = this.database,
  ): Promise<readonly Name[]> {
    if (names.length === 0) return [];
    const rows = await reader.query<{ programme_id: string; occasion: string }>(sql`
      select programme_id, occasion from frame join ${unnest(
        nameColumns,
        names.map(({ programmeId, occasion }) => ({ programme_id: programmeId, occasion })),
      )} using (programme_id, occasion)`);
    return names.filter(
      ({ programmeId, occasion }) => !rows.some((row) => row.programme_id === programmeId && row.occasion === occasion),
    );
  }

  /** Waits until nobody else draws this frame, and holds the turn until the transaction ends. */
  async waitForTurn(tx: Transaction, { programmeId, occasion }: FrameName): Promise<void> {
    await tx.query(sql`
      select pg_advisory_xact_lock(${FRAME_LOCK}, hashtext(current_schema() || ${programmeId}::text || ${occasion}::text))`);
  }

  /** Active contacts after an id, in the order of ids, at most so many. */
  async contacts(
    tx: Transaction,
    { contactIds = null, previousWaveId = null }: { [K in keyof FrameLimits]: FrameLimits[K] | null },
    after: string,
    most: number,
  ): Promise<readonly DueContact[]> {
    const rows = await tx.query<ContactRow>(sql`
      select ${CONTACT_COLUMNS} from contact join customer using (customer_id)
      where contact.contact_id > ${after}::text and contact.status = 'active'
        and (${contactIds}::text[] is null or contact.contact_id = any(${contactIds}::text[]))
        and (${previousWaveId}::text is null or contact.contact_id in (
          select candidate.contact_id from candidate
          where frame = ${previousWaveId}::text and state = 'invited'
            and programme_id in (select programme_id from programme where kind = 'wave')))
      order by contact.contact_id limit ${most}`);
    return rows.map(contactIn);
  }

  /**
   * When contacts were asked by a programme, or are to be, because of periods of another first day or length than these; each the last time.
   * A frame keeps the version that it was drawn by.
   */
  async askedByOtherPeriods(
    tx: Transaction,
    programmeId: string,
    { everyMonths, startsOn }: Pick<Relationship, 'everyMonths' | 'startsOn'>,
    contactIds: readonly string[],
  ): Promise<ReadonlyMap<string, Instant>> {
    const rows = await tx.query<{ contact_id: string; asked_at: Date }>(sql`
      with other as (
        select occasion from frame join programme on programme.programme_id = frame.programme_id and version = programme_version
        where frame.programme_id = ${programmeId}
          and (definition #>> '{occasion,everyMonths}' is distinct from ${String(everyMonths)}
            or definition #>> '{occasion,startsOn}' is distinct from ${startsOn}))
      select contact_id, max(case state when 'invited' then decided_at else due_at end) as asked_at
      from candidate
      where programme_id = ${programmeId} and frame in (select occasion from other) and state in ('invited', 'waiting')
        and contact_id = any(${contactIds}::text[])
      group by contact_id`);
    return new Map(rows.map((row) => [row.contact_id, row.asked_at.getTime()]));
  }

  /** How many earlier invitations of a programme were answered themselves, by stratum. */
  async seen(tx: Transaction, programmeId: string): Promise<ReadonlyMap<string, Proportion>> {
    const rows = await tx.query<{ stratum: string; trials: number; successes: number }>(sql`
      select stratum, count(*)::int as trials, count(answered_at)::int as successes
      from invitation join candidate on candidate.programme_id = survey_id and candidate.occasion_id = invitation.occasion_id
        join frame_member on frame_member.programme_id = survey_id and occasion = frame
          and frame_member.contact_id = invitation.contact_id
        left join message on message.invitation_id = invitation.invitation_id and not reminder
      where invitation.survey_id = ${programmeId} group by stratum`);
    return new Map(rows.map(({ stratum, trials, successes }) => [stratum, { trials, successes }]));
  }

  /**
   * Puts members into a frame, and makes candidates of those drawn. Who was deleted meanwhile is left out: members are held, so that
   * a deletion comes before this or finds what it wrote.
   */
  async addMembers(tx: Transaction, frame: Frame, members: readonly FrameMember[]): Promise<void> {
    const { programmeId, programmeVersion, occasion } = frame;
    await tx.query(sql`
      with held as materialized (
        select contact.customer_id, told.* from contact join (
          select contact_id, stratum, drawn, inclusion, candidate_id, slot from ${unnest(memberColumns, members)}) as told
          using (contact_id)
        order by contact_id for key share of contact),
      kept as (
        insert into frame_member (programme_id, occasion, contact_id, stratum, drawn, inclusion)
        select ${programmeId}, ${occasion}, contact_id, stratum, drawn, inclusion from held)
      insert into candidate (programme_id, occasion_id, candidate_id, contact_id, customer_id, occasion_at, frame, cause_id,
        due_at, state)
      select ${programmeId}, ${occasion} || '/' || contact_id, candidate_id, contact_id, customer_id, slot, ${occasion},
        ${`${programmeId}:${programmeVersion}`}, slot, 'waiting'
      from held where drawn
      on conflict (programme_id, occasion_id) do nothing`);
  }

  async add(tx: Transaction, frame: Frame, drawnAt: Instant): Promise<void> {
    await tx.query(sql`
      insert into frame (programme_id, occasion, programme_version, opened_at, drawn_at, members, drawn)
      values (${frame.programmeId}, ${frame.occasion}, ${frame.programmeVersion}, ${toIso(frame.opensAt)}::timestamptz,
        ${toIso(drawnAt)}::timestamptz, ${frame.members}, ${frame.drawn})`);
  }
}
