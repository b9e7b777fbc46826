import pg from 'pg';

/** A service's schema with the role that owns it and sees nothing else. */
export interface ServiceSchema {
  readonly schema: string;
  readonly role: string;
  readonly password: string;
}

/** `survey-dispatch` → `survey_dispatch`. */
export function schemaOf(service: string): string {
  return service.replaceAll('-', '_');
}

const PROVISION_LOCK = 7_361_000;

/** Creates what is missing of the schemas and roles; changes passwords to those given. Safe to repeat. */
export async function provisionSchemas(adminUrl: string, schemas: readonly ServiceSchema[]): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'sidetone provision' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PROVISION_LOCK]);
    await client.query('revoke create on schema public from public');
    for (const schema of schemas) await provision(client, schema);
  } finally {
    await client.end();
  }
}

async function provision(client: pg.Client, { schema, role, password }: ServiceSchema): Promise<void> {
  const roleName = client.escapeIdentifier(role);
  const schemaName = client.escapeIdentifier(schema);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  await client.query(
    `${rowCount === 0 ? 'create' : 'alter'} role ${roleName} login password ${client.escapeLiteral(password)}`,
  );
  await client.query(`create schema if not exists ${schemaName} authorization ${roleName}`);
  await client.query(`revoke all on schema ${schemaName} from public`);
  await client.query(`alter role ${roleName} set search_path = ${schemaName}`);
}
