/** What every command answers with. */
export const EXIT = {
  done: 0,
  /** Refused by law, policy or state, or findings. */
  refused: 1,
  /** A file, folder, address or option that cannot be used. */
  unusable: 2,
  /** A bug, or a machine that failed. */
  fault: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a sentence and its exit code; anything else that is thrown is a fault. */
export class CommandEnd extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'CommandEnd';
    this.exitCode = exitCode;
  }
}

export function refused(sentence: string): CommandEnd {
  return new CommandEnd(EXIT.refused, sentence);
}

export function unusable(sentence: string, cause?: unknown): CommandEnd {
  return new CommandEnd(EXIT.unusable, sentence, { cause });
}
