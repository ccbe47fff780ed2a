/** Puts a text on the clipboard, plain and as lines a mail or writing program keeps; answers whether
 *  it is there. A text that comes a little later is promised: a web view takes only what the click
 *  itself put there, and some take no promises. */
export async function copyText(text: string | Promise<string>): Promise<boolean> {
  const as = async (type: string, form: (text: string) => string) =>
    new Blob([form(await text)], { type });
  const parts = { 'text/plain': as('text/plain', plain), 'text/html': as('text/html', lines) };
  try {
    await navigator.clipboard.write([new ClipboardItem(parts)]);
    return true;
  } catch {
    // A web view that refused before it asked leaves the promises to nobody.
    await Promise.allSettled(Object.values(parts));
  }
  try {
    return copySelected(await text);
  } catch {
    return false;
  }
}

const plain = (text: string) => text;

/** Each line by itself, in whatever type the program writes that it is put into. */
function lines(text: string): string {
  const line = (one: string) => `<div>${escaped(one) || '<br>'}</div>`;
  return text.trimEnd().split(/\r?\n/).map(line).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The older way, for web views that keep the clipboard from pages. */
function copySelected(text: string): boolean {
  const field = document.createElement('textarea');
  const before = document.activeElement;
  const put = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', plain(text));
    event.clipboardData?.setData('text/html', lines(text));
    event.preventDefault();
  };
  field.value = text;
  field.className = 'hidden';
  field.addEventListener('copy', put);
  // Inside an open dialog, which takes the focus back from what stands outside.
  (before?.parentElement ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return copied;
}
