/** A report is a few hundred kilobytes; whatever is larger is refused by its size, before it is read. */
export const FILE_LIMIT_BYTES = 64 * 1024 * 1024;
