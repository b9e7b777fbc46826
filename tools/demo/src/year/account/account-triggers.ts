import { groupBy } from '../policy/group-by.js';
import type { HistoryEntry } from '../read/shown-surveys.js';
import type { ToldSurveys } from '../read/told-surveys.js';
import { keyOf, type Trigger } from './expected-triggers.js';

/** Counts of one programme: triggers = asked + left alone + not drawn, where nothing is missing. */
export interface TriggerCounts {
  readonly triggers: number;
  readonly asked: number;
  readonly leftAlone: number;
  readonly notDrawn: number;
  /** Left alone for good, by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Put off at first, by reason: each ended as one of the above. */
  readonly delays: Readonly<Record<string, number>>;
}

export interface TriggerAccount {
  readonly byProgramme: ReadonlyMap<string, TriggerCounts>;
  /** What does not add up, a sentence each. */
  readonly problems: readonly string[];
}

/** A frame's member who was not drawn, of whom no event tells. */
const NOT_DRAWN = 'sampledOut';

type Told = Pick<ToldSurveys, 'issued' | 'suppressed'>;

/** Follows every trigger to its end: by what the API shows of each contact, held against what events have told. */
export function accountTriggers(
  triggers: readonly Trigger[],
  histories: ReadonlyMap<string, readonly HistoryEntry[]>,
  told: Told,
): TriggerAccount {
  const shown = [...histories].flatMap(([contactId, entries]) => entries.map((entry) => ({ ...entry, contactId })));
  const shownOf = groupBy(shown, keyOf);
  const problems: string[] = [];
  for (const { programmeId, occasionId, contactId } of triggers) {
    const found = (shownOf.get(keyOf({ programmeId, occasionId })) ?? []).filter((one) => one.contactId === contactId);
    const [first] = found;
    if (!first) problems.push(`${programmeId} knows nothing of ${occasionId}.`);
    else if (found.length > 1) problems.push(`${programmeId} has decided ${found.length} times about ${occasionId}.`);
    else if (first.outcome === 'waiting') problems.push(`${programmeId} still waits with ${occasionId}.`);
  }
  const expected = new Set(triggers.map(keyOf));
  for (const one of shown)
    if (!expected.has(keyOf(one)))
      problems.push(`${one.programmeId} decided about ${one.occasionId}, which nobody told of.`);
  problems.push(...disagreements(shown, told));
  const programmes = groupBy(shown, ({ programmeId }) => programmeId);
  const delays = groupBy(
    told.suppressed.filter(({ data }) => data.mode === 'delay'),
    ({ data }) => data.surveyId,
  );
  const byProgramme = new Map(
    [...programmes].map(([programmeId, entries]) => [
      programmeId,
      countsOf(
        entries,
        (delays.get(programmeId) ?? []).map(({ data }) => data.reason),
      ),
    ]),
  );
  return { byProgramme, problems };
}

/** Where events tell another story than the API: of each who was asked one invitation, of each left alone for good one reason. */
function disagreements(shown: readonly HistoryEntry[], { issued, suppressed }: Told): readonly string[] {
  const problems: string[] = [];
  const invitations = groupBy(issued, ({ data }) => data.invitationId);
  const reasons = groupBy(
    suppressed.filter(({ data }) => data.mode === 'block'),
    ({ data }) => data.candidateId,
  );
  for (const { entryId, programmeId, occasionId, outcome, reason, invitationId } of shown) {
    const told = reasons.get(entryId) ?? [];
    const where = `${programmeId}, ${occasionId}`;
    if (outcome === 'asked') {
      if (told.length > 0) problems.push(`${where}: asked, and told to be left alone.`);
      if (invitations.get(invitationId ?? '')?.length !== 1) problems.push(`${where}: asked, but not told once.`);
    }
    if (outcome !== 'leftAlone' || isNotDrawn({ entryId, reason })) continue;
    if (told.length !== 1) problems.push(`${where}: left alone, and told ${told.length} times.`);
    else if (told[0]?.data.reason !== reason)
      problems.push(`${where}: left alone for ${reason ?? 'nothing'}, told for ${told[0]?.data.reason}.`);
  }
  const known = new Set(shown.map(({ invitationId }) => invitationId));
  for (const invitationId of invitations.keys())
    if (!known.has(invitationId)) problems.push(`${invitationId} was told, and no contact's history knows it.`);
  const candidates = new Set(shown.map(({ entryId }) => entryId));
  for (const candidateId of reasons.keys())
    if (!candidates.has(candidateId))
      problems.push(`${candidateId} was left alone, and no contact's history knows it.`);
  return problems;
}

/** Who is in a frame and was not drawn has an entry of the frame, not of a candidate. */
function isNotDrawn({ entryId, reason }: Pick<HistoryEntry, 'entryId' | 'reason'>): boolean {
  return reason === NOT_DRAWN && entryId.startsWith('FRAME-');
}

function countsOf(entries: readonly HistoryEntry[], delayed: readonly string[]): TriggerCounts {
  const asked = entries.filter(({ outcome }) => outcome === 'asked');
  const left = entries.filter((entry) => entry.outcome === 'leftAlone' && !isNotDrawn(entry));
  return {
    triggers: entries.length,
    asked: asked.length,
    leftAlone: left.length,
    notDrawn: entries.filter(isNotDrawn).length,
    reasons: tally(left.map(({ reason }) => reason ?? 'unknown')),
    delays: tally(delayed),
  };
}

/** How often each occurs, the most frequent first. */
export function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = [...groupBy(words, (word) => word)].map(([word, all]) => [word, all.length] as const);
  return Object.fromEntries(counts.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)));
}
