import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';

/** A table without the editor's own widths: what is saved is what the public page shows. */
const PlainTable = Table.extend({
  renderHTML() {
    return ['table', {}, ['tbody', 0]];
  },
});

/** Exactly what the server keeps of a body: paragraphs, three levels of headings, lists, tables, emphasis, links, quotations. */
export const richExtensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    code: false,
    codeBlock: false,
    link: {
      openOnClick: false,
      autolink: false,
      protocols: ['http', 'https', 'mailto'],
      HTMLAttributes: { target: null, rel: null, class: null },
    },
  }),
  PlainTable.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
];
