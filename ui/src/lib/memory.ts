// What the window remembers for comfort: the place, filters, a closed pane. Never data: losing it
// loses nothing. The only file that may touch the web view's storage.

const prefix = 'tct06.';

/** What was kept under the name; undefined where nothing usable was. */
export function recall<T>(name: string): T | undefined {
  try {
    const kept = localStorage.getItem(prefix + name);
    return kept === null ? undefined : (JSON.parse(kept) as T);
  } catch {
    return undefined;
  }
}

/** Keeps a value for the next start. */
export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // A full or forbidden storage only means that nothing is remembered.
  }
}
