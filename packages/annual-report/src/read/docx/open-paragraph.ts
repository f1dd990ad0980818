import type { Flow } from './flow.ts';

/** A paragraph while it is read. */
export class OpenParagraph {
  text = '';
  style: string | undefined;
  list: string | undefined;
  listLevel: number | undefined;
  outline: number | undefined;
  /** Its end was deleted: it goes on in the next paragraph. */
  isJoined = false;
  /** Text boxes that hang on it. */
  readonly boxes: Flow[] = [];
}
