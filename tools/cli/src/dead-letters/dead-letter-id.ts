import { InvalidArgumentError } from 'commander';

const ID = /^(?<topic>[a-z0-9.]+)\/\d+\/\d+$/;

/** The topic of a dead letter's id `<topic>/<partition>/<offset>`. @throws InvalidArgumentError for any other text */
export function topicOfId(id: string): string {
  const topic = ID.exec(id)?.groups?.['topic'];
  if (topic === undefined)
    throw new InvalidArgumentError(`"${id}" is no id of a dead letter; one looks like oss.call.v1/3/1204.`);
  return topic;
}
