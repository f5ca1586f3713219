/** One sheet of a workbook as CSV: comma, quotes where needed, rows numbered as in the sheet. */
export interface WorkbookSheet {
  readonly name: string;
  readonly csv: string;
}
