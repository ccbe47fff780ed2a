/** A number as people write it, "1.234,5" or "90%"; undefined where it is none or blank. */
export function readNumber(text: string): number | undefined {
  const bare = text.replace(/[\s%]/g, '');
  const plain = /^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare) ? bare.replaceAll('.', '') : bare;
  if (!/^\d+([.,]\d+)?$/.test(plain)) return undefined;
  return Number(plain.replace(',', '.'));
}
