/** Headers of every answer. No `unsafe-inline` anywhere; the console's styles carry a nonce made for the one response. */
export function securityHeaders(options: { https: boolean; styleNonce?: string }): Record<string, string> {
  const style = options.styleNonce ? `'self' 'nonce-${options.styleNonce}'` : "'self'";
  return {
    'content-security-policy': `default-src 'self'; style-src ${style}; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(options.https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  };
}

/** Files that people uploaded: never run, never framed, always saved. */
export const UPLOADED_FILE_POLICY = "default-src 'none'; sandbox";
