/** Reads bits from the highest on. Past the end come zeros: whoever reads asks `refuseOverrun` now and then. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Up to 24 bits, without taking them. */
  peek(count: number): number {
    while (this.#count < count) {
      this.#held = ((this.#held & 0xffffff) << 8) | (this.#bytes[this.#at++] ?? 0);
      this.#count += 8;
    }
    return (this.#held >>> (this.#count - count)) & ((1 << count) - 1);
  }

  skip(count: number): void {
    this.#count -= count;
  }

  take(count: number): number {
    const value = this.peek(count);
    this.#count -= count;
    return value;
  }

  takeWord(): number {
    return this.take(16) * 65_536 + this.take(16);
  }

  /** bits taken so far */
  position(): number {
    return this.#at * 8 - this.#count;
  }

  refuseOverrun(): void {
    if (this.position() > this.#bytes.length * 8) throw new Error('it is cut short');
  }
}
