/** Reads a day as people write it, "20/03/2024" or "20/3/2024"; undefined where it is none. */
export function readDay(text: string): string | undefined {
  const found = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (!found) return undefined;
  const [, day = '', month = '', year = ''] = found;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${iso}T00:00:00Z`);
  const exists = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso);
  return exists ? iso : undefined;
}
