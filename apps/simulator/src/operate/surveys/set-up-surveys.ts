import { Type } from '@sinclair/typebox';
import { LOOP_DOCUMENTS, type Surveys } from '../../world/index.js';
import { endsWithTheYear } from './last-question.js';
import type { PlatformApi } from './platform-api.js';

/** Puts the rules of the loop, policy, programmes and texts as a new user would. @throws Error with the platform's words on the first that it refuses */
export async function setUpSurveys(
  { policy, loop = {}, programmes }: Surveys,
  api: Pick<PlatformApi, 'put'>,
): Promise<void> {
  for (const name of LOOP_DOCUMENTS)
    if (loop[name]) await api.put('close-the-loop', `/v1/${name}`, loop[name], { 'if-match': '*' });
  await api.put('survey-dispatch', '/v1/contact-policy', policy, { 'if-match': '*' });
  for (const { programmeId, body, texts } of programmes) {
    await api.put('survey-dispatch', `/v1/programmes/${programmeId}`, body);
    for (const [language, text] of Object.entries(texts ?? {}))
      await api.put('survey-dispatch', `/v1/templates/${programmeId}/webhook/${language}`, { body: text });
  }
}

const programmeShape = Type.Object({
  programmeId: Type.String(),
  title: Type.String(),
  state: Type.String(),
  occasion: Type.Object({ kind: Type.String() }),
  clocks: Type.Object({}),
});

/**
 * Ends what asks by the calendar or about cases, so that there is an end to it: what waits is left alone, what was asked may still be
 * answered. The programme that the platform was shipped with would take over from that of the operator, and is ended, too.
 */
export async function endCalendar(
  { programmes }: Pick<Surveys, 'programmes'>,
  api: Pick<PlatformApi, 'put' | 'list'>,
): Promise<void> {
  const own = new Set(programmes.map(({ programmeId }) => programmeId));
  const known = await api.list('survey-dispatch', '/v1/programmes', programmeShape);
  for (const { programmeId, title, occasion, clocks, state } of known) {
    if (own.has(programmeId) || state === 'ended' || occasion.kind !== 'verification') continue;
    await api.put('survey-dispatch', `/v1/programmes/${programmeId}`, { title, occasion, clocks, state: 'ended' });
  }
  for (const { programmeId, body } of programmes.filter(endsWithTheYear))
    await api.put('survey-dispatch', `/v1/programmes/${programmeId}`, { ...body, state: 'ended' });
}
