import { answered, aProgramme, aReport, givenAnswer, issued, told } from '../testing/a-year.js';
import { countedAnswers } from './given-answers.js';

describe('countedAnswers', () => {
  it('joins what people gave with what they were asked, by link or by invitation, and leaves out what was not taken', () => {
    const report = aReport({
      programmes: [aProgramme('support', { kind: 'transactional' }, { journeyArea: 'support' })],
      answers: [
        givenAnswer('hash of INV-1', { score: 9 }),
        givenAnswer('INV-2', { score: 3 }),
        givenAnswer('hash of INV-3', { status: 410 }),
      ],
    });
    const events = told({
      issued: ['INV-1', 'INV-2', 'INV-3'].map((id) => issued(id)),
      answered: ['INV-1', 'INV-2'].map((id) => answered(id)),
    });
    const counted = countedAnswers(report, events);
    expect(counted.map(({ responseId, score, journeyArea }) => [responseId, score, journeyArea])).toEqual([
      ['RSP-INV-1', 9, 'support'],
      ['RSP-INV-2', 3, 'support'],
    ]);
  });
});
