/** What a command has around it: settings to read and a screen to write to. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly out: { write(text: string): unknown };
}
