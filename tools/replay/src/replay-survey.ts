import { fatesOf, rankKpis, scoreOf } from './results/ask-platform.js';
import { replayResult, type ReplayResult } from './results/replay-result.js';
import { replayFile, type ReplayParts } from './send/replay-file.js';
import type { SurveyMap } from './survey-map/survey-map.js';

const TOPICS = ['kpi.measurement.v1', 'master.customer.v1', 'master.subscription.v1'];

/** Sends a survey file through a running platform and asks it what came of it. */
export async function replaySurvey(path: string, map: SurveyMap, parts: ReplayParts): Promise<ReplayResult> {
  const before = await fatesOf(parts.api, TOPICS);
  const replayed = await replayFile(path, map, parts);
  const after = await fatesOf(parts.api, TOPICS);
  const ranking = await rankKpis(parts.api, map.survey);
  const nps = await scoreOf(parts.api, map.survey);
  return replayResult(map, { replayed, before, after, nps, ranking });
}
