/** A kind of file that is accepted, what people call it, and how large one may be. The form says so before the upload. */
export interface AcceptedType {
  readonly mediaType: string;
  readonly label: string;
  readonly extensions: readonly string[];
  readonly maxBytes: number;
}

const MB = 1024 * 1024;
const OPC = 'application/vnd.openxmlformats-officedocument';

/** Everything else is refused: programs, macros, scripts, unknown archives have no business among disclosed information. */
export const ACCEPTED_TYPES = {
  pdf: { mediaType: 'application/pdf', label: 'PDF', extensions: ['pdf'], maxBytes: 100 * MB },
  ofd: { mediaType: 'application/ofd', label: 'OFD 版式文件', extensions: ['ofd'], maxBytes: 100 * MB },
  docx: { mediaType: `${OPC}.wordprocessingml.document`, label: 'Word 文档', extensions: ['docx'], maxBytes: 50 * MB },
  xlsx: { mediaType: `${OPC}.spreadsheetml.sheet`, label: 'Excel 表格', extensions: ['xlsx'], maxBytes: 50 * MB },
  pptx: {
    mediaType: `${OPC}.presentationml.presentation`,
    label: 'PowerPoint 演示',
    extensions: ['pptx'],
    maxBytes: 100 * MB,
  },
  doc: {
    mediaType: 'application/msword',
    label: 'Word 97-2003 / WPS 文字',
    extensions: ['doc', 'wps'],
    maxBytes: 50 * MB,
  },
  xls: {
    mediaType: 'application/vnd.ms-excel',
    label: 'Excel 97-2003 / WPS 表格',
    extensions: ['xls', 'et'],
    maxBytes: 50 * MB,
  },
  ppt: {
    mediaType: 'application/vnd.ms-powerpoint',
    label: 'PowerPoint 97-2003 / WPS 演示',
    extensions: ['ppt', 'dps'],
    maxBytes: 100 * MB,
  },
  png: { mediaType: 'image/png', label: 'PNG 图片', extensions: ['png'], maxBytes: 20 * MB },
  jpeg: { mediaType: 'image/jpeg', label: 'JPEG 图片', extensions: ['jpg', 'jpeg'], maxBytes: 20 * MB },
  gif: { mediaType: 'image/gif', label: 'GIF 图片', extensions: ['gif'], maxBytes: 20 * MB },
  webp: { mediaType: 'image/webp', label: 'WebP 图片', extensions: ['webp'], maxBytes: 20 * MB },
  html: { mediaType: 'text/html', label: '网页', extensions: ['html', 'htm'], maxBytes: 10 * MB },
  txt: { mediaType: 'text/plain', label: '纯文本', extensions: ['txt', 'csv', 'md'], maxBytes: 10 * MB },
  zip: { mediaType: 'application/zip', label: 'ZIP 压缩包', extensions: ['zip'], maxBytes: 100 * MB },
} as const satisfies Record<string, AcceptedType>;

export type FileType = keyof typeof ACCEPTED_TYPES;

/** No accepted file is larger, so no more than this is ever taken into memory. */
export const LARGEST_UPLOAD = Math.max(...Object.values(ACCEPTED_TYPES).map(type => type.maxBytes));

export const PICTURE_TYPES: ReadonlySet<FileType> = new Set(['png', 'jpeg', 'gif', 'webp']);

export interface UploadLimit {
  readonly type: FileType;
  readonly label: string;
  readonly extensions: readonly string[];
  readonly maxBytes: number;
  readonly sentence: string;
}

/** For the form: `PDF（.pdf）：不超过 100 MB`. `only` narrows the list to what a field takes. */
export function listUploadLimits(only: readonly FileType[] = Object.keys(ACCEPTED_TYPES) as FileType[]): UploadLimit[] {
  return only.map(type => {
    const { label, extensions, maxBytes }: AcceptedType = ACCEPTED_TYPES[type];
    const endings = extensions.map(extension => `.${extension}`).join(' ');
    return { type, label, extensions, maxBytes, sentence: `${label}（${endings}）：不超过 ${maxBytes / MB} MB` };
  });
}
