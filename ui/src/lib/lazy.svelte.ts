import type { Component } from 'svelte';

/** A part of the window that is fetched when it is first wanted, so that the start waits for what
 *  it shows and for nothing else. */
export class Lazy<Props extends object, Bound extends keyof Props | '' = ''> {
  /** The part; undefined until it is here. */
  part = $state.raw<Component<Props, object, Bound>>();

  readonly #load: () => Promise<{ default: Component<Props, object, Bound> }>;
  #coming: Promise<void> | undefined;

  constructor(load: () => Promise<{ default: Component<Props, object, Bound> }>) {
    this.#load = load;
  }

  fetch = (): Promise<void> => {
    this.#coming ??= this.#load().then((found) => {
      this.part = found.default;
    });
    return this.#coming;
  };
}
