import { KPI_CATALOGUE } from '@sidetone/domain/kpi';
import { unitOfKpi } from './kpi-units.js';

it('agrees with the catalogue on the unit of every KPI', () => {
  expect(KPI_CATALOGUE.map(({ kpi }) => [kpi, unitOfKpi(kpi)])).toEqual(
    KPI_CATALOGUE.map(({ kpi, unit }) => [kpi, unit]),
  );
});
