import { Ajv } from 'ajv';
import { InfrastructureError } from '@sidetone/infrastructure/failure';
import { columnsOf, surveyMapSchema, type SurveyMap } from './survey-map.js';

const ajv = new Ajv({ allErrors: true });
const isSurveyMap = ajv.compile<SurveyMap>(surveyMapSchema);

/**
 * A map file's text as a map. @param path for messages
 * @throws InfrastructureError naming everything to be mended
 */
export function parseSurveyMap(text: string, path: string): SurveyMap {
  const value = parseJson(text, path);
  if (!isSurveyMap(value)) throw new InfrastructureError(`${path} is no map: ${problems()}.`);
  const columns = columnsOf(value);
  const twice = columns.find((column, index) => columns.indexOf(column) !== index);
  if (twice !== undefined)
    throw new InfrastructureError(`${path} gives the column "${twice}" two meanings; leave one.`);
  const kpis = Object.values(value.counters?.columns ?? {}).map(({ kpi }) => kpi);
  const doubled = kpis.find((kpi, index) => kpis.indexOf(kpi) !== index);
  if (doubled !== undefined)
    throw new InfrastructureError(`${path} makes ${doubled} of two columns; give each its own name.`);
  return value;
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InfrastructureError(`${path} is not JSON: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}

function problems(): string {
  const sentences = (isSurveyMap.errors ?? []).map(({ instancePath, message, params }) => {
    const extra: unknown = params['additionalProperty'];
    return `${instancePath === '' ? 'it' : instancePath} ${message ?? 'is wrong'}${typeof extra === 'string' ? ` ("${extra}")` : ''}`;
  });
  return [...new Set(sentences)].join('; ');
}
