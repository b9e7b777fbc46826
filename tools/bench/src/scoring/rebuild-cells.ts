import { InfrastructureError } from '@sidetone/infrastructure/failure';
import type { RunningService } from '@sidetone/testing/suite';

/** Counts all cells as an operator would have it done; told are seconds, months and cells. */
export async function rebuildCells(service: RunningService) {
  const start = performance.now();
  const { status, body } = await service.call('POST', '/v1/nps/rebuild');
  const seconds = (performance.now() - start) / 1_000;
  if (status !== 200) throw new InfrastructureError(`Cells were not counted: ${JSON.stringify(body).slice(0, 300)}`);
  const { months } = body as { readonly months: readonly { readonly cells: number }[] };
  return { seconds, months: months.length, cells: months.reduce((sum, month) => sum + month.cells, 0) };
}
