import fc from 'fast-check';
import { routeCase, routingProblems, type Member, type RoutingRule } from './index.js';

const team = (name: string) => ({ kind: 'team', team: name }) as const;
const RULES: readonly RoutingRule[] = [
  {
    ruleId: 'managed',
    when: { accountManager: true, band: ['detractor'] },
    to: { kind: 'accountManager', team: 'b2b' },
  },
  { ruleId: 'voice', when: { area: ['network'], kpi: ['voice.'] }, to: team('core voice') },
  { ruleId: 'gold', when: { contractLevel: ['gold'] }, to: { kind: 'person', team: 'care', person: 'gita' } },
  { ruleId: 'finnish', when: { language: ['fi'] }, to: team('care') },
  { ruleId: 'rest', when: {}, to: team('care') },
];
const NOBODY = new Map<string, readonly Member[]>();
const idle = (person: string, openCases = 0, lastAssignedAt?: number): Member => ({
  person,
  openCases,
  lastAssignedAt,
});

describe('routeCase', () => {
  it('goes by the first rule that holds, and says which and why', () => {
    const routed = routeCase({ band: 'passive', area: 'network', kpi: 'voice.drop.count' }, RULES, NOBODY);
    expect(routed).toEqual({
      ...{ assigned: { team: 'core voice' }, ruleId: 'voice' },
      why: ['area is network', 'kpi is voice.drop.count', 'nobody of core voice is there: it waits in the queue'],
    });
    expect(routeCase({ band: 'passive', area: 'network', kpi: 'voicemail.count' }, RULES, NOBODY).ruleId).toBe('rest');
    expect(routeCase({ band: 'passive', language: 'fi-FI' }, RULES, NOBODY).ruleId).toBe('finnish');
    expect(routeCase({ band: 'passive', language: 'fil' }, RULES, NOBODY)).toMatchObject({
      ruleId: 'rest',
      why: ['no rule before it held', expect.anything()],
    });
  });

  it('gives a case to the account manager who is there, else to the team that stands in', () => {
    const one = { band: 'detractor', accountManager: 'ida' } as const;
    const here = new Map([['b2b', [idle('ida', 9), idle('ben', 3)]]]);
    expect(routeCase(one, RULES, here).assigned).toEqual({ team: 'b2b', person: 'ida' });
    const away = routeCase(one, RULES, new Map([['b2b', [idle('ben', 3)]]]));
    expect(away.assigned).toEqual({ team: 'b2b', person: 'ben' });
    expect(away.why).toContain('ida is not there');
  });

  it('gives a case to the person a rule names', () => {
    const here = new Map([['care', [idle('anna'), idle('gita', 50)]]]);
    expect(routeCase({ band: 'passive', contractLevel: 'gold' }, RULES, here).assigned.person).toBe('gita');
  });

  it('chooses within a team the fewest open cases, then the longest wait', () => {
    const chosen = (...members: readonly Member[]) =>
      routeCase({ band: 'passive' }, RULES, new Map([['care', members]])).assigned.person;
    expect(chosen(idle('anna', 2, 1), idle('bo', 1, 9))).toBe('bo');
    expect(chosen(idle('anna', 1, 5), idle('bo', 1, 3))).toBe('bo');
    expect(chosen(idle('anna', 1, 5), idle('bo', 1))).toBe('bo');
    expect(chosen(idle('bo', 1), idle('anna', 1))).toBe('anna');
  });

  it('spreads cases so that no two of a team are more than one apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 60 }), (people, cases) => {
        let members = Array.from({ length: people }, (_, i) => idle(`p${i}`));
        for (let at = 0; at < cases; at += 1) {
          const { person } = routeCase({ band: 'passive' }, RULES, new Map([['care', members]])).assigned;
          members = members.map((one) => (one.person === person ? idle(one.person, one.openCases + 1, at) : one));
        }
        const loads = members.map(({ openCases }) => openCases);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(loads.reduce((sum, load) => sum + load, 0)).toBe(cases);
      }),
    );
  });

  it('refuses rules that leave a case to nobody', () => {
    expect(() => routeCase({ band: 'passive' }, [], NOBODY)).toThrow(RangeError);
  });
});

describe('routingProblems', () => {
  const teams = new Map([
    ['care', new Set(['anna', 'gita'])],
    ['b2b', new Set<string>()],
    ['core voice', new Set<string>()],
  ]);
  const problemsOf = (...rules: readonly RoutingRule[]) =>
    routingProblems(rules, teams).map(({ field, problem }) => `${field}: ${problem}`);
  const rest = RULES[4] as RoutingRule;

  it('finds none in rules that can all apply', () => {
    expect(problemsOf(...RULES)).toEqual([]);
  });

  it('finds rules that another before them makes vain', () => {
    const drops: RoutingRule = {
      ruleId: 'drops',
      when: { area: ['network'], kpi: ['voice.drop.count'] },
      to: team('care'),
    };
    expect(problemsOf(...RULES.slice(0, 2), drops, rest)).toEqual([
      '/2: The rule drops never applies: voice before it takes all of its cases.',
    ]);
    expect(problemsOf(drops, ...RULES.slice(1))).toEqual([]);
    expect(problemsOf(rest, { ...rest, ruleId: 'again' })).toHaveLength(1);
  });

  it('finds unknown teams and people, managers that may not be there, lists that hold nothing, and no end', () => {
    expect(
      problemsOf(
        { ruleId: 'a', when: { segment: [] }, to: team('nobodies') },
        { ruleId: 'b', when: { segment: ['home'] }, to: { kind: 'person', team: 'care', person: 'zoe' } },
        { ruleId: 'b', when: { segment: ['b2b'] }, to: { kind: 'accountManager', team: 'b2b' } },
      ),
    ).toEqual([
      ': A case for which no rule holds would have nobody.',
      ': b stands there more than once.',
      '/0/when/segment: The list is empty, so that the rule never applies.',
      '/0/to/team: Nobody knows a team “nobodies”.',
      '/1/to/person: zoe is not in the team care.',
      '/2/to: The rule gives cases to account managers of customers that may have none.',
    ]);
  });
});
