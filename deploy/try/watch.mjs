import { eventually } from './eventually.mjs';

const SERVICES = 5;

const ask = async (url) => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
  return (await answer.json()).data;
};

/** What Prometheus says to an expression: its samples. */
async function query(prometheus, expression) {
  const { result } = await ask(`${prometheus}/api/v1/query?query=${encodeURIComponent(expression)}`);
  return result.map(({ metric, value: [, value] }) => ({ metric, value: Number(value) }));
}

/** Waits until Prometheus scrapes all services, has rules, knows an Alertmanager, and tells the score that the API tells. */
export async function watchTheLoop(prometheus, score) {
  await eventually('Prometheus scrapes every service', 90, async () => {
    const up = await query(prometheus, 'up{job="sidetone"} == 1');
    return up.length === SERVICES + 1 || undefined; // the proxy before them, too
  });
  const { groups } = await ask(`${prometheus}/api/v1/rules`);
  const rules = groups.flatMap((group) => group.rules);
  if (rules.length === 0) throw new Error('Prometheus has no rules.');
  const { activeAlertmanagers } = await ask(`${prometheus}/api/v1/alertmanagers`);
  if (activeAlertmanagers.length !== 1) throw new Error('Prometheus knows no Alertmanager.');
  await eventually('Prometheus tells the score', 90, async () => {
    const told = await query(prometheus, 'sidetone_nps_score{kind="transactional",journey_area="overall"}');
    return told.some(({ value }) => Math.abs(value - score) < 1e-6) || undefined;
  });
  const alerts = rules.filter(({ type }) => type === 'alerting').length;
  return { services: SERVICES, alerts };
}

/**
 * Waits until the page at / shows the score, which it reads as any dashboard does: from the views of the reading contract. It is shown
 * to whoever logs in with `login`, the name of an API key and the key, and to nobody else.
 */
export async function pageShows(base, login, score) {
  const { status } = await fetch(`${base}/`);
  if (status !== 401) throw new Error(`The page at / answers ${status} to whoever has no key; it shall be 401.`);
  const headers = { authorization: `Basic ${Buffer.from(login).toString('base64')}` };
  await eventually('the page at / shows the score', 60, async () => {
    const answer = await fetch(`${base}/`, { headers });
    const page = await answer.text();
    return page.includes(score.toFixed(1)) || undefined;
  });
}

/** Waits until Alertmanager holds the alert for a service, or holds it no more. */
export function alertIs(wanted, { alertmanager, alertname, service }) {
  return eventually(`${alertname} ${wanted} for ${service}`, 240, async () => {
    const filter = [`alertname="${alertname}"`, `service="${service}"`].map(
      (one) => `filter=${encodeURIComponent(one)}`,
    );
    const answer = await fetch(`${alertmanager}/api/v2/alerts?active=true&${filter.join('&')}`);
    const alerts = await answer.json();
    return (wanted === 'fires' ? alerts.length > 0 : alerts.length === 0) || undefined;
  });
}
