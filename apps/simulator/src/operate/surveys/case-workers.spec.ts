import fastify, { type FastifyInstance } from 'fastify';
import { HOUR_MS, type Instant } from '@sidetone/domain/time';
import type { CasePlan } from '../../world/index.js';
import { CaseWorkers } from './case-workers.js';
import { PlatformApi } from './platform-api.js';
import { RepairPlan } from './repair-plan.js';
import type { ShownCase } from './shown-case.js';
import { SurveyLog } from './survey-log.js';

const NOON = Date.parse('2026-06-03T09:00:00Z');
const STATES: Readonly<Record<string, string>> = {
  contact: 'contacted',
  cause: 'causeAgreed',
  action: 'inAction',
  resolve: 'resolved',
  close: 'closed',
};
const everyDay = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** A platform with one detractor's case, which takes each command that knows its version. */
class OneCase {
  one: ShownCase = {
    ...{ caseId: 'CASE-1', version: 1, contactId: 'CON-1', journeyArea: 'support', band: 'detractor', team: 'desk' },
    ...{ owner: 'anna', state: 'assigned', stateChangedAt: iso(NOON), round: 1, openedAt: iso(NOON) },
    ...{ firstContact: { due: iso(NOON + 8 * HOUR_MS) }, attempts: [], rootCause: null, actions: [] },
    answers: [{ score: 2, answeredAt: iso(NOON), kind: 'transactional' }],
  };
  readonly heard: string[] = [];
  refuses = false;
  private readonly server: FastifyInstance = fastify();

  async start(): Promise<string> {
    this.server.get('/v1/cases', () => ({ items: this.one.state === 'closed' ? [] : [this.one], next: null }));
    this.server.get('/v1/cases/CASE-1/suggested-causes', () => ({ items: [{ cause: 'support.waiting' }] }));
    this.server.get('/v1/calendars', () => ({
      calendars: [
        {
          ...{ calendarId: 'always', timeZone: 'UTC', holidays: [] },
          hours: Object.fromEntries(everyDay.map((day) => [day, [{ from: 0, to: 1440 }]])),
        },
      ],
    }));
    this.server.get('/v1/case-teams', () => ({ teams: [{ team: 'desk', calendarId: 'always' }] }));
    this.server.post('/v1/actions', () => ({ actionId: 'ACT-1' }));
    this.server.post<{ Params: { what: string }; Body: { cause?: string; action?: string } }>(
      '/v1/cases/CASE-1/:what',
      async (request, reply) => {
        const { what } = request.params;
        if (this.refuses || request.headers['if-match'] !== `"${this.one.version}"`) return reply.code(412).send({});
        this.heard.push(`${String(request.headers['x-actor'])} ${what} ${JSON.stringify(request.body)}`);
        const { cause = this.one.rootCause, action } = request.body;
        this.one = {
          ...{ ...this.one, state: STATES[what] ?? this.one.state, version: this.one.version + 1, rootCause: cause },
          actions: action === undefined ? this.one.actions : [action],
        };
        return this.one;
      },
    );
    return this.server.listen({ port: 0, host: '127.0.0.1' });
  }

  stop(): Promise<void> {
    return this.server.close();
  }
}

const iso = (at: Instant): string => new Date(at).toISOString();
const plan: CasePlan = {
  ...{ isLate: false, contactAfterMinutes: 60, mendedAfterMinutes: 120, callsInVain: 0, wantsNoContact: false },
};

describe('CaseWorkers', () => {
  const platform = new OneCase();
  const log = new SurveyLog();
  const madeGood: string[] = [];
  let workers: CaseWorkers;

  beforeAll(async () => {
    const api = new PlatformApi([{ name: 'close-the-loop', baseUrl: await platform.start() }], 'a key');
    const action = {
      ...{ cause: 'support.waiting', title: 'A second shift', owner: 'desk' },
      ...{ expectedEffect: 'Sooner', whatWasDone: 'It works' },
    };
    const repair = new RepairPlan(action, NOON + 40 * 24 * HOUR_MS, api);
    const world = { makeGood: (contactId: string) => madeGood.push(contactId) };
    const habits = { caseOf: () => plan, forgives: () => 0.1 };
    workers = new CaseWorkers(world, habits, api, repair, log);
    const chances = { promoter: 0, passive: 0, detractor: 1 };
    const planted = { chances, cause: 'support.waiting' };
    log.note({ of: 'x', contactId: 'CON-1', at: NOON, status: 200, score: 2, answeredAt: NOON, planted });
  });
  afterAll(() => platform.stop());

  it('do nothing before they have read by which hours they work', async () => {
    await workers.work(NOON + 100 * HOUR_MS);
    expect(platform.heard).toEqual([]);
    await workers.begin();
  });

  it('leave a case alone until it is time, call, agree on what was planted and tie the plan against it', async () => {
    await workers.work(NOON);
    expect(platform.heard).toEqual([]);
    await workers.work(NOON + HOUR_MS);
    expect(platform.heard).toEqual([
      'anna contact {"result":"reached"}',
      'anna cause {"cause":"support.waiting"}',
      'anna action {"action":"ACT-1"}',
    ]);
    expect(log.causes).toEqual([
      { caseId: 'CASE-1', agreed: 'support.waiting', planted: 'support.waiting', suggested: ['support.waiting'] },
    ]);
  });

  it('resolve it once something was done, make that good, and wait for what the customer says', async () => {
    await workers.work(NOON + 2 * HOUR_MS);
    expect(platform.one.state).toBe('inAction');
    await workers.work(NOON + 3 * HOUR_MS);
    expect(platform.one.state).toBe('resolved');
    expect(madeGood).toEqual(['CON-1']);
    expect(platform.heard).toHaveLength(4);
  });

  it('close what the customer has verified, and have noted all that they did', async () => {
    platform.one = { ...platform.one, state: 'verified', version: 9 };
    await workers.work(NOON + 50 * HOUR_MS);
    expect(log.casesClosed).toBe(1);
    expect(log.work.map(({ what, said }) => `${what} ${said}`)).toEqual([
      ...['contact reached', 'cause support.waiting', 'action ACT-1', 'resolve Mended for this customer.'],
      'close resolved',
    ]);
  });

  it('say who could not do what where the platform refuses it', async () => {
    platform.one = { ...platform.one, state: 'verified' };
    platform.refuses = true;
    await expect(workers.work(NOON + 51 * HOUR_MS)).rejects.toThrow(
      'anna could not close CASE-1 (verified) at 2026-06-05',
    );
  });
});
