import { serviceNames } from '@sidetone/platform/service';

export interface Places {
  /** The one address of everything. */
  readonly base: string;
  readonly apiKey: string;
  /** A survey link that nobody has answered. */
  readonly surveyLink: string | undefined;
  readonly logFolder: string;
}

/** Where to look next, while the demo runs. */
export function whereToLook({ base, apiKey, surveyLink, logFolder }: Places): string {
  return [
    `Overview      ${base}/`,
    ...(surveyLink === undefined ? [] : [`Survey page   ${surveyLink}`]),
    ...serviceNames.map((name, index) => `${index === 0 ? 'API' : ''.padEnd(3)}           ${base}/${name}/docs`),
    `Metrics       ${base}/scoring/metrics, and so for each service`,
    `Health        ${base}/scoring/health/ready, and so for each service`,
    `Try           curl -H 'X-Api-Key: ${apiKey}' ${base}/v1/nps`,
    `Logs          ${logFolder}`,
  ].join('\n');
}
