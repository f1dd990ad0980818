import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useRef } from 'react';
import { cleanPasted } from './clean-pasted.ts';
import { RichToolbar } from './RichToolbar.tsx';
import { richExtensions } from './rich-extensions.ts';
import './rich-editor.css';

interface Props {
  id?: string;
  value?: string;
  onChange?: (html: string) => void;
  labelledBy: string;
}

/** The body: only what the public page can show, with tables, and a clean paste. */
export function RichEditor({ id, value = '', onChange, labelledBy }: Props) {
  const latest = useRef(onChange);
  const written = useRef(value);
  useEffect(() => {
    latest.current = onChange;
  });
  const editor = useEditor({
    extensions: richExtensions,
    content: value,
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': labelledBy,
        class: 'rich-text',
        ...(id ? { id } : {}),
      },
      transformPastedHTML: cleanPasted,
    },
    onUpdate: ({ editor: current }) => {
      written.current = current.isEmpty ? '' : current.getHTML();
      latest.current?.(written.current);
    },
  });

  // A value that did not come from typing (a restored draft, a reload) replaces the text.
  useEffect(() => {
    if (!editor || value === written.current) return;
    written.current = value;
    editor.commands.setContent(value, { emitUpdate: false });
  }, [editor, value]);

  return (
    <div className="rich-editor">
      {editor ? <RichToolbar editor={editor} /> : null}
      <EditorContent editor={editor} />
    </div>
  );
}
