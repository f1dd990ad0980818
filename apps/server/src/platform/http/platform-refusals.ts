import type { RefusalTexts } from './endpoint.ts';

/** Refusals that any route can meet. A feature's own stand in the feature. */
export const platformRefusals = {
  'sign-in-required': { status: 401, sentence: () => '请先登录，或登录已过期，请重新登录。' },
  'password-change-required': { status: 403, sentence: () => '请先修改口令，再进行其他操作。' },
  'second-factor-required': { status: 403, sentence: () => '请先绑定第二因素（动态口令），再进行其他操作。' },
  'not-permitted': {
    status: 403,
    sentence: facts => `您没有“${facts.permission ?? '此项'}”权限。如工作需要，请联系安全管理员授权。`,
  },
  'csrf-mismatch': { status: 403, sentence: () => '页面已过期或请求不是从本系统页面发出，请刷新页面后重试。' },
  'not-found': { status: 404, sentence: () => '没有找到。可能已撤回、地址有误，或您无权查看。' },
  'changed-meanwhile': { status: 409, sentence: () => '他人已先一步处理，请刷新后查看最新情况再操作。' },
  'invalid-request': { status: 400, sentence: () => '填写的内容有误，请按提示修改。' },
  'malformed-json': { status: 400, sentence: () => '请求内容不是有效的 JSON（UTF-8 编码）。' },
  'malformed-request': { status: 400, sentence: () => '请求格式有误，无法读取。' },
  'body-too-large': { status: 413, sentence: facts => `请求内容过大，最多 ${facts.limit ?? '1 MB'}。` },
  'unsupported-content-type': {
    status: 415,
    sentence: () => '不支持的内容类型：请用 application/json；上传文件用 multipart/form-data。',
  },
  'upload-missing': { status: 400, sentence: () => '没有收到文件，请选择一个文件后再上传。' },
  'malformed-upload': { status: 400, sentence: () => '上传的内容不完整或格式有误，请重新选择文件上传。' },
  'upload-too-large': { status: 413, sentence: facts => `文件过大，最多 ${facts.limit ?? ''}。` },
  'too-many-requests': { status: 429, sentence: facts => `请求过于频繁，请 ${facts.seconds ?? 60} 秒后再试。` },
} as const satisfies RefusalTexts;

export type PlatformRefusal = keyof typeof platformRefusals;

export const FAULT_SENTENCE = '系统出现故障，已记录。请稍后重试；如仍不成功，请把请求编号告诉系统管理员。';
export const AWAY_SENTENCE = '系统暂时无法连接数据库，请稍后重试。';
export const AWAY_RETRY_SECONDS = 5;
