import { DAY_MS } from '@sidetone/domain/time';
import { loadProfile } from '../profiles/load-profile.js';
import { weightOf } from './effect.js';
import type { PlantableKpi } from './plantable-kpis.js';
import { createWorld } from './index.js';
import { RandomStream } from './random-stream.js';
import { reactionTo } from './respondent.js';
import { askAfterInteractions } from './testing/ask-after-interactions.js';

const profile = loadProfile('default');
const endsAt = Date.parse('2026-11-23T00:00:00Z');
const seed = 21;
const world = createWorld({ profile, seed, customers: 1_500, days: 28, endsAt });
const { asked } = askAfterInteractions(world);
const answers = asked.flatMap(({ contactId, reaction }) =>
  reaction.answers ? [{ contactId, at: reaction.at, score: reaction.score }] : [],
);
const people = world.people.flatMap((customer) => customer.contacts.map((contact) => ({ customer, contact })));

/** The same moment for all, so that nothing but the person differs. */
const moment = world.surveysFrom + 14 * DAY_MS;
/** Who gave a line away or took one over felt it for a part of the window only. */
const changed = new Set(
  world.lines
    .filter(({ owners }) => owners.some(({ from }) => from > -Infinity && from < moment))
    .flatMap(({ owners }) => owners.map(({ customer }) => customer.customerId)),
);
const snapshot = people
  .filter(({ customer }) => !changed.has(customer.customerId))
  .map(({ customer, contact }) => {
    const exposures = world.exposuresOf(contact.contactId, moment);
    const { opinion } = reactionTo(contact, moment, [], () => exposures, { seed, profile });
    return { customer, contact, exposures, noise: opinion.noise };
  });

function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((value, index) => ({ value, index })).sort((one, other) => one.value - other.value);
  const ranked: number[] = [];
  for (let start = 0; start < order.length;) {
    let end = start;
    while (order[end]?.value === order[start]?.value && end < order.length) end += 1;
    for (const { index } of order.slice(start, end)) ranked[index] = (start + end - 1) / 2;
    start = end;
  }
  return ranked;
}

/** Spearman's correlation. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const [rx, ry] = [ranks(x), ranks(y)];
  const middle = (x.length - 1) / 2;
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, index) => sum + (value - middle) * ((b[index] ?? 0) - middle), 0);
  return dot(rx, ry) / Math.sqrt(dot(rx, rx) * dot(ry, ry));
}

const exposureTo = (kpi: PlantableKpi) => snapshot.map(({ exposures }) => exposures[kpi].value);
/** Four standard errors of a correlation that is zero. */
const chance = 4 / Math.sqrt(snapshot.length);
const kpis = profile.effects.map(({ kpi }) => kpi);

