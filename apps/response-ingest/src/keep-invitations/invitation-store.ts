import { Injectable } from '@nestjs/common';
import type { JourneyArea, SurveyChannel, SurveyKind } from '@sidetone/contracts/events';
import type { Questionnaire } from '@sidetone/domain/programmes';
import { toIso, type Instant } from '@sidetone/domain/time';
import { Database, prepared, sql, unnest, type Sql, type Transaction } from '@sidetone/platform/database';
import type { KnownProgramme } from '../keep-programmes/known-programme.js';
import type { Invitation, InvitationNews, KnownInvitation } from './invitation.js';
import { mergeNews } from './merge-news.js';

const invitationColumns = {
  invitation_id: 'text',
  link_hash: 'text',
  survey_id: 'text',
  programme_version: 'int',
  kind: 'text',
  wave_id: 'text',
  contact_id: 'text',
  customer_id: 'text',
  subscription_id: 'text',
  journey_area: 'text',
  case_id: 'text',
  case_round: 'int',
  channel: 'text',
  language: 'text',
  triggered_at: 'timestamptz',
  dispatched_at: 'timestamptz',
  expires_at: 'timestamptz',
} as const;

interface InvitationRow {
  readonly invitation_id: string;
  readonly link_key: string;
  readonly survey_id: string;
  readonly programme_version: number | null;
  readonly kind: SurveyKind;
  readonly wave_id: string | null;
  readonly contact_id: string;
  readonly customer_id: string;
  readonly subscription_id: string | null;
  readonly journey_area: JourneyArea | null;
  readonly case_id: string | null;
  readonly case_round: number | null;
  readonly channel: SurveyChannel;
  readonly language: string | null;
  readonly triggered_at: Date | null;
  readonly dispatched_at: Date | null;
  readonly expires_at: Date | null;
  readonly asked_version: number | null;
  readonly asked_area: JourneyArea | null;
  readonly fallback_language: string | null;
  readonly questionnaire: Questionnaire | null;
  readonly is_of_staff: boolean;
}

/** An invitation with its programme, and whether it is to one of our own people. */
const KNOWN = sql`
  select invitation_id, link_key, survey_id, programme_version, invitation.kind, wave_id, invitation.contact_id,
    invitation.customer_id, subscription_id, invitation.journey_area, case_id, case_round, channel, invitation.language, triggered_at, dispatched_at,
    expires_at, asked.version as asked_version, asked.journey_area as asked_area, asked.fallback_language, asked.questionnaire,
    exists (select from contact where contact.contact_id = invitation.contact_id and staff) as is_of_staff
  from invitation left join lateral (
    select * from programme_version where programme_id = survey_id
    order by version = invitation.programme_version desc nulls last, version desc limit 1) as asked on true`;

/** How an invitation is named by whoever answers: by the hash of its link, or by its id over a trusted channel. */
export type InvitationKey = { readonly linkHash: string } | { readonly invitationId: string };

/** The invitations that may be answered. */
@Injectable()
export class InvitationStore {
  constructor(private readonly database: Database) {}

  /**
   * Takes in what issued and dispatched tell, in whichever order they come. Two statements, whatever the number.
   * Returns per piece of news whether it told something new.
   */
  async learn(tx: Transaction, news: readonly InvitationNews[]): Promise<readonly boolean[]> {
    const ids = news.map(({ invitationId }) => invitationId);
    const known = await tx.query<{ invitation_id: string; has_link: boolean; has_dispatch: boolean }>(sql`
      select invitation_id, link_hash is not null as has_link, dispatched_at is not null as has_dispatch
      from invitation where invitation_id = any(${ids}::text[]) order by invitation_id for update`);
    const links = new Set(known.flatMap((row) => (row.has_link ? [row.invitation_id] : [])));
    const dispatches = new Set(known.flatMap((row) => (row.has_dispatch ? [row.invitation_id] : [])));
    const taken = news.map(({ invitationId, linkHash }) => {
      const told = linkHash === undefined ? dispatches : links;
      const isNew = !told.has(invitationId);
      told.add(invitationId);
      return isNew;
    });
    await this.insert(tx, mergeNews(news.filter((_, index) => taken[index] === true)));
    return taken;
  }

