import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5';
import { limits } from '../limits.ts';
import { ReadingStopped } from '../reading-stopped.ts';

export type PageNode = DefaultTreeAdapterTypes.Node;
export type PageElement = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode & { depth?: number };

/**
 * The page as a browser would build it. Elements and depth are counted while it is built: what browsers do about unclosed tags
 * can make a small file grow without end.
 */
export function parsePage(text: string): DefaultTreeAdapterTypes.Document {
  let nodes = 0;
  const countNode = () => {
    if (++nodes > limits.htmlNodes) throw new ReadingStopped('unpacks-too-large', `超过 ${limits.htmlNodes} 个元素`);
  };
  const countDepth = (parent: Parent, child: PageNode) => {
    const depth = (parent.depth ?? 0) + 1;
    (child as Parent).depth = depth;
    if (depth > limits.htmlDepth) throw new ReadingStopped('too-deep', `超过 ${limits.htmlDepth} 层`);
  };
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(...args) {
      countNode();
      return defaultTreeAdapter.createElement(...args);
    },
    appendChild(parent, child) {
      countDepth(parent, child);
      defaultTreeAdapter.appendChild(parent, child);
    },
    insertBefore(parent, child, next) {
      countDepth(parent, child);
      defaultTreeAdapter.insertBefore(parent, child, next);
    },
  };
  return parse(text, { treeAdapter, sourceCodeLocationInfo: false });
}

export const isElement = (node: PageNode): node is PageElement => 'tagName' in node;
export const attributeOf = ({ attrs }: PageElement, name: string) =>
  attrs.find(attribute => attribute.name === name)?.value;
