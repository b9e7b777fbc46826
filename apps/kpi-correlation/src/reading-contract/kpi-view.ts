import { SHIPPED_KPIS } from '@sidetone/domain/kpi';
import { literal, type ReadingView } from '@sidetone/platform/database';

const SHIPPED = SHIPPED_KPIS.map(
  ({ kpi, description, unit, team, journeyArea, direction, outsideControl }) =>
    `(${[kpi, description, unit, team, journeyArea, direction].map(literal).join(', ')}, ${outsideControl})`,
).join(', ');

/** The catalogue in force: what ships, overridden by what the operator made of it. */
export const kpiView: ReadingView = {
  name: 'kpi',
  about: 'The KPIs in force, with who can mend each.',
  columns: {
    kpi: 'Name of the KPI, such as voice.drop.count. Never null.',
    description: 'What it counts or measures. Never null.',
    unit: 'Its unit. Never null.',
    team: 'The team that can mend it. Never null.',
    area: 'The journey area that it belongs to. Never null.',
    direction: 'worse: more of it is worse; better: more is better; none: neither. Never null.',
    outside_control: 'Whether nobody at the operator can mend it, such as the weather. Never null.',
  },
  query: `
    with changed as (select distinct on (kpi) kpi, definition, retired from kpi_definition order by kpi, version desc)
    select coalesce(changed.kpi, shipped.kpi), coalesce(definition->>'description', shipped.description), coalesce(definition->>'unit', shipped.unit),
      coalesce(definition->>'team', shipped.team), coalesce(definition->>'journeyArea', shipped.area),
      coalesce(definition->>'direction', shipped.direction), coalesce((definition->>'outsideControl')::boolean, shipped.outside_control)
    from (values ${SHIPPED}) as shipped (kpi, description, unit, team, area, direction, outside_control)
    full join changed on changed.kpi = shipped.kpi
    where not coalesce(retired, false)`,
};
