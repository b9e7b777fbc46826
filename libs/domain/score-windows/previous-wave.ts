/** A wave of a programme and the day on which its first question left. */
export interface WaveStart {
  readonly waveId: string;
  readonly programme: string;
  readonly firstDay: string;
}

/** The wave of the same programme that started last before this one; `undefined` for the first, and for a wave that is not known. */
export function previousWave(waveId: string, waves: readonly WaveStart[]): WaveStart | undefined {
  const wave = waves.find((one) => one.waveId === waveId);
  if (!wave) return undefined;
  return waves
    .filter(({ programme }) => programme === wave.programme)
    .filter((one) => isBefore(one, wave))
    .reduce<WaveStart | undefined>((last, one) => (last && isBefore(one, last) ? last : one), undefined);
}

/** Two that start on one day go by their ids. */
function isBefore(one: WaveStart, other: WaveStart): boolean {
  return one.firstDay === other.firstDay ? one.waveId < other.waveId : one.firstDay < other.firstDay;
}
