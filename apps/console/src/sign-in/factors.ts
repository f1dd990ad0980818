/** What an account may answer the second question with. */
export type Factor = 'totp' | 'sms' | 'certificate';
export const factors: readonly Factor[] = ['totp', 'sms', 'certificate'];
