/** A backup, restore, export or import that cannot be done as asked, in a sentence. 1: refused; 2: the folder or file cannot be used. */
export class OperationRefusal extends Error {
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'OperationRefusal';
    this.exitCode = exitCode;
  }
}
