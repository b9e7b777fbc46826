import { SHIPPED_KPIS } from '@sidetone/domain/kpi';
import { unitOfKpi } from './kpi-units.js';

it('agrees with the catalogue on the unit of every KPI', () => {
  expect(SHIPPED_KPIS.map(({ kpi }) => [kpi, unitOfKpi(kpi)])).toEqual(
    SHIPPED_KPIS.map(({ kpi, unit }) => [kpi, unit]),
  );
});
