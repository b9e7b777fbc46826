import { instantOf, type Instant } from '@sidetone/domain/time';
import type { Frame } from '../read/shown-surveys.js';
import type { Person, ProgrammeSetUp, SurveyReport } from '../read/survey-report.js';
import type { ToldSurveys } from '../read/told-surveys.js';

/** Something about which a programme has to decide whether to ask: the occasion is unique within the programme. */
export interface Trigger {
  readonly programmeId: string;
  readonly occasionId: string;
  readonly contactId: string;
}

export interface Expected {
  readonly triggers: readonly Trigger[];
  /** Frames that are not as they should be, a sentence each. */
  readonly wrongFrames: readonly string[];
}

type Told = Pick<SurveyReport, 'programmes' | 'people' | 'talks' | 'silentFrom'>;

/**
 * All that the programmes had to decide about: each talk of a kind that a programme asks about, each fix to be verified, and each member of
 * the frame of each period and wave that has begun, as the operator's own list of people has it.
 * @param invitedTo the contacts whom each wave invited
 */
export function expectedTriggers(
  told: Told,
  verifications: ToldSurveys['verifications'],
  frames: readonly Frame[],
  invitedTo: (waveId: string) => ReadonlySet<string>,
): Expected {
  const wrongFrames: string[] = [];
  const triggers = told.programmes.flatMap((programme): readonly Trigger[] => {
    const { programmeId, body } = programme;
    const { kind, interactionKinds = [] } = body.occasion;
    if (kind === 'transactional')
      return told.talks
        .filter((talk) => interactionKinds.includes(talk.kind))
        .map(({ interactionId, contactId }) => ({ programmeId, occasionId: interactionId, contactId }));
    if (kind === 'verification')
      // Whoever verifies asks no more once everything has fallen silent.
      return verifications
        .filter(
          ({ at, data: { journeyArea } }) => at <= told.silentFrom && (body.journeyArea ?? journeyArea) === journeyArea,
        )
        .map(({ data: { caseId, round = 1, contactId } }) => ({
          ...{ programmeId, contactId },
          occasionId: round === 1 ? caseId : `${caseId}:${round}`,
        }));
    const own = frames.filter((frame) => frame.programmeId === programmeId);
    const begun = occasionsBegun(programme, told.silentFrom);
    if (own.length !== begun)
      wrongFrames.push(`${programmeId} has ${own.length} frames; ${begun} should be drawn by now.`);
    return own.flatMap((frame) => {
      wrongFrames.push(...wrongIn(frame, programme, told.people, invitedTo));
      return frame.members.map(({ contactId }) => ({
        ...{ programmeId, contactId },
        occasionId: `${frame.occasion}/${contactId}`,
      }));
    });
  });
  return { triggers: [...new Map(triggers.map((one) => [keyOf(one), one])).values()], wrongFrames };
}

/** What tells triggers apart. */
export function keyOf({ programmeId, occasionId }: Pick<Trigger, 'programmeId' | 'occasionId'>): string {
  return `${programmeId} ${occasionId}`;
}

/** How many periods have begun, or whether the wave has opened. */
function occasionsBegun({ body: { occasion } }: ProgrammeSetUp, until: Instant): number {
  if (occasion.kind === 'wave') return Date.parse(occasion.opensAt ?? '') <= until ? 1 : 0;
  const { startsOn = '', everyMonths = 12 } = occasion;
  const first = new Date(`${startsOn}T00:00:00Z`);
  const startOf = (period: number): number =>
    instantOf(
      Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + period * everyMonths, first.getUTCDate()),
      'Europe/Helsinki',
    );
  let begun = 0;
  while (startOf(begun) <= until) begun += 1;
  return begun;
}

function wrongIn(
  { programmeId, occasion, drawnAt, drawn, members }: Frame,
  { body }: ProgrammeSetUp,
  people: readonly Person[],
  invitedTo: (waveId: string) => ReadonlySet<string>,
): readonly string[] {
  const { previousWaveId } = body.occasion;
  const before = previousWaveId === undefined ? undefined : invitedTo(previousWaveId);
  const due = people
    .filter((person) => isThere(person, drawnAt) && isMeant(person, body.audience ?? {}))
    .filter(({ contactId }) => before?.has(contactId) ?? true)
    .map(({ contactId }) => contactId);
  const inIt = new Set(members.map(({ contactId }) => contactId));
  const name = `The frame ${occasion} of ${programmeId}`;
  const missing = due.filter((contactId) => !inIt.has(contactId));
  const tooMany = [...inIt].filter((contactId) => !due.includes(contactId));
  const size = body.sampling?.size === undefined ? due.length : Math.min(body.sampling.size, due.length);
  return [
    ...missing.map((contactId) => `${name} lacks ${contactId}.`),
    ...tooMany.map((contactId) => `${name} holds ${contactId}, who does not belong there.`),
    ...(drawn < size ? [`${name} has ${drawn} drawn; ${size} should be.`] : []),
  ];
}

function isThere({ knownFrom, departure }: Person, at: number): boolean {
  return knownFrom !== null && knownFrom <= at && (departure === undefined || departure.at > at);
}

function isMeant(person: Person, audience: NonNullable<ProgrammeSetUp['body']['audience']>): boolean {
  const { segments, regions, contractLevels, vip } = audience;
  return (
    (segments?.includes(person.segment) ?? true) &&
    (regions?.includes(person.region) ?? true) &&
    (contractLevels?.includes(person.contractLevel) ?? true) &&
    (vip === undefined || vip === person.vip)
  );
}
