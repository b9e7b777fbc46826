import { createInterface } from 'node:readline';
import { ownTasks, type TaskName } from './own-tasks.js';
import { readColumns } from './world-columns.js';

// Ours as a program that is asked as peers are: a task for each line read, a line of JSON for each done, in a process that holds
// the answers and nothing else, so that its memory is that of the tasks.
const [file = '', answers = ''] = process.argv.slice(2);
const tasks = ownTasks(readColumns(file, Number(answers)));
const isTask = (name: string): name is TaskName => Object.hasOwn(tasks, name);
const say = (word: object): void => void process.stdout.write(`${JSON.stringify(word)}\n`);

say({ ready: Object.keys(tasks), about: `Node.js ${process.versions.node}` });
for await (const task of createInterface({ input: process.stdin })) {
  if (!isTask(task)) throw new Error(`There is no task ${task}.`);
  const start = performance.now();
  const result = tasks[task]();
  const seconds = (performance.now() - start) / 1_000;
  const peakMemoryMb = process.resourceUsage().maxRSS / 1_024;
  say({ task, seconds, values: { ...result, peakMemoryMb: [peakMemoryMb] } });
}