describe('the planted world', () => {
  it('keeps the noise of people free of what they went through', () => {
    const noise = snapshot.map((person) => person.noise);
    for (const kpi of kpis) expect(Math.abs(correlation(noise, exposureTo(kpi)))).toBeLessThan(chance);
  });

  it('lets failed set-ups go with drops, because they share the cells', () => {
    expect(correlation(exposureTo('voice.setupfail.count'), exposureTo('voice.drop.count'))).toBeGreaterThan(0.4);
  });

  it('keeps throttling free of everything else, lines, segment and region included', () => {
    const throttled = exposureTo('data.throttled.minutes');
    for (const kpi of kpis.filter((name) => name !== 'data.throttled.minutes')) {
      expect(Math.abs(correlation(throttled, exposureTo(kpi)))).toBeLessThan(chance);
    }
    const traits = [
      snapshot.map(({ customer }) => (customer.accountLevel ? customer.subscriptions.length : 1)),
      snapshot.map(({ customer }) => (customer.segment === 'consumer' ? 0 : 1)),
      snapshot.map(({ contact }) => contact.baseline),
      ...profile.people.regions.map(({ name }) => snapshot.map(({ customer }) => (customer.region === name ? 1 : 0))),
    ];
    for (const trait of traits) expect(Math.abs(correlation(throttled, trait))).toBeLessThan(chance);
  });

  it('loses the points it says it does, by another way of reckoning', () => {
    const truth = world.truth();
    const stream = new RandomStream(99, 'monte carlo');
    const baselineOf = new Map(people.map(({ contact }) => [contact.contactId, contact.baseline]));
    const respondents = answers.map(({ contactId, at }) => {
      const exposures = world.exposuresOf(contactId, at);
      return {
        baseline: baselineOf.get(contactId) ?? 0,
        losses: profile.effects.map((effect) => effect.beta * weightOf(effect, exposures[effect.kpi])),
      };
    });
    const points = (satisfaction: number): number => {
      const score = profile.score.cuts.filter((cut) => cut < satisfaction).length;
      return score >= 9 ? 100 : score <= 6 ? -100 : 0;
    };
    const rounds = 60;
    const lost = profile.effects.map(() => 0);
    let drawn = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const { baseline, losses } of respondents) {
        const uniform = stream.uniform();
        const asExposed = baseline + Math.log(uniform / (1 - uniform)) - losses.reduce((sum, loss) => sum + loss, 0);
        drawn += points(asExposed);
        for (const [index, loss] of losses.entries())
          lost[index] = (lost[index] ?? 0) + points(asExposed + loss) - points(asExposed);
      }
    }
    const draws = rounds * respondents.length;
    expect(truth.respondents).toBe(respondents.length);
    expect(Math.abs(drawn / draws - truth.nps.expected)).toBeLessThan((4 * 100) / Math.sqrt(draws));
    for (const [index, { pointsLost }] of truth.effects.entries()) {
      expect(Math.abs((lost[index] ?? 0) / draws - pointsLost)).toBeLessThan((4 * 50) / Math.sqrt(draws));
    }
  });

  it('costs points where an effect is planted and none where there is not', () => {
    for (const { role, pointsLost } of world.truth().effects) {
      if (role === 'effect') expect(pointsLost).toBeGreaterThan(0.3);
      else expect(pointsLost).toBe(0);
    }
  });

  it('draws the NPS that it expects, within what chance allows', () => {
    const { nps, respondents } = world.truth();
    // Answers of one person are alike, but few give two here.
    expect(Math.abs(nps.drawn - nps.expected)).toBeLessThan((4 * 100) / Math.sqrt(respondents));
  });

  it('costs nobody anything in the null world', () => {
    const flat = createWorld({ profile: loadProfile('null-world'), seed, customers: 600, days: 28, endsAt });
    const spoken = askAfterInteractions(flat).asked.flatMap(({ contactId, reaction }) =>
      reaction.answers ? [{ contactId, ...reaction }] : [],
    );
    expect(flat.truth().effects.every(({ pointsLost, role }) => pointsLost === 0 && role === 'none')).toBe(true);
    for (const kpi of kpis) {
      const exposed = spoken.map(({ contactId, at }) => flat.exposuresOf(contactId, at)[kpi].value);
      expect(
        Math.abs(
          correlation(
            exposed,
            spoken.map(({ score }) => score),
          ),
        ),
      ).toBeLessThan(4 / Math.sqrt(spoken.length));
    }
  });

  it('lets the furious and the delighted answer more when the profile is biased', () => {
    const biased = { ...profile, answering: { ...profile.answering, base: 0.3, answerBias: 2 } };
    const loud = createWorld({ profile: biased, seed, customers: 600, days: 28, endsAt });
    const scores = askAfterInteractions(loud).asked.flatMap(({ reaction }) =>
      reaction.answers ? [reaction.score] : [],
    );
    const strong = (all: readonly number[]) => all.filter((score) => score <= 2 || score === 10).length / all.length;
    expect(strong(scores)).toBeGreaterThan(strong(answers.map(({ score }) => score)) + 0.1);
  });
});
