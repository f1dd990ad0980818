import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const KINDS: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '对象',
  date: '日期',
};

/** A sentence in Chinese that names the limit; the field's name is put before it by the caller. */
export function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'custom':
      return typeof issue.params?.sentence === 'string' ? issue.params.sentence : '填写有误';
    case 'invalid_type':
      return issue.input === undefined ? '必须填写' : `应为${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_big':
      return issue.origin === 'string'
        ? `不能超过 ${issue.maximum} 个字`
        : issue.origin === 'array'
          ? `不能超过 ${issue.maximum} 项`
          : `不能大于 ${issue.maximum}`;
    case 'too_small':
      return issue.origin === 'string'
        ? `不能少于 ${issue.minimum} 个字`
        : issue.origin === 'array'
          ? `不能少于 ${issue.minimum} 项`
          : `不能小于 ${issue.minimum}`;
    case 'invalid_value':
      return `只能是：${issue.values.slice(0, 20).map(String).join('、')}`;
    case 'unrecognized_keys':
      return `不认识的字段：${issue.keys.slice(0, 5).join('、')}`;
    case 'invalid_format':
      return issue.message && /[\u4e00-\u9fff]/.test(issue.message) ? issue.message : '格式不正确';
    default:
      return '填写有误';
  }
}
