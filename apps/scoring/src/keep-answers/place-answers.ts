import { delayClass } from '@sidetone/domain/nps';
import { CellChanges } from '../keep-cells/cell-changes.js';
import type { CellPlace, CountedAnswer, Groups } from '../keep-cells/cell-place.js';
import type { CountedInvitation } from '../keep-invitations/invitation-store.js';
import type { KnownMasters } from '../keep-masters/known-masters.js';
import type { AnswerVersion, GivenVersion, KeptAnswer, KeptStanding, PlacedVersion } from './answer-version.js';

export interface PlacedAnswers {
  readonly placed: ReadonlyMap<string, PlacedVersion>;
  readonly cells: CellChanges;
}

/**
 * Puts answers as they now stand into their groups, their team that of the invitation: those of the customer as now known, or, for a correction, those that the answer was
 * kept with, because a customer who moved since does not move the answer. Cells change by the difference between before and after.
 */
export function placeAnswers(
  kept: ReadonlyMap<string, KeptAnswer>,
  standing: readonly AnswerVersion[],
  known: KnownMasters,
  invited: ReadonlyMap<string, CountedInvitation> = new Map(),
): PlacedAnswers {
  const cells = new CellChanges();
  const placed = new Map<string, PlacedVersion>();
  for (const version of standing) {
    const before = kept.get(version.responseId)?.standing;
    if (before) cells.countAnswer(before.counted, -1);
    if (version.state === 'withdrawn') {
      placed.set(version.responseId, version);
      continue;
    }
    const groups = groupsFor(version, before, known, invited.get(version.invitationId));
    const cause = known.causeOf(version.responseId);
    const answer = { ...version, groups, rootCause: cause?.rootCause ?? null, outside: cause?.outside ?? false };
    cells.countAnswer(countedOf(answer), 1);
    placed.set(version.responseId, answer);
  }
  return { placed, cells };
}

function groupsFor(
  { customerId, subscriptionId }: GivenVersion,
  before: KeptStanding | undefined,
  known: KnownMasters,
  invitation: CountedInvitation | undefined,
): Groups {
  const kept = before?.counted.place.groups;
  const ofCustomer =
    kept?.customerKnown && before?.customerId === customerId ? kept : known.groupsOfCustomer(customerId);
  const keptProduct = before?.subscriptionId === subscriptionId ? kept?.product : undefined;
  return {
    ...ofCustomer,
    product: keptProduct ?? known.productOf(subscriptionId),
    team: kept?.team ?? invitation?.place.groups.team ?? null,
  };
}

function countedOf(version: Extract<PlacedVersion, { state: 'given' }>): CountedAnswer {
  const { place, day, surveyId, channel, language, waveId, groups, band, outside, delayMinutes } = version;
  const { kind, journeyArea } = place;
  const cellPlace: CellPlace = { kind, journeyArea, day, surveyId, channel, language, waveId, groups };
  return { place: cellPlace, band, outside, delayClass: delayMinutes === null ? null : delayClass(delayMinutes) };
}
