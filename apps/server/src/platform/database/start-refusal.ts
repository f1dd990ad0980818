/**
 * The server cannot start on what it was given, and the sentence says what to do about it.
 * Exit code 1: refused on purpose (a database that would lose data, a folder in use); 2: the input cannot be used (address, folder).
 */
export class StartRefusal extends Error {
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartRefusal';
    this.exitCode = exitCode;
  }
}
