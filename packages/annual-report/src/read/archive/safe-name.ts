/** A name out of an archive as a path below wherever it is put: never above it, never absolute, nothing unprintable. */
export const safeName = (name: string): string =>
  name
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .split(/[\\/]+/u)
    .filter(part => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/u.test(part))
    .map(part => part.replaceAll(':', '_'))
    .join('/');

/** What computers put into archives beside the files of people. */
export const isLeftover = (name: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._|~\$|Thumbs\.db$|desktop\.ini$)/iu.test(name);
