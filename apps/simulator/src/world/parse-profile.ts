import { Ajv } from 'ajv';
import { profileSchema, type Profile } from './profile.js';
import { contradictionsInSurveys } from './survey-contradictions.js';

const isProfile = new Ajv({ allErrors: true, discriminator: false }).compile<Profile>(profileSchema);

/**
 * A profile from unparsed JSON.
 * @param origin names the profile in the message, such as its path
 * @throws Error that lists every field to be mended
 */
export function parseProfile(value: unknown, origin: string): Profile {
  if (!isProfile(value)) {
    const problems = (isProfile.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
    );
    throw new Error(complaint(origin, problems));
  }
  const contradictions = contradictionsIn(value);
  if (contradictions.length > 0) throw new Error(complaint(origin, contradictions));
  return value;
}

function complaint(origin: string, problems: readonly string[]): string {
  return `The profile ${origin} cannot be used; please mend:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;
}

/** What no schema can say. */
function contradictionsIn({ effects, score, people, network: { workCell }, surveys }: Profile): readonly string[] {
  const problems: string[] = [];
  if (score.cuts.some((cut, index) => cut <= (score.cuts[index - 1] ?? -Infinity)))
    problems.push('/score/cuts must rise from each to the next');
  for (const [index, effect] of effects.entries()) {
    if (effects.findIndex(({ kpi }) => kpi === effect.kpi) !== index)
      problems.push(`/effects/${index} plants ${effect.kpi} a second time`);
    if (effect.role !== 'effect' && effect.beta !== 0)
      problems.push(`/effects/${index} is ${effect.role}, so its beta must be 0`);
    if (effect.form === 'decay' && !effect.kpi.endsWith('.count'))
      problems.push(`/effects/${index} decays event by event, so its KPI must be a count`);
  }
  if (workCell && workCell.homeWeight + workCell.workWeight > 1)
    problems.push(
      '/network/workCell: the weights of home and work are shares of one use, so they must not sum to more than 1',
    );
  for (const [index, { lines, contacts }] of people.segments.entries()) {
    if (lines.most < lines.least) problems.push(`/people/segments/${index}/lines: most is below least`);
    if (contacts.most < contacts.least) problems.push(`/people/segments/${index}/contacts: most is below least`);
  }
  if (people.segments.every(({ customers }) => customers !== undefined))
    problems.push('/people/segments: at least one segment must take whoever is left, and have no number of customers');
  return [...problems, ...(surveys ? contradictionsInSurveys(surveys) : [])];
}
