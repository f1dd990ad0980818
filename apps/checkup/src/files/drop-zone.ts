import { element } from '../dom/element.ts';

/** A place to drop files on, and a button for everybody else. */
export function dropZone(take: (files: readonly File[]) => void): HTMLElement {
  const input = element('input', {
    type: 'file',
    id: 'checkup-files',
    multiple: true,
    accept: '.docx,.doc,.wps,.html,.htm,.pdf,.txt,.md,.zip',
    on: {
      change: () => {
        take([...(input.files ?? [])]);
        // The same file may be mended and chosen again.
        input.value = '';
      },
    },
  });
  const zone = element(
    'div',
    {
      className: 'drop-zone',
      on: {
        dragover: event => {
          event.preventDefault();
          zone.dataset.over = '';
        },
        dragleave: () => delete zone.dataset.over,
        drop: event => {
          event.preventDefault();
          delete zone.dataset.over;
          take([...(event.dataTransfer?.files ?? [])]);
        },
      },
    },
    element('label', { htmlFor: 'checkup-files' }, '选择年报文件，或拖到这里'),
    input,
    element(
      'p',
      { className: 'hint' },
      'Word（.docx、.doc）、WPS、网页、有文字的 PDF、纯文本，或装有这些文件的 .zip；每个不超过 64 MB。两个年度的年报一起选，自动前后对照。',
    ),
  );
  return zone;
}
