import { Command } from 'commander';
import { databaseAddress, platformSettings, readSettings, str } from '@sidetone/platform/config';
import { provisionInsight, provisionSchemas } from '@sidetone/platform/database';
import { platformTopics, serviceNames, serviceSchema } from '@sidetone/platform/service';
import { CliFailure } from '../cli-failure.js';
import { reasonOf } from '../failure-sentence.js';
import type { Surroundings } from '../surroundings.js';
import { withKafka } from '../with-kafka.js';

const settingSpecs = {
  DATABASE_URL: str({
    desc: 'the PostgreSQL address of a role that may create roles and schemas',
    example: 'postgres://postgres:secret@db:5432/sidetone',
  }),
  DATABASE_PASSWORD: platformSettings.DATABASE_PASSWORD,
  SERVICE_DATABASE_PASSWORD: str({
    desc: "the password that the services' roles shall have",
    example: 'a long random text',
  }),
  INSIGHT_DATABASE_PASSWORD: str({
    desc: 'the password of sidetone_insight, the role that dashboards and analysts read with; without one it may not log in',
    default: '',
  }),
  CLOCK: platformSettings.CLOCK,
};

/** `sidetone provision`: what must be there before the services start. */
export function provisionCommand(surroundings: Surroundings): Command {
  return new Command('provision')
    .description('Creates what is missing of schemas, roles and topics. Safe to repeat; nothing is ever removed.')
    .addHelpText(
      'after',
      `
Environment, beside KAFKA_BROKERS and KAFKA_TOPIC_PREFIX:
  DATABASE_URL               an address of a role that may create roles and schemas
  DATABASE_PASSWORD          its password, where the address has none
  SERVICE_DATABASE_PASSWORD  the password of the five roles sidetone_<service>
  INSIGHT_DATABASE_PASSWORD  the password of sidetone_insight, with which dashboards read; without one it may not log in
  CLOCK                      system, or simulated for a demonstration
Each may come from a file, as <NAME>_FILE=/path.

Example:
  DATABASE_URL=postgres://postgres:secret@localhost/sidetone SERVICE_DATABASE_PASSWORD=… \\
  KAFKA_BROKERS=localhost:9092 sidetone provision`,
    )
    .action(() => provision(surroundings));
}

async function provision({ environment, out }: Surroundings): Promise<void> {
  const settings = readSettings(environment, settingSpecs);
  const clock = settings.CLOCK === 'simulated' ? 'simulated' : 'system';
  await withKafka(environment, async (kafka) => {
    const schemas = serviceNames.map((name) => serviceSchema(name, settings.SERVICE_DATABASE_PASSWORD));
    await provisionDatabase(databaseAddress(settings), schemas, settings.INSIGHT_DATABASE_PASSWORD).catch(
      (error: unknown) => {
        throw new CliFailure(
          `the database cannot be prepared (${reasonOf(error)}); check DATABASE_URL and the rights of its role.`,
        );
      },
    );
    out.write(`Schemas and roles are there: ${schemas.map(({ schema }) => schema).join(', ')}.\n`);
    const topics = platformTopics(clock);
    const created = await kafka.createTopics(topics);
    out.write(`Topics are there: ${created.length} created, ${topics.length - created.length} were there before.\n`);
  });
}

async function provisionDatabase(
  adminUrl: string,
  schemas: Parameters<typeof provisionSchemas>[1],
  insightPassword: string,
): Promise<void> {
  await provisionSchemas(adminUrl, schemas);
  await provisionInsight(adminUrl, schemas, insightPassword);
}
