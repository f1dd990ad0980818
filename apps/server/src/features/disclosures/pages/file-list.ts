import { type Html, html } from '../../../platform/html/html.ts';
import type { Chrome } from '../../../platform/html/page.ts';
import type { PublicFile, PublicItem } from '../read-public/load-item.ts';

/** Attachments with their kind and size, so that nobody starts a download that the telephone cannot open or pay. */
export function fileList(item: PublicItem, chrome: Chrome): Html | false {
  if (item.files.length === 0) return false;
  return html`<section class="files"><h2>附件</h2><ul>${item.files.map(
    file =>
      html`<li><a href="${chrome.href(filePath(item.id, file))}" download>${file.name}</a> <span>${fileKind(file.mediaType)}，${formatSize(file.size)}</span></li>`,
  )}</ul></section>`;
}

export function filePath(itemId: number, file: PublicFile): string {
  return `/d/${itemId}/files/${file.hash}/${encodeURIComponent(file.name)}`;
}

const KINDS: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'application/msword': 'Word',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word',
  'application/vnd.ms-excel': 'Excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel',
  'application/vnd.ms-powerpoint': 'PowerPoint',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint',
  'application/ofd': 'OFD 版式文件',
  'application/zip': '压缩包',
  'text/plain': '文本',
  'text/html': '网页',
  'text/csv': 'CSV',
  'image/png': '图片',
  'image/jpeg': '图片',
  'image/gif': '图片',
  'image/webp': '图片',
};

export function fileKind(mediaType: string): string {
  return KINDS[mediaType.split(';')[0]!.trim()] ?? '文件';
}

export function formatSize(bytes: number): string {
  if (bytes < 1_024) return `${bytes} 字节`;
  if (bytes < 1_048_576) return `${Math.round(bytes / 1_024)} KB`;
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}
