import fc from 'fast-check';
import type { Sampling } from '../programmes/index.js';
import { drawSample, drawsOne, stratumKey, type FrameUnit, type Sample } from './index.js';

const SEGMENTS = ['business', 'consumer', 'enterprise'];
const frameOf = (...sizes: readonly number[]): readonly FrameUnit[] =>
  sizes.flatMap((size, index) => {
    const segment = SEGMENTS[index] ?? 'wholesale';
    return Array.from({ length: size }, (_, at) => ({ contactId: `CON-${segment}-${at}`, stratum: [segment] }));
  });
const stratified = (size: number, minimumCell = 0, seed = 1): Sampling => ({
  kind: 'stratified',
  by: ['segment'],
  size,
  minimumCell,
  seed,
});
const invitationsOf = (sample: Sample) => sample.strata.map(({ invitations }) => invitations);
const drawnOf = (sample: Sample) => sample.units.filter(({ drawn }) => drawn);

describe('drawSample', () => {
  it('draws everybody where all are asked', () => {
    const sample = drawSample(frameOf(3), { kind: 'all' });
    expect(sample.units.every(({ drawn, inclusionProbability }) => drawn && inclusionProbability === 1)).toBe(true);
  });

  it('shares a stratified sample out by size: the largest remainders get what is over', () => {
    // 10 × 50/90, 10 × 30/90, 10 × 10/90 = 5.56, 3.33, 1.11.
    expect(invitationsOf(drawSample(frameOf(50, 30, 10), stratified(10)))).toEqual([6, 3, 1]);
  });

  it('gives a small stratum its minimum, or all of its people, at the cost of the others', () => {
    expect(invitationsOf(drawSample(frameOf(500, 300, 10), stratified(100, 20)))).toEqual([56, 34, 10]);
    expect(invitationsOf(drawSample(frameOf(5, 5, 5), stratified(3, 4)))).toEqual([4, 4, 4]);
  });

  it('invites for a quota as many as the rate seen before makes necessary, and says which stratum falls short', () => {
    const sampling: Sampling = {
      kind: 'quota',
      by: ['segment'],
      quotas: [
        { stratum: ['business'], answers: 30 },
        { stratum: ['consumer'], answers: 20 },
        { stratum: ['wholesale'], answers: 1 },
      ],
      expectedResponseRate: 0.3,
      seed: 1,
    };
    const seen = new Map([[stratumKey(['consumer']), { successes: 18, trials: 96 }]]);
    const { strata } = drawSample(frameOf(200, 80, 40), sampling, seen);
    expect(strata).toMatchObject([
      // 30 ÷ 0.3, without the binary rounding that makes it 101.
      { stratum: ['business'], invitations: 100, reach: 'reached', forecast: { basis: 'expected' } },
      // (18 + 2) ÷ (96 + 4) = 0.2.
      { stratum: ['consumer'], invitations: 80, reach: 'short', forecast: { basis: 'observed', rate: 0.2 } },
      { stratum: ['wholesale'], population: 0, invitations: 0, reach: 'short' },
      { stratum: ['enterprise'], invitations: 0 },
    ]);
  });

  const samplings = fc.oneof(
    fc.record({
      kind: fc.constant('random' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      seed: fc.nat(),
    }),
    fc
      .record({ size: fc.nat(150), minimumCell: fc.nat(30), seed: fc.nat() })
      .map((told) => stratified(told.size, told.minimumCell, told.seed)),
  );

  it('draws exactly as many as it says, whom the order of the frame does not decide', () => {
    const frames = fc
      .tuple(fc.nat(40), fc.nat(40), fc.nat(40))
      .map((sizes) => frameOf(...sizes))
      .chain((frame) => fc.tuple(fc.constant(frame), fc.shuffledSubarray([...frame], { minLength: frame.length })));
    fc.assert(
      fc.property(frames, samplings, ([frame, shuffled], sampling) => {
        const sample = drawSample(frame, sampling);
        const ids = (of: Sample) =>
          drawnOf(of)
            .map(({ contactId }) => contactId)
            .sort();
        expect(sample.units.map(({ contactId }) => contactId)).toEqual(frame.map(({ contactId }) => contactId));
        expect(ids(drawSample(shuffled, sampling))).toEqual(ids(sample));
        const total = invitationsOf(sample).reduce((sum, size) => sum + size, 0);
        expect(drawnOf(sample)).toHaveLength(total);
        // Probabilities of inclusion sum to the size of the sample (Horvitz and Thompson 1952).
        const expected = sample.units.reduce((sum, unit) => sum + unit.inclusionProbability, 0);
        expect(expected).toBeCloseTo(total, 6);
        if (sampling.kind === 'stratified' && sampling.minimumCell === 0)
          expect(total).toBe(Math.min(sampling.size, frame.length));
      }),
    );
  });

  it('draws each unit as often as its probability says, over many seeds', () => {
    const frame = frameOf(12, 6, 3);
    const draws = 4_000;
    const times = new Map<string, number>();
    let sample = drawSample(frame, stratified(8, 2));
    for (let seed = 0; seed < draws; seed += 1) {
      sample = drawSample(frame, stratified(8, 2, seed));
      for (const { contactId } of drawnOf(sample)) times.set(contactId, (times.get(contactId) ?? 0) + 1);
    }
    for (const { contactId, inclusionProbability: p } of sample.units) {
      // Four standard errors, of 21 units.
      const reach = 4 * Math.sqrt((p * (1 - p)) / draws);
      expect(Math.abs((times.get(contactId) ?? 0) / draws - p)).toBeLessThanOrEqual(reach);
    }
  });

  it('asks of a stream the share that it is told', () => {
    const asked = Array.from({ length: 20_000 }, (_, index) => drawsOne(`INT-${index}`, 0.25, 7)).filter(
      Boolean,
    ).length;
    // 5,000 with a standard deviation of 61.
    expect(Math.abs(asked - 5_000)).toBeLessThan(4 * 61);
    expect([drawsOne('INT-1', 0, 7), drawsOne('INT-1', 1, 7)]).toEqual([false, true]);
  });
});
