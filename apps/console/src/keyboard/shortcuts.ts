/** The keys of the page that is open now. `?` shows them; single letters can be switched off (WCAG 2.1.4). */
export interface Shortcut {
  /** `j`, `?`, `ctrl+s`, or a pair such as `g 1`. */
  readonly keys: string;
  readonly what: string;
  readonly run: () => void;
  /** Also while a field has the focus. */
  readonly inFields?: boolean;
}

const SWITCH = 'gongkai.single-keys';
const open = new Set<Shortcut>();
let pending: { key: string; atMs: number } | null = null;

export function registerShortcut(shortcut: Shortcut): () => void {
  open.add(shortcut);
  return () => open.delete(shortcut);
}

export function listShortcuts(): readonly Shortcut[] {
  return [...open];
}

export function singleKeysAreOn(): boolean {
  return localStorage.getItem(SWITCH) !== 'off';
}

export function switchSingleKeys(on: boolean): void {
  localStorage.setItem(SWITCH, on ? 'on' : 'off');
}

/** One listener for the page: the last registered shortcut of a key wins, so that a dialog's comes before the list's. */
export function handleKey(event: KeyboardEvent): void {
  if (event.isComposing || event.altKey) return;
  const withControl = event.ctrlKey || event.metaKey;
  const key = withControl ? `ctrl+${event.key.toLowerCase()}` : event.key;
  const writing = isField(event.target);
  if (!withControl && (writing || !singleKeysAreOn() || dialogIsOpen())) return;
  const spoken = pending && event.timeStamp - pending.atMs < 1_500 ? `${pending.key} ${key}` : key;
  pending = null;
  const match = [...open].reverse().find(entry => entry.keys === spoken && (!writing || entry.inFields));
  if (match) {
    event.preventDefault();
    match.run();
  } else if ([...open].some(entry => entry.keys.startsWith(`${key} `))) {
    pending = { key, atMs: event.timeStamp };
  }
}

function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select') !== null)
  );
}

function dialogIsOpen(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true]') !== null;
}
