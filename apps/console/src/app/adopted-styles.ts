/**
 * Stands in for antd's style injector (`build/adopted-styles.ts` puts it there): the same functions over constructed
 * style sheets, which a policy without `unsafe-inline` allows. Order is kept as antd asks: by priority, then by time.
 */
interface Place {
  readonly prepend?: boolean | 'queue' | undefined;
  readonly priority?: number | undefined;
}

interface Adopted {
  readonly sheet: CSSStyleSheet;
  readonly rank: number;
  /** What the caller gets back and hangs its marks on; it is never put into the document. */
  readonly stub: HTMLStyleElement;
}

const adopted = new Map<string, Adopted>();
let unnamed = 0;

/** Prepended sheets come before appended ones, among themselves by priority. */
function rankOf(place: Place): number {
  return place.prepend ? (place.priority ?? 0) : Number.MAX_SAFE_INTEGER;
}

function arrange(): void {
  const ours = new Set([...adopted.values()].map(entry => entry.sheet));
  const others = document.adoptedStyleSheets.filter(sheet => !ours.has(sheet));
  const inOrder = [...adopted.values()].sort((a, b) => a.rank - b.rank).map(entry => entry.sheet);
  document.adoptedStyleSheets = [...inOrder, ...others];
}

export function updateCSS(css: string, key: string, place: Place = {}): HTMLStyleElement {
  const known = adopted.get(key);
  if (known) {
    known.sheet.replaceSync(css);
    return known.stub;
  }
  const entry: Adopted = { sheet: new CSSStyleSheet(), rank: rankOf(place), stub: document.createElement('style') };
  entry.sheet.replaceSync(css);
  adopted.set(key, entry);
  arrange();
  return entry.stub;
}

export function injectCSS(css: string, place: Place = {}): HTMLStyleElement {
  unnamed += 1;
  return updateCSS(css, `unnamed-${unnamed}`, place);
}

export function removeCSS(key: string): void {
  const entry = adopted.get(key);
  if (!entry) return;
  adopted.delete(key);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter(sheet => sheet !== entry.sheet);
}

export function clearContainerCache(): void {
  // antd's own tests call it; there is no container here.
}
