import type { Surveys } from './survey-profile.js';

/** What no schema can say of the surveys of a profile, by field. */
export function contradictionsInSurveys({ startsOn, programmes, behaviour }: Surveys): readonly string[] {
  const problems: string[] = [];
  if (Number.isNaN(Date.parse(`${startsOn}T00:00:00Z`))) problems.push('/surveys/startsOn is no day of the calendar');
  const ids = programmes.map(({ programmeId }) => programmeId);
  const waves = new Set(programmes.flatMap(({ body }) => body.occasion.waveId ?? []));
  for (const [index, { programmeId, body }] of programmes.entries()) {
    const where = `/surveys/programmes/${index}`;
    if (ids.indexOf(programmeId) !== index) problems.push(`${where} is a second programme called ${programmeId}`);
    const { kind, waveId, opensAt, closesAt, previousWaveId } = body.occasion;
    if (kind !== 'wave') continue;
    if (waveId === undefined) problems.push(`${where}/body/occasion: a wave needs a waveId`);
    for (const [field, text] of Object.entries({ opensAt, closesAt })) {
      if (Number.isNaN(Date.parse(text ?? '')))
        problems.push(`${where}/body/occasion/${field}: a wave needs this moment`);
    }
    if (previousWaveId !== undefined && !waves.has(previousWaveId))
      problems.push(`${where}/body/occasion/previousWaveId: no programme has a wave ${previousWaveId}`);
  }
  const { calledFrom, calledTo, ...outcomes } = behaviour.interviews;
  if (calledTo <= calledFrom) problems.push('/surveys/behaviour/interviews: calledTo must be later than calledFrom');
  if (outcomes.answers === 0) problems.push('/surveys/behaviour/interviews/answers: somebody must answer');
  const { least, most } = behaviour.answersLate.days;
  if (most < least) problems.push('/surveys/behaviour/answersLate/days: most is below least');
  const { unreachable, noContact, forgiven } = behaviour.cases;
  if (unreachable + noContact > 1)
    problems.push('/surveys/behaviour/cases: unreachable and noContact are shares of all customers, and more than all');
  if (forgiven.mended < forgiven.patched)
    problems.push('/surveys/behaviour/cases/forgiven: what is mended must be worth as much as what is patched');
  return problems;
}
