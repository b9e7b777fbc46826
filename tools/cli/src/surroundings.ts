/** What a command has around it: settings to read and a screen to write to. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly out: { write(text: string): unknown };
  /** Where a line that changes may be shown while something lasts; none where nobody looks. */
  readonly screen?: { readonly isTTY?: boolean; write(text: string): unknown };
}
