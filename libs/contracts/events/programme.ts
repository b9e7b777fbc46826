import { defineEvent, keyField, type DataOf } from '../define-event/index.js';
import { bool, closed, count, id, list, num, object, optional, str, text, time } from '../fields/index.js';
import { journeyArea, surveyKind } from './common-fields.js';
import { responseReason } from './response.js';

const label = () => object({ language: str(), text: text() });

export const programmePublished = defineEvent({
  type: 'survey.programme.published.v1',
  topic: 'survey.programme.v1',
  key: keyField('programmeId'),
  age: 'unlimited',
  description: 'A programme as it is from now on: what its page asks. The last version holds.',
  schema: object({
    programmeId: id({ description: 'The surveyId of its invitations and answers' }),
    version: count(),
    kind: surveyKind(),
    title: str(),
    state: closed('active', 'paused', 'ended'),
    journeyArea: optional(journeyArea()),
    fallbackLanguage: str(),
    reasons: list(object({ code: responseReason(), labels: optional(list(label())) })),
    indicators: list(object({ indicatorId: id(), weight: num({ minimum: 0 }), labels: list(label()) })),
    mayWeCallYou: bool(),
    mayWeQuoteYou: bool(),
    changed: optional(list(label())),
    publishedAt: time(),
  }),
});
export type ProgrammePublished = DataOf<typeof programmePublished>;
