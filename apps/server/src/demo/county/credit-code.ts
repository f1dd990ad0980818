import { checkCharacter } from '../../features/agencies/index.ts';
import { COUNTY } from '../words/agencies.data.ts';

/** GB 32100-2015, first two characters: 机构编制 registers 机关 (11) and 事业单位 (12), 民政 the villages' committees (54). */
export type RegistrarAndKind = '11' | '12' | '54';

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const VALUES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** A code of the right shape and check digits in a division that does not exist. */
export function inventCreditCode(kind: RegistrarAndKind, serial: number): string {
  const body = `MB${String(serial).padStart(6, '0')}`;
  const first17 = `${kind}${COUNTY.region}${body}${organisationCheck(body)}`;
  return first17 + checkCharacter(first17);
}

/** GB 11714-1997: modulo 11; ten is written X. */
function organisationCheck(body: string): string {
  const sum = [...body].reduce((total, letter, at) => total + VALUES.indexOf(letter) * WEIGHTS[at]!, 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}
