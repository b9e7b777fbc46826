import { DELAY_CLASSES } from '@sidetone/domain/nps';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By the language of the comment; what PostgreSQL has no rules for is searched by whole words. */
export const SEARCH_LANGUAGES = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ru: 'russian',
  sv: 'swedish',
} as const;

const DELAY_COLUMNS = Array.from({ length: DELAY_CLASSES }, (_, index) => `delay_${index} int not null`).join(', ');

/** What facts and cells have in common: the counts that are summed. */
const COUNTS = `promoters int not null, passives int not null, detractors int not null,
  outside_promoters int not null, outside_passives int not null, outside_detractors int not null,
  invited int not null, answered int not null, ${DELAY_COLUMNS}`;

/** Groups to which a fact belongs, the masters they are told by, and the cells that are kept of all facts. */
export class Cells1000000000102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const languages = Object.entries(SEARCH_LANGUAGES).map(
      ([language, config]) => `when '${language}' then '${config}'::regconfig`,
    );
    await runner.query(`
      create function comment_language(language text) returns regconfig language sql immutable parallel safe
        return case lower(left(language, 2)) ${languages.join(' ')} else 'simple'::regconfig end;

      alter table answer_fact
        add column day date, add column channel text, add column language text, add column wave_id text,
        add column dispatched_at timestamptz, add column delay_minutes float8, add column reasons jsonb, add column consents jsonb,
        add column comment text, add column items jsonb,
        add column segment text, add column region text, add column contract_level text, add column account text,
        add column product text, add column team text, add column customer_known boolean not null default false,
        add column root_cause text, add column outside boolean not null default false;
      create index answer_fact_unknown_customer on answer_fact (customer_id) where not customer_known and not withdrawn;
      create index answer_fact_unknown_product on answer_fact (subscription_id) where product is null and not withdrawn;
      create index answer_fact_of_account on answer_fact (account, answered_at) where account is not null;
      create index answer_fact_of_wave on answer_fact (wave_id) where wave_id is not null;
      create index answer_fact_quotes on answer_fact (answered_at desc, response_id desc)
        where comment is not null and consents @> '["quote"]';
      create index answer_fact_comments on answer_fact (answered_at desc, response_id desc) where comment is not null;
      create index answer_fact_words on answer_fact
        using gin (to_tsvector(comment_language(language), comment)) where comment is not null;

      alter table invitation_fact
        add column day date, add column contact_id text, add column customer_id text, add column subscription_id text,
        add column channel text, add column language text, add column wave_id text, add column trigger_id text,
        add column segment text, add column region text, add column contract_level text, add column account text,
        add column product text, add column team text, add column customer_known boolean not null default false,
        add column answered boolean not null default false;
      create index invitation_fact_unknown_customer on invitation_fact (customer_id) where not customer_known;
      create index invitation_fact_unknown_product on invitation_fact (subscription_id) where product is null;
      create index invitation_fact_unknown_team on invitation_fact (trigger_id) where team is null;
      create index invitation_fact_of_wave on invitation_fact (wave_id) where wave_id is not null;

      -- Facts of an older version have no cells yet; the service counts them when it starts, with days by the operator's zone.
      update answer_fact set day = (answered_at at time zone 'UTC')::date where not withdrawn;
      update invitation_fact set day = (dispatched_at at time zone 'UTC')::date;
      alter table answer_fact add check (withdrawn or day is not null);
      alter table invitation_fact alter column day set not null;
      create table recount_owed as
        select now() as since where exists (select 1 from answer_fact) or exists (select 1 from invitation_fact);

      create table wave (wave_id text primary key, survey_id text not null, first_day date not null);
      comment on column wave.first_day is 'The earliest day on which somebody of it was asked or answered.';

      create table customer (
        customer_id text primary key, segment text not null, region text, contract_level text, name text, revenue float8,
        version bigint not null
      );
      create table contact (
        contact_id text primary key, customer_id text not null, decision_maker boolean not null, active boolean not null,
        version bigint not null
      );
      create index contact_of_customer on contact (customer_id) where active;
      create table subscription (subscription_id text primary key, product text, version bigint not null);
      create table interaction_team (interaction_id text primary key, team text not null, changed_at timestamptz not null);
      create index interaction_team_by_time on interaction_team (changed_at);
      create table case_cause (
        case_id text primary key, response_id text, root_cause text, outside boolean not null
      );
      create index case_cause_of_response on case_cause (response_id);

      create table score_cell (
        dimension text not null, kind text not null, journey_area text not null, value text not null, day date not null,
        stratum text not null, ${COUNTS},
        primary key (dimension, kind, journey_area, value, day, stratum)
      ) with (fillfactor = 80);
      create index score_cell_by_day on score_cell (day);
      comment on table score_cell is 'Counts of the facts of an operator''s day. Always equal to a recount; sums of cells are scores.';
      comment on column score_cell.journey_area is 'Empty: whatever the area, of facts without one too.';
      comment on column score_cell.value is 'Empty: facts of which the group is not known.';

      create table score_month (
        dimension text not null, kind text not null, journey_area text not null, value text not null, month text not null,
        stratum text not null, ${COUNTS},
        primary key (dimension, kind, journey_area, value, month, stratum)
      ) with (fillfactor = 80);
      comment on table score_month is 'The cells of each calendar month, summed: long windows read months, and days at their ends.';

      create table score_target (
        kind text not null, journey_area text not null, metric text not null, target float8 not null,
        version int not null, set_by text not null, set_at timestamptz not null,
        primary key (kind, journey_area, metric)
      );
      create table index_model (
        survey_id text primary key, model jsonb not null, version int not null, set_by text not null, set_at timestamptz not null
      );
      comment on table index_model is 'Interaction levels, indicators and questions of a programme, where an operator gave them.';
      comment on table score_target is 'What is aimed at, by survey kind and journey area (empty: all together): points of NPS, percent of the index.';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
