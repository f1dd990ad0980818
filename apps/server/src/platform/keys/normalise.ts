/**
 * The one spelling of a value under which it is indexed and looked up. Full-width digits and letters of Chinese input methods
 * become plain ones; rare characters stay what they are (NFKC would turn some compatibility ideographs of names into others).
 */
export function normaliseIdentityNumber(text: string): string {
  return halfWidth(text).replace(/[\s-]/g, '').toUpperCase();
}

/** Without country code and separators: `+86 138-0013-8000` and `13800138000` are one telephone. */
export function normalisePhone(text: string): string {
  const digits = halfWidth(text).replace(/[\s()\-.]/g, '');
  return digits.replace(/^(\+|00)86/, '');
}

/** Spaces inside a name mean nothing, and the middle dot of 少数民族 names has many shapes. */
export function normaliseName(text: string): string {
  return halfWidth(text)
    .normalize('NFC')
    .replace(/\s+/g, '')
    .replace(/[・•‧∙⋅●.]/g, '·');
}

function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
