import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { unusable } from './exit-codes.ts';

/** Asks on the terminal, on standard error; without one, standard input answers, a line for each question. */
export interface Prompt {
  ask(question: string): Promise<string>;
  /** Nothing that is typed is shown. */
  askSecret(question: string): Promise<string>;
  close(): void;
}

export function openPrompt(): Prompt {
  const { stdin, stderr } = process;
  let hidden = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!hidden) stderr.write(chunk);
      done();
    },
  });
  const lines: Interface = createInterface({ input: stdin, output, terminal: stdin.isTTY ?? false });
  // Without a listener the terminal would only pause, and the command would wait for ever.
  lines.on('SIGINT', () => lines.close());
  const typed = lines[Symbol.asyncIterator]();

  async function ask(question: string): Promise<string> {
    stderr.write(`${question}: `);
    const line = await typed.next();
    if (line.done) throw unusable(`"${question}" was not answered.`);
    return line.value.trim();
  }

  return {
    ask,
    async askSecret(question) {
      hidden = true;
      try {
        return await ask(question);
      } finally {
        hidden = false;
        stderr.write('\n');
      }
    },
    close: () => lines.close(),
  };
}
