import type { Instant } from '@sidetone/domain/time';
import type { Surveys, World } from '../../world/index.js';
import type { SurveyLog } from './survey-log.js';

/** All that the operator knows of its surveys: how it set them up, whom it planted, and what people did. */
export type SurveyReport = ReturnType<typeof surveyReport>;

/** @param until the last tick */
export function surveyReport(world: World, { policy, loop, programmes }: Surveys, log: SurveyLog, until: Instant) {
  const people = world.everybody.flatMap((customer) =>
    customer.contacts.map(({ contactId, timeZone, consents, worksHere, departure }) => ({
      ...{ contactId, timeZone, consents, worksHere },
      customerId: customer.customerId,
      segment: customer.segment,
      region: customer.region,
      contractLevel: customer.contractLevel,
      vip: customer.vip ?? false,
      knownFrom: log.firstTold.get(`${contactId}-1`) ?? null,
      ...(departure && departure.at <= until ? { departure } : {}),
    })),
  );
  // What nobody was told of, nobody can heed.
  const states = world.plantedStates().flatMap(({ contactId, state, from, to, toldBy }) => {
    const toldAt = log.firstTold.get(toldBy);
    const known = toldAt === undefined ? Infinity : Math.max(from, toldAt);
    return known < to && known <= until ? [{ contactId, state, from: known, to: Math.min(to, until) }] : [];
  });
  return {
    policy,
    programmes: programmes.map(({ operator, programmeId, body }) => ({ operator, programmeId, body })),
    silentFrom: world.size.endsAt,
    until,
    people,
    states,
    talks: log.talks,
    trials: log.trials,
    answers: log.answers,
    optOuts: log.optOuts,
    calls: log.calls,
    turnedAway: Object.fromEntries(log.turnedAway),
    casesClosed: log.casesClosed,
    work: log.work,
    causes: log.causes,
    ticks: log.ticks,
    repairedCause: loop?.action?.cause ?? null,
    repairedAt: world.ticketsMendedAt ?? null,
    movedAt: world.movedAt ?? null,
  };
}
