import type { UploadRefusal } from './receive-upload.ts';
import type { Unaccepted } from './types/sniff-type.ts';

const FOUND: Readonly<Record<Exclude<Unaccepted, 'empty'>, string>> = {
  unknown: '无法识别文件内容',
  macros: '文件含有宏，请另存为不含宏的格式',
  program: '文件是程序，不能上传',
  'other-archive': '压缩包格式不受支持，请改用 ZIP',
  'other-office': '文件格式不受支持，请另存为 .docx、.xlsx、.pptx、PDF 或 OFD',
};

type Facts = Readonly<Record<string, string | number>> | undefined;

/** One sentence for each way an upload is refused: what happened and what to do. */
export const UPLOAD_REFUSAL_TEXTS: Readonly<
  Record<UploadRefusal, { readonly status: number; sentence(facts: Facts): string }>
> = {
  'file-empty': { status: 422, sentence: () => '文件是空的，请检查后重新选择。' },
  'file-too-large': {
    status: 413,
    sentence: facts => `文件超过 ${Math.floor(Number(facts?.most ?? 0) / 1_048_576)} MB 的上限，请压缩或拆分后再上传。`,
  },
  'file-type-not-accepted': {
    status: 415,
    sentence: facts =>
      `${FOUND[facts?.found as keyof typeof FOUND] ?? '此处不接受这种类型的文件'}。可上传的类型和大小见上传框下的说明。`,
  },
  'file-marked-secret': {
    status: 422,
    sentence: facts =>
      `文件带有${facts?.first || '涉密或内部标志'}，系统未保存该文件并已清除，已通知保密员。涉密材料请线下办理、线下存放。`,
  },
  'file-too-costly': {
    status: 422,
    sentence: () => '文件解压后过大或结构异常，无法安全检查，系统未保存。请另存为普通文件后再上传。',
  },
  'file-reader-stopped': {
    status: 422,
    sentence: () => '文件未能在限定的时间和内存内完成检查，系统未保存。请拆分或另存后再上传。',
  },
  'uploads-busy': { status: 503, sentence: () => '同时上传的文件较多，请稍后再试。' },
};
