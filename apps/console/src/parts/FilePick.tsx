import { Button } from 'antd';
import { useRef } from 'react';

interface Props {
  id?: string | undefined;
  label: string;
  accept?: string | undefined;
  multiple?: boolean;
  disabled?: boolean;
  onPick: (files: readonly File[]) => void;
}

/** Choosing a file, in the words of the page: the browser's own control speaks the language of the machine. */
export function FilePick({ id, label, accept, multiple, disabled, onPick }: Props) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={picker}
        type="file"
        className="only-heard"
        tabIndex={-1}
        aria-hidden="true"
        multiple={multiple}
        accept={accept}
        onChange={event => {
          onPick([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      {/* The field's label would else become the button's name, and what is read on it could not be said to it (WCAG 2.5.3). */}
      <Button id={id} aria-label={label} disabled={disabled} onClick={() => picker.current?.click()}>
        {label}
      </Button>
    </>
  );
}