  /** Adds invitations, or to a known one what was not known of it. */
  async insert(tx: Transaction, invitations: readonly InvitationNews[]): Promise<void> {
    if (invitations.length === 0) return;
    await tx.query(sql`
      insert into invitation as known (invitation_id, link_hash, survey_id, programme_version, kind, wave_id, contact_id, customer_id,
        subscription_id, journey_area, case_id, case_round, channel, language, triggered_at, dispatched_at, expires_at)
      select invitation_id, link_hash, survey_id, programme_version, kind, wave_id, contact_id, customer_id,
        subscription_id, journey_area, case_id, case_round, channel, language, triggered_at, dispatched_at, expires_at
      from ${unnest(invitationColumns, invitations.map(rowOf))} order by invitation_id
      on conflict (invitation_id) do update set
        link_hash = coalesce(known.link_hash, excluded.link_hash),
        dispatched_at = coalesce(known.dispatched_at, excluded.dispatched_at)`);
  }

  async find(key: InvitationKey): Promise<KnownInvitation | undefined> {
    const [row] = await this.database.query<InvitationRow>(sql`${KNOWN} where ${matching(key)}`);
    return row && knownIn(row);
  }

  /** Finds an invitation and holds it until the transaction ends, so that its answers come one after the other. */
  async hold(tx: Transaction, key: InvitationKey): Promise<KnownInvitation | undefined> {
    const [invitation] = await this.holdAll(tx, [key]);
    return invitation;
  }

  /** The same for several, in the order of the keys. One statement; held in the order of ids, so that rivals never wait for each other. */
  async holdAll(tx: Transaction, keys: readonly InvitationKey[]): Promise<readonly (KnownInvitation | undefined)[]> {
    const hashes = keys.flatMap((key) => ('linkHash' in key ? [key.linkHash] : []));
    const ids = keys.flatMap((key) => ('invitationId' in key ? [key.invitationId] : []));
    const byHash = sql`link_key = any(${hashes}::text[])`;
    const byId = sql`invitation_id = any(${ids}::text[])`;
    const wanted = ids.length === 0 ? byHash : hashes.length === 0 ? byId : sql`(${byHash} or ${byId})`;
    const rows = await tx.query<InvitationRow>(
      prepared(sql`${KNOWN} where ${wanted} order by invitation_id for no key update of invitation`),
    );
    const known = new Map(
      rows.flatMap((row) => {
        const invitation = knownIn(row);
        return [[`link ${row.link_key}`, invitation] as const, [`id ${row.invitation_id}`, invitation] as const];
      }),
    );
    return keys.map((key) => known.get('linkHash' in key ? `link ${key.linkHash}` : `id ${key.invitationId}`));
  }
}

function matching(key: InvitationKey): Sql {
  return 'linkHash' in key ? sql`link_key = ${key.linkHash}` : sql`invitation_id = ${key.invitationId}`;
}

function rowOf(news: InvitationNews): { readonly [K in keyof typeof invitationColumns]: unknown } {
  return {
    invitation_id: news.invitationId,
    link_hash: news.linkHash,
    survey_id: news.surveyId,
    programme_version: news.programmeVersion,
    kind: news.kind,
    wave_id: news.waveId,
    contact_id: news.contactId,
    customer_id: news.customerId,
    subscription_id: news.subscriptionId,
    journey_area: news.journeyArea,
    case_id: news.verifies?.caseId,
    case_round: news.verifies?.round,
    channel: news.channel,
    language: news.language,
    triggered_at: isoOrNull(news.triggeredAt),
    dispatched_at: isoOrNull(news.dispatchedAt),
    expires_at: toIso(news.expiresAt),
  };
}

const isoOrNull = (instant: Instant | undefined): string | null => (instant === undefined ? null : toIso(instant));

function knownIn(row: InvitationRow): KnownInvitation {
  return { ...invitationIn(row), programme: programmeIn(row), isOfStaff: row.is_of_staff };
}

function programmeIn({
  asked_version,
  asked_area,
  fallback_language,
  questionnaire,
}: InvitationRow): KnownProgramme | undefined {
  if (asked_version === null || fallback_language === null || questionnaire === null) return undefined;
  return {
    version: asked_version,
    journeyArea: asked_area ?? undefined,
    fallbackLanguage: fallback_language,
    questionnaire,
  };
}

function invitationIn(row: InvitationRow): Invitation {
  return {
    invitationId: row.invitation_id,
    surveyId: row.survey_id,
    programmeVersion: row.programme_version ?? undefined,
    kind: row.kind,
    waveId: row.wave_id ?? undefined,
    contactId: row.contact_id,
    customerId: row.customer_id,
    subscriptionId: row.subscription_id ?? undefined,
    journeyArea: row.journey_area ?? undefined,
    verifies:
      row.case_id === null || row.case_round === null ? undefined : { caseId: row.case_id, round: row.case_round },
    channel: row.channel,
    language: row.language ?? undefined,
    triggeredAt: row.triggered_at?.getTime(),
    dispatchedAt: row.dispatched_at?.getTime(),
    expiresAt: row.expires_at?.getTime() ?? Infinity,
  };
}
