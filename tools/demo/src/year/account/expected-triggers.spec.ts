import type { Frame } from '../read/shown-surveys.js';
import { aPerson, aProgramme, aReport, NOON } from '../testing/a-year.js';
import { expectedTriggers } from './expected-triggers.js';

const nobody = () => new Set<string>();
const talk = (interactionId: string, kind: string) => ({
  ...{ interactionId, kind, contactId: 'CON-1', at: NOON, toldAt: NOON },
});
const aFrame = (
  programmeId: string,
  occasion: string,
  contactIds: readonly string[],
  more: Partial<Frame> = {},
): Frame => ({
  ...{ programmeId, occasion, drawnAt: NOON, drawn: contactIds.length },
  members: contactIds.map((contactId) => ({ contactId, drawn: true })),
  ...more,
});

describe('expectedTriggers', () => {
  it('is each talk of a kind that a programme asks about, once for each programme', () => {
    const programmes = [
      aProgramme('support', { kind: 'transactional', interactionKinds: ['support'] }),
      aProgramme('touchpoint', { kind: 'transactional', interactionKinds: ['support', 'technicianVisit'] }),
    ];
    const talks = [
      talk('INT-1', 'support'),
      talk('INT-1', 'support'),
      talk('INT-2', 'technicianVisit'),
      talk('INT-3', 'sale'),
    ];
    expect(expectedTriggers(aReport({ programmes, talks }), [], [], nobody).triggers).toEqual([
      { programmeId: 'support', occasionId: 'INT-1', contactId: 'CON-1' },
      { programmeId: 'touchpoint', occasionId: 'INT-1', contactId: 'CON-1' },
      { programmeId: 'touchpoint', occasionId: 'INT-2', contactId: 'CON-1' },
    ]);
  });

  it('is each fix that is to be verified, of the area that a programme verifies', () => {
    const programmes = [
      aProgramme('all', { kind: 'verification' }),
      aProgramme('billing', { kind: 'verification' }, { journeyArea: 'billing' }),
    ];
    const verification = (caseId: string, at: number, round?: number) => ({
      at,
      data: { caseId, round, contactId: 'CON-1', journeyArea: 'support', askAfter: '2026-06-05T09:00:00.000Z' },
    });
    const report = aReport({ programmes });
    const told = [
      verification('CASE-1', report.silentFrom),
      verification('CASE-1', report.silentFrom, 2),
      verification('CASE-2', report.silentFrom + 1),
    ];
    expect(expectedTriggers(report, told, [], nobody).triggers).toEqual([
      { programmeId: 'all', occasionId: 'CASE-1', contactId: 'CON-1' },
      { programmeId: 'all', occasionId: 'CASE-1:2', contactId: 'CON-1' },
    ]);
  });

  describe('of a frame', () => {
    const programmes = [
      aProgramme(
        'annual',
        { kind: 'relationship', everyMonths: 12, startsOn: '2026-03-02' },
        { audience: { segments: ['consumer'] } },
      ),
    ];
    const people = [
      aPerson('CON-1'),
      aPerson('CON-2', { segment: 'business' }),
      aPerson('CON-3', { departure: { at: NOON - 1, as: 'left' } }),
      aPerson('CON-4', { departure: { at: NOON + 1, as: 'deceased' } }),
      aPerson('CON-5', { knownFrom: NOON + 1 }),
    ];
    const report = aReport({ programmes, people });

    it('is each member', () => {
      const { triggers, wrongFrames } = expectedTriggers(
        report,
        [],
        [aFrame('annual', '2026-03-02', ['CON-1', 'CON-4'])],
        nobody,
      );
      expect(triggers.map(({ occasionId }) => occasionId)).toEqual(['2026-03-02/CON-1', '2026-03-02/CON-4']);
      expect(wrongFrames).toEqual([]);
    });

    it('says who is missing, and who does not belong there', () => {
      const { wrongFrames } = expectedTriggers(
        report,
        [],
        [aFrame('annual', '2026-03-02', ['CON-1', 'CON-2', 'CON-3'])],
        nobody,
      );
      expect(wrongFrames).toEqual([
        'The frame 2026-03-02 of annual lacks CON-4.',
        'The frame 2026-03-02 of annual holds CON-2, who does not belong there.',
        'The frame 2026-03-02 of annual holds CON-3, who does not belong there.',
      ]);
    });

    it('says that a frame was not drawn, or not as large as it should be', () => {
      expect(expectedTriggers(report, [], [], nobody).wrongFrames).toEqual([
        'annual has 0 frames; 1 should be drawn by now.',
      ]);
      const small = aFrame('annual', '2026-03-02', ['CON-1', 'CON-4'], { drawn: 1 });
      expect(expectedTriggers(report, [], [small], nobody).wrongFrames).toEqual([
        'The frame 2026-03-02 of annual has 1 drawn; 2 should be.',
      ]);
    });

    it('waits for no period or wave that has not begun', () => {
      const wave = { kind: 'wave', waveId: 'w', opensAt: '2026-10-05T06:00:00Z' };
      const early = aReport({
        programmes: [...programmes, aProgramme('wave', wave)],
        silentFrom: Date.parse('2026-03-01T00:00:00Z'),
      });
      expect(expectedTriggers(early, [], [], nobody).wrongFrames).toEqual([]);
    });

    it('of a later wave is whom the wave before invited', () => {
      const wave = { kind: 'wave', waveId: 'w2', opensAt: '2026-06-01T06:00:00Z', previousWaveId: 'w1' };
      const waves = aReport({ programmes: [aProgramme('wave-2', wave)], people });
      const invited = (waveId: string) => new Set(waveId === 'w1' ? ['CON-1'] : []);
      expect(expectedTriggers(waves, [], [aFrame('wave-2', 'w2', ['CON-1'])], invited).wrongFrames).toEqual([]);
      expect(expectedTriggers(waves, [], [aFrame('wave-2', 'w2', ['CON-1', 'CON-2'])], invited).wrongFrames).toEqual([
        'The frame w2 of wave-2 holds CON-2, who does not belong there.',
      ]);
    });
  });
});
