import { JOURNEY_AREAS } from '../journey/index.js';
import { MemberReader, type DefinitionProblem } from './definition-problems.js';
import { FACTS } from './fact-fields.js';
import { AGGREGATIONS_OF, UNIT_OF } from './fits-fact.js';
import {
  AGGREGATION_NAMES,
  DIRECTIONS,
  type Aggregation,
  type KpiDefinition,
  type KpiSource,
} from './kpi-definition.js';
import { fitsFact, readKpiSource } from './read-kpi-source.js';
import { SHIPPED_KPIS } from './shipped-kpis.js';

const NAME = /^[a-z][a-z0-9]*(?:\.[a-z][a-z0-9]*)+$/;
const LONGEST_WINDOW_DAYS = 400;
const FIELDS = [
  'kpi',
  'description',
  'unit',
  'source',
  'aggregation',
  'threshold',
  'opportunities',
  'windowDays',
  'team',
  'journeyArea',
  'direction',
  'outsideControl',
] as const;
const shippedUnit = new Map(SHIPPED_KPIS.map(({ kpi, unit }) => [kpi, unit]));

export type ReadDefinition =
  | { readonly kind: 'read'; readonly definition: KpiDefinition }
  | { readonly kind: 'unusable'; readonly problems: readonly DefinitionProblem[] };

/** Reads the definition of `kpi` from what a person wrote; every problem is told at once, each with its place and how to mend it. */
export function readKpiDefinition(kpi: string, written: unknown): ReadDefinition {
  const problems: DefinitionProblem[] = [];
  if (!isKpiName(kpi))
    problems.push({ field: '/kpi', message: 'The name is lower-case words and dots, such as voice.drop.volte.count.' });
  const reader = MemberReader.of(written, '', problems);
  if (!reader) return { kind: 'unusable', problems };
  reader.only(FIELDS);
  if (reader.has('kpi') && reader.value('kpi') !== kpi) reader.problem('kpi', `It is not the ${kpi} of the address.`);
  const aggregation = reader.oneOf('aggregation', AGGREGATION_NAMES);
  const sourceReader = MemberReader.of(reader.value('source'), '/source', problems);
  const source = sourceReader && readKpiSource(kpi, sourceReader, aggregation, problems);
  const threshold = reader.number('threshold');
  const opportunities = reader.has('opportunities') ? reader.text('opportunities', 128) : undefined;
  const read = {
    kpi,
    description: reader.text('description', 256),
    unit: readUnit(reader, kpi, aggregation),
    windowDays: readWindows(reader),
    team: reader.text('team', 128),
    journeyArea: reader.oneOf('journeyArea', JOURNEY_AREAS),
    direction: reader.oneOf('direction', DIRECTIONS),
    outsideControl: reader.boolean('outsideControl', false),
    ...(threshold !== undefined && { threshold }),
    ...(opportunities !== undefined && { opportunities }),
  };
  if (aggregation && source) fit(reader, kpi, aggregation, source);
  const { journeyArea, direction } = read;
  if (problems.length > 0 || !aggregation || !source || !journeyArea || !direction)
    return { kind: 'unusable', problems };
  return { kind: 'read', definition: { ...read, journeyArea, direction, aggregation, source } };
}

/** Lower-case words and dots, at least two words. */
export function isKpiName(kpi: string): boolean {
  return NAME.test(kpi) && kpi.length <= 128;
}

function readUnit(reader: MemberReader, kpi: string, aggregation: Aggregation | undefined): string {
  const unit = reader.text('unit', 32);
  const made = aggregation && UNIT_OF[aggregation];
  const fixed = shippedUnit.get(kpi);
  if (made !== undefined && unit !== made) reader.problem('unit', `${aggregation} makes ${made}.`);
  else if (fixed !== undefined && unit !== fixed)
    reader.problem('unit', `${kpi} is measured in ${fixed} everywhere: give a KPI in another unit another name.`);
  return unit;
}

function readWindows(reader: MemberReader): readonly number[] {
  const days = reader.list('windowDays', 10);
  const whole = days.filter(
    (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= LONGEST_WINDOW_DAYS,
  );
  if (whole.length === 0 || whole.length < days.length || new Set(whole).size < days.length)
    reader.problem('windowDays', `A list of different whole numbers from 1 to ${LONGEST_WINDOW_DAYS} is expected.`);
  return [...whole].sort((a, b) => a - b);
}

/** What belongs to one aggregation must come with it, and only with it. */
function fit(reader: MemberReader, kpi: string, aggregation: Aggregation, { fact }: KpiSource): void {
  const { shape } = FACTS[fact];
  if (!fitsFact(fact, aggregation))
    reader.problem('aggregation', `${fact} can be aggregated by: ${AGGREGATIONS_OF[shape].join(', ')}.`);
  const needsThreshold = aggregation === 'timeOverThreshold';
  if (needsThreshold !== reader.has('threshold'))
    reader.problem(
      'threshold',
      needsThreshold ? 'timeOverThreshold needs a number.' : 'Only timeOverThreshold has one.',
    );
  const needsOpportunities = aggregation === 'ratio' && fact !== 'measured';
  if (needsOpportunities !== reader.has('opportunities'))
    reader.problem(
      'opportunities',
      needsOpportunities
        ? 'A ratio of counted facts needs the name of the measured KPI that tells of how many they are.'
        : 'Only a ratio of counted facts has opportunities; a measured ratio brings its own denominator.',
    );
  else if (reader.value('opportunities') === kpi) reader.problem('opportunities', 'A KPI cannot refer to itself.');
}
