/** GB 32100-2015: the letters I, O, S, V and Z are left out because they are misread. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** 统一社会信用代码: 17 characters and a check character, weights 3^i modulo 31 (GB 32100-2015, 附录 B). */
export function isCreditCode(code: string): boolean {
  return SHAPE.test(code) && checkCharacter(code.slice(0, 17)) === code[17];
}

export function checkCharacter(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const letter of first17) {
    sum += LETTERS.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return LETTERS[(31 - (sum % 31)) % 31]!;
}

/** As people type it: blanks and small letters are no faults. */
export function normaliseCreditCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}
