import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { App, Input } from 'antd';
import { type KeyboardEvent, useRef } from 'react';
import { type Tool, tableTools, textTools } from './rich-tools.ts';

/** One stop of the Tab key; the arrows walk inside (the toolbar pattern). Words, not icons. */
export function RichToolbar({ editor }: { editor: Editor }) {
  const bar = useRef<HTMLDivElement>(null);
  const inTable = useEditorState({ editor, selector: ({ editor: current }) => current.isActive('table') });
  const tools = inTable ? [...textTools, ...tableTools] : textTools;

  function walk(event: KeyboardEvent) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const buttons = [...(bar.current?.querySelectorAll('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + by + buttons.length) % buttons.length]?.focus();
  }

  return (
    <div ref={bar} className="rich-toolbar" role="toolbar" aria-label="正文格式" onKeyDown={walk}>
      {tools.map((tool, index) => (
        <ToolButton key={tool.label} tool={tool} editor={editor} isFirst={index === 0} />
      ))}
      <LinkTool editor={editor} />
    </div>
  );
}

function ToolButton({ tool, editor, isFirst }: { tool: Tool; editor: Editor; isFirst: boolean }) {
  const isOn = useEditorState({ editor, selector: ({ editor: current }) => tool.isOn?.(current) ?? false });
  return (
    <button
      type="button"
      tabIndex={isFirst ? 0 : -1}
      aria-pressed={tool.isOn ? isOn : undefined}
      onMouseDown={event => event.preventDefault()}
      onClick={() => tool.run(editor.chain().focus()).run()}
    >
      {tool.label}
    </button>
  );
}

function LinkTool({ editor }: { editor: Editor }) {
  const { modal } = App.useApp();
  const isOn = useEditorState({ editor, selector: ({ editor: current }) => current.isActive('link') });
  function ask() {
    let address = String(editor.getAttributes('link').href ?? '');
    modal.confirm({
      title: '链接地址',
      icon: null,
      content: (
        <Input
          aria-label="链接地址"
          defaultValue={address}
          placeholder="https://"
          onChange={event => {
            address = event.target.value.trim();
          }}
        />
      ),
      okText: '设为链接',
      onOk: () => {
        const chain = editor.chain().focus().extendMarkRange('link');
        (address === '' ? chain.unsetLink() : chain.setLink({ href: address })).run();
      },
    });
  }
  return (
    <button type="button" tabIndex={-1} aria-pressed={isOn} onMouseDown={event => event.preventDefault()} onClick={ask}>
      链接
    </button>
  );
}
