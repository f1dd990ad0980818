/** Citizens and organisations that apply, for the journeys of 依申请公开. All invented, and each says so. */
export interface Applicant {
  readonly kind: 'natural-person' | 'company' | 'research' | 'social' | 'legal-service' | 'other';
  readonly name: string;
  readonly documentKind: '居民身份证' | '统一社会信用代码';
  readonly documentNumber: string;
  readonly address: string;
  readonly telephone: string;
  readonly email: string;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Right in shape and check digit, in a division that does not exist (GB 11643-1999). */
function inventIdentityNumber(birthday: string, serial: number): string {
  const first17 = `999921${birthday}${String(serial).padStart(3, '0')}`;
  const sum = [...first17].reduce((total, digit, at) => total + Number(digit) * ID_WEIGHTS[at]!, 0);
  return first17 + '10X98765432'[sum % 11];
}

const person = (name: string, birthday: string, serial: number, mailbox: string): Applicant => ({
  kind: 'natural-person',
  name: `虚构·${name}`,
  documentKind: '居民身份证',
  documentNumber: inventIdentityNumber(birthday, serial),
  address: '云岭县青石镇东坪村（虚构）',
  telephone: `0000-8${String(serial).padStart(6, '0')}`,
  email: `${mailbox}@applicant.example`,
});

const organisation = (kind: Applicant['kind'], name: string, documentNumber: string, mailbox: string): Applicant => ({
  kind,
  name: `${name}（虚构）`,
  documentKind: '统一社会信用代码',
  documentNumber,
  address: '云岭县云城街道人民路100号（虚构）',
  telephone: '0000-8800000',
  email: `${mailbox}@applicant.example`,
});

/** `codes`: invented 统一社会信用代码, so that this table needs no arithmetic of its own. */
export function planApplicants(inventCode: (serial: number) => string): Applicant[] {
  return [
    person('周小满', '19860520', 11, 'xiaoman'),
    person('吴立秋', '19530808', 23, 'liqiu'),
    person('𠮷㼆', '19910101', 35, 'jizhe'),
    organisation('company', '云岭县山野茶业有限公司', inventCode(990001), 'shanye'),
    organisation('research', '云岭乡村研究所', inventCode(990002), 'yanjiu'),
    organisation('social', '云岭县环境保护志愿者协会', inventCode(990003), 'huanbao'),
    organisation('legal-service', '云岭清源律师事务所', inventCode(990004), 'qingyuan'),
    organisation('other', '云岭县稻香农民专业合作社', inventCode(990005), 'hezuoshe'),
  ];
}
