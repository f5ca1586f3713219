/** What one import may cost. Enforced while reading, so that a hostile file stops early. */
export const USAGE_LIMITS = {
  /** Bytes after decompression, over all files of one import. */
  rawBytes: 300_000_000,
  /** Bytes of a zip or workbook, which must be held whole to read its directory. */
  archiveBytes: 100_000_000,
  /** Bytes of an old workbook or saved web table: read whole by a library, apart from everything else. */
  oldWorkbookBytes: 20_000_000,
  /** Bytes of one PDF, and how many PDFs one import may hold. */
  pdfBytes: 10_000_000,
  pdfs: 40,
  readings: 5_000_000,
  /** Service points times channels times registers. */
  channels: 2_000,
  lineChars: 1_000_000,
  rowCells: 4_096,
  xmlDepth: 32,
  xmlTextChars: 65_536,
  xmlAttributeChars: 8_192,
  /** JSON is parsed whole. */
  jsonBytes: 50_000_000,
  /** Names, texts, numbers, lists and objects of a JSON file, and lists and objects alone. */
  jsonValues: 6_000_000,
  jsonContainers: 1_000_000,
  /** Different names in a JSON file: each costs the parser a hundred times what it costs to repeat one. */
  jsonNames: 50_000,
  archiveEntries: 1_000,
  /** Decompressed size over compressed size. */
  archiveRatio: 100,
  /** Decompressed bytes before the ratio is judged: tiny files compress absurdly well. */
  ratioFloorBytes: 1_000_000,
  warnings: 200,
  warningRows: 20,
} as const;
