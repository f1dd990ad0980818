import type { Agency } from '@gongkai/contract';

/** 条例 art. 12: what the guide must say of the 工作机构, in the order of the guide. */
export const contactFields = [
  { name: 'workingBody', label: '工作机构名称', max: 100 },
  { name: 'address', label: '办公地址', max: 200 },
  { name: 'officeHours', label: '办公时间', max: 200 },
  { name: 'telephone', label: '联系电话', max: 60 },
  { name: 'fax', label: '传真', max: 60 },
  { name: 'postcode', label: '邮政编码', max: 12 },
  { name: 'email', label: '电子邮箱', max: 120 },
  { name: 'website', label: '互联网联系方式', max: 200 },
] as const satisfies readonly { name: keyof Agency['contact']; label: string; max: number }[];
