/** The data sources that deploy/grafana/provisioning/datasources sets up, by their ids there. */
export const INSIGHT = { type: 'grafana-postgresql-datasource', uid: 'sidetone-insight' } as const;
export const PROMETHEUS = { type: 'prometheus', uid: 'sidetone-prometheus' } as const;
