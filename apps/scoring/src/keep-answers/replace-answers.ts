import { WindowChanges } from '../keep-windows/window-changes.js';
import type { AnswerVersion, KeptAnswer } from './answer-version.js';

export interface Replacement {
  /** Per version, in the given order: whether it is newer than what stood before it. */
  readonly taken: readonly boolean[];
  /** Answers not kept before, as they stand now. */
  readonly added: readonly AnswerVersion[];
  /** Answers kept before, as they stand now. */
  readonly changed: readonly AnswerVersion[];
  readonly windows: WindowChanges;
}

/**
 * What a run of versions makes of the kept answers (rule R11: a revision that is not greater has no effect).
 * Windows change by the difference between what counted before the run and what counts after it.
 * @param versions in the order of the log; the same answer may come several times
 */
export function replaceAnswers(kept: ReadonlyMap<string, KeptAnswer>, versions: readonly AnswerVersion[]): Replacement {
  const latest = new Map<string, AnswerVersion>();
  const taken = versions.map((version) => {
    const { responseId, revision } = version;
    const standing = latest.get(responseId) ?? kept.get(responseId);
    if (standing !== undefined && revision <= standing.revision) return false;
    latest.set(responseId, version);
    return true;
  });
  const windows = new WindowChanges();
  for (const version of latest.values()) {
    const before = kept.get(version.responseId)?.counted;
    if (before) windows.uncountAnswer(before.place, before.band);
    if (version.state === 'given') windows.countAnswer(version.place, version.band);
  }
  const standing = [...latest.values()];
  return {
    taken,
    added: standing.filter(({ responseId }) => !kept.has(responseId)),
    changed: standing.filter(({ responseId }) => kept.has(responseId)),
    windows,
  };
}
