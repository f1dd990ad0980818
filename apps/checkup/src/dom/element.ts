type Child = Node | string | null | undefined | false;
type Children = Child | readonly Child[];

type Properties<Tag extends keyof HTMLElementTagNameMap> = {
  readonly [Name in Exclude<keyof HTMLElementTagNameMap[Tag], 'attributes'>]?: HTMLElementTagNameMap[Tag][Name];
} & {
  /** Attributes that are no properties: aria-*, role, scope, for. */
  readonly attributes?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly on?: { readonly [Name in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Name]) => void };
  readonly data?: Readonly<Record<string, string>>;
};

/** An element with its children; text is always text, never markup. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties<Tag> = {},
  ...children: readonly Children[]
): HTMLElementTagNameMap[Tag] {
  const { attributes = {}, on = {}, data = {}, ...plain } = properties;
  const made = document.createElement(tag);
  Object.assign(made, plain);
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value));
  for (const [name, value] of Object.entries(data)) made.dataset[name] = value;
  for (const [name, listener] of Object.entries(on)) made.addEventListener(name, listener as EventListener);
  made.append(
    ...children
      .flat()
      .filter((child): child is Node | string => child !== null && child !== undefined && child !== false),
  );
  return made;
}

/** Puts other children into an element, keeping the focus where the same element can be found again by its id. */
export function refill(target: HTMLElement, ...children: readonly Children[]): void {
  const focused = document.activeElement?.id;
  target.replaceChildren(
    ...children
      .flat()
      .filter((child): child is Node | string => child !== null && child !== undefined && child !== false),
  );
  if (focused && !target.contains(document.activeElement))
    target.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus();
}
