import { problemChanged, type OutgoingEvent, type ProblemChanged } from '@sidetone/contracts/events';
import { toIso, type Instant } from '@sidetone/domain/time';

/** Problem SP-1 of service SVC-1001, told to be in progress since `at`, or what you make of it. */
export function aProblemChange(
  id: string,
  at: Instant,
  data: Partial<ProblemChanged> = {},
): OutgoingEvent<ProblemChanged> {
  return problemChanged.create({
    id,
    source: '//oss.example/tmf656',
    time: at,
    data: {
      problemId: 'SP-1',
      status: 'inProgress',
      statusChangedAt: toIso(at),
      serviceIds: ['SVC-1001'],
      ...data,
    },
  });
}
