import { Type } from '@sinclair/typebox';
import type { PlatformApi } from './platform-api.js';
import type { ShownCase } from './shown-case.js';
import type { SurveyLog } from './survey-log.js';

/** What the people of the operator find behind a case of each area, where no fault was. */
const CAUSE_OF: Readonly<Record<string, string>> = {
  sales: 'sales.promise',
  delivery: 'delivery.orderFault',
  support: 'support.notSolved',
  billing: 'billing.unclear',
  network: 'network.coverage',
};
const suggestions = Type.Object({ items: Type.Array(Type.Object({ cause: Type.String() })) });

/** The cause that a talk with the customer brings to light: what was planted behind the worst answer. Notes what the platform had suggested. */
export async function findCause(
  one: ShownCase,
  api: Pick<PlatformApi, 'read'>,
  log: Pick<SurveyLog, 'plantedOf' | 'causes'>,
): Promise<string> {
  const path = `/v1/cases/${encodeURIComponent(one.caseId)}/suggested-causes`;
  const { items } = await api.read('close-the-loop', path, suggestions);
  const given = one.answers.filter(({ score }) => score !== null);
  const [worst] = [...given].sort((first, second) => (first.score ?? 0) - (second.score ?? 0));
  const planted = worst && log.plantedOf(one.contactId ?? '', Date.parse(worst.answeredAt))?.cause;
  const agreed = planted ?? CAUSE_OF[one.journeyArea ?? ''] ?? 'sales.product';
  log.causes.push({ caseId: one.caseId, agreed, planted: planted ?? null, suggested: items.map(({ cause }) => cause) });
  return agreed;
}
