const MB = 1024 * 1024;

/** A report is a few hundred kilobytes; whatever is larger is refused by its size, before it is read. */
export const FILE_LIMIT_BYTES = 64 * MB;

/**
 * What a reader takes in at most. A county's report has ten pages, 0.3 MB of XML, 500 cells: whatever comes near one of these
 * is no report, and is refused before it costs memory or time.
 */
export const limits = {
  fileBytes: FILE_LIMIT_BYTES,
  /** One part of a document unpacked, counted while it is unpacked: a zip's own figures may lie. */
  partBytes: 24 * MB,
  /** Elements inside each other. */
  xmlDepth: 400,
  htmlDepth: 800,
  /** A page without the pictures that stand in it as text. */
  htmlBytes: 8 * MB,
  htmlNodes: 150_000,
  /** Parts of a document, which has some twenty. */
  documentParts: 4_000,
  blocks: 60_000,
  /** In all tables of a document; one cell may span no more columns than a browser allows. */
  tableCells: 120_000,
  columnSpan: 1_000,
  /** Rows times columns of one table of a page. */
  tableSlots: 1_000_000,
  /** Of everything that is read. */
  characters: 6_000_000,
  /** Files in an archive, and what one of them may be packed to: text packs to a tenth, a bomb to a thousandth. */
  archiveEntries: 50_000,
  archiveRatio: 300,
  archiveBytes: 1024 * MB,
} as const;
