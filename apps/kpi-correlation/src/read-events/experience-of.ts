import { createHash } from 'node:crypto';
import { contributionsOf, FACTS, kpiOwner, weightAlone, type CompiledCatalogue, type Fact } from '@sidetone/domain/kpi';
import { toIso, type Instant } from '@sidetone/domain/time';
import { factWords, resourceOf } from './fact-words.js';

/** One KPI that a fact counts for. */
export interface CountedFor {
  readonly kpi: string;
  /** In the KPI's unit and by the share that reached the line; of what was measured its value, of what goes on as much as there is so far. */
  readonly amount: number;
  readonly unit: string;
  readonly team: string;
}

/** One thing that hit a line. */
export interface Experience {
  readonly what: string;
  readonly fact: string;
  readonly at: string;
  /** For what has a length; without `to` it goes on. */
  readonly from: string | null;
  readonly to: string | null;
  readonly ongoing: boolean;
  readonly resource: string | null;
  /** Share of the line's use that it reached. */
  readonly share: number;
  readonly eventId: string;
  readonly type: string;
  readonly kpis: readonly CountedFor[];
}

/** An experience with its place in the timeline: by time, and by `id` where several happened at once. */
export interface PlacedExperience {
  readonly at: Instant;
  readonly id: string;
  readonly experience: Experience;
}

/** Which part of a timeline is asked for: what happened within `[from, to)`, or was going on. */
export interface ExperienceFilter {
  readonly from: Instant;
  readonly to: Instant;
  readonly kpi?: string | undefined;
  readonly team?: string | undefined;
}

/** The timeline that facts make, the latest first, with the KPIs that each counts for. */
export function experienceOf(
  facts: readonly Fact[],
  catalogue: CompiledCatalogue,
  { from, to, kpi, team }: ExperienceFilter,
  now: Instant,
): PlacedExperience[] {
  const isAskedFor = (counted: CountedFor): boolean =>
    (kpi === undefined || counted.kpi === kpi) && (team === undefined || counted.team === team);
  const everything = kpi === undefined && team === undefined;
  return facts
    .filter((fact) => fact.at < to && (fact.at >= from || (isInterval(fact) && (fact.to ?? now) > from)))
    .map((fact) => placed(fact, countedFor(fact, catalogue, now)))
    .filter(({ experience }) => everything || experience.kpis.some(isAskedFor))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
}

const isInterval = ({ name }: Fact): boolean => FACTS[name].shape === 'interval';

function countedFor(fact: Fact, catalogue: CompiledCatalogue, now: Instant): CountedFor[] {
  // The end of a measured period, at which it counts, may be this very moment.
  const until = Math.max(now, fact.at) + 1;
  const counted = contributionsOf([fact], catalogue).map((contribution) => {
    const { kpi, unit } = contribution;
    const definition = catalogue.definition(kpi);
    return {
      kpi,
      // Of a measured ratio the numerator would say nothing without the denominator.
      amount: contribution.numerator == null ? weightAlone(contribution, definition, until) : contribution.amount,
      unit: definition?.unit ?? unit ?? 'unknown',
      team: kpiOwner(kpi, catalogue).team,
    };
  });
  return counted.sort((a, b) => (a.kpi < b.kpi ? -1 : 1));
}

function placed(fact: Fact, kpis: readonly CountedFor[]): PlacedExperience {
  const { name, at, eventId, type, share = 1 } = fact;
  const hasLength = FACTS[name].shape !== 'moment';
  return {
    at,
    id: idOf(fact),
    experience: {
      what: factWords(fact),
      fact: name,
      at: toIso(at),
      from: hasLength ? toIso(fact.from ?? at) : null,
      to: hasLength && fact.to !== undefined ? toIso(fact.to) : null,
      ongoing: hasLength && fact.to === undefined,
      resource: resourceOf(fact),
      share,
      eventId,
      type,
      kpis,
    },
  };
}

function idOf({ name, eventId, type, from, share }: Fact): string {
  const text = JSON.stringify([name, eventId, type, from ?? null, share ?? 1]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
