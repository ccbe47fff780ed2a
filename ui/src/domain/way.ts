import { words } from '../lib/words.gen';

const ways: Readonly<Record<string, string>> = {
  telephone: words.way.telephone,
  paper: words.way.paper,
  message: words.way.message,
  own: words.way.own,
  document: words.way.document,
  letter: words.way.letter,
};

/** What a report is called where reports are listed: its file, with the sheets it stands on where
 *  others' reports stand in the file too; how it came where it has no file. */
export function reportName(report: {
  file: string;
  sheets: readonly string[];
  way?: string | null;
}): string {
  const { file, sheets } = report;
  if (!file) return wayWord(report.way ?? null) ?? words.reportFile.byHand;
  return sheets.length > 0 ? words.reportFile.sheets({ file, sheets: sheets.join(', ') }) : file;
}

/** How a report that no workbook brought came, in words; undefined where it was not said. */
export function wayWord(way: string | null): string | undefined {
  return way ? ways[way] : undefined;
}
