import { Type, type Static } from '@sinclair/typebox';
import { DAY_MS, HOUR_MS, offsetAt, toIso, type Instant } from '@sidetone/domain/time';
import type { SurveyHabits, Surveys, World } from '../../world/index.js';
import { refusal, type PlatformApi } from './platform-api.js';
import type { SurveyLog } from './survey-log.js';

const interviewShape = Type.Object({
  invitationId: Type.String(),
  programmeId: Type.String(),
  contactId: Type.String(),
  expiresAt: Type.String(),
});
type Interview = Static<typeof interviewShape>;

const INTERVIEWER = 'interviewer-1';

/** Works off the list of interviews by telephone, in the hours in which people may be called. */
export class Interviewers {
  private readonly callsTo = new Map<string, number>();
  private readonly zones: ReadonlyMap<string, string>;

  constructor(
    private readonly world: Pick<World, 'interview' | 'everybody'>,
    private readonly surveys: Surveys,
    private readonly habits: Pick<SurveyHabits, 'callTo' | 'interviewedShare'>,
    private readonly api: PlatformApi,
    private readonly log: SurveyLog,
  ) {
    this.zones = new Map(
      world.everybody.flatMap(({ contacts }) => contacts.map((one) => [one.contactId, one.timeZone])),
    );
  }

  /** Calls everybody on the list who may be called at this hour, one after the other. */
  async call(tick: Instant): Promise<void> {
    const hasInterviews = this.surveys.programmes.some(({ body }) => body.channels?.includes('agent'));
    if (!hasInterviews) return;
    const list = await this.api.list('survey-dispatch', '/v1/interviews', interviewShape);
    for (const interview of list) if (this.mayCall(interview.contactId, tick)) await this.hold(interview, tick);
  }

  private mayCall(contactId: string, tick: Instant): boolean {
    const { calledFrom, calledTo } = this.surveys.behaviour.interviews;
    const wallClock = tick + offsetAt(tick, this.zones.get(contactId) ?? 'UTC');
    const hour = Math.floor((wallClock % DAY_MS) / HOUR_MS);
    return calledFrom <= hour && hour < calledTo;
  }

  private async hold(interview: Interview, tick: Instant): Promise<void> {
    const { invitationId, contactId } = interview;
    const claimed = await this.act(interview, 'claim', {});
    // Who died or left meanwhile may not be called any more; the list keeps the interview until it expires.
    if (claimed.status === 409) return this.note(interview, tick, 'notClaimed');
    if (claimed.status !== 200) throw refusal(`to let ${INTERVIEWER} claim ${invitationId}`, claimed);
    const nth = this.callsTo.get(contactId) ?? 0;
    this.callsTo.set(contactId, nth + 1);
    const outcome = this.habits.callTo(contactId, nth);
    if (outcome === 'answered') return this.answer(interview, tick, nth);
    if ((outcome === 'noAnswer' || outcome === 'callLater') && tick + DAY_MS >= Date.parse(interview.expiresAt)) {
      await this.mustAct(interview, 'release', {});
      return this.note(interview, tick, 'givenBack');
    }
    await this.mustAct(interview, 'done', { outcome });
    const isOver = outcome === 'refused' || outcome === 'wrongNumber';
    if (isOver) this.tryOut(interview, tick, false);
    this.note(interview, tick, outcome);
  }

  private async answer(interview: Interview, tick: Instant, nth: number): Promise<void> {
    const { invitationId, programmeId, contactId } = interview;
    const person = this.world.interview(contactId, tick, nth);
    if (!person) {
      await this.mustAct(interview, 'release', {});
      return this.note(interview, tick, 'givenBack');
    }
    const { body } = this.surveys.programmes.find((one) => one.programmeId === programmeId) ?? {};
    const items = (body?.questionnaire?.indicators ?? []).map(({ indicatorId }, index) => ({
      indicatorId,
      level: person.levelOf(index),
    }));
    const { score, reasons, comment, planted } = person;
    const { status } = await this.api.ask('response-ingest', 'POST', '/v1/responses', {
      ...{ invitationId, channel: 'agent', askedBy: INTERVIEWER, score, answeredAt: toIso(tick) },
      ...(reasons === undefined ? {} : { reasons }),
      ...(comment === undefined ? {} : { comment }),
      ...(items.length === 0 ? {} : { items }),
    });
    this.log.note({ of: invitationId, contactId, at: tick, answeredAt: tick, status, score, planted, items });
    this.tryOut(interview, tick, true);
    this.note(interview, tick, 'answered');
  }

  private tryOut({ invitationId: of, contactId }: Interview, at: Instant, willAnswer: boolean): void {
    this.log.trials.push({ of, contactId, at, chance: this.habits.interviewedShare, willAnswer });
  }

  private note(
    { invitationId, contactId }: Interview,
    at: Instant,
    outcome: SurveyLog['calls'][number]['outcome'],
  ): void {
    this.log.calls.push({ invitationId, contactId, at, outcome });
  }

  private act({ invitationId }: Interview, what: 'claim' | 'release' | 'done', body: object) {
    const path = `/v1/interviews/${encodeURIComponent(invitationId)}/${what}`;
    return this.api.ask('survey-dispatch', 'POST', path, { interviewer: INTERVIEWER, ...body });
  }

  private async mustAct(interview: Interview, what: 'release' | 'done', body: object): Promise<void> {
    const answer = await this.act(interview, what, body);
    if (answer.status >= 300) throw refusal(`${what} of ${interview.invitationId}`, answer);
  }
}
