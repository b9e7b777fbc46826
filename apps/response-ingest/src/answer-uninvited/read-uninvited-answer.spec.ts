import { readUninvitedAnswer } from './read-uninvited-answer.js';

const body = { surveyId: 'in-app', answerId: 'A-1', contactId: 'CON-100', channel: 'web', score: 0 };
const faultsOf = (more: object) => {
  const reading = readUninvitedAnswer({ ...body, ...more });
  return reading.kind === 'refused' ? reading.errors.map(({ field }) => field) : [];
};

it('reads what an app says of an answer, and leaves open what it does not say', () => {
  expect(readUninvitedAnswer({ ...body, answerId: ' A-1\u00a0', language: 'pt-br', journeyArea: null })).toMatchObject({
    kind: 'answer',
    given: { surveyId: 'in-app', answerId: 'A-1', language: 'pt-BR', journeyArea: undefined, interactionId: undefined },
  });
});

it('names every field that is wrong at once', () => {
  const wrong = {
    surveyId: '',
    answerId: 7,
    contactId: undefined,
    channel: 'pigeon',
    journeyArea: 'space',
    kind: 'poll',
  };
  expect(faultsOf({ ...wrong, language: 'no language', interactionId: 'a\u0000b', score: 11 })).toEqual([
    'surveyId',
    'answerId',
    'contactId',
    'channel',
    'interactionId',
    'journeyArea',
    'kind',
    'language',
    'score',
  ]);
});
