// An averaged perceptron over hashed features (Collins 2002), and how its weights are packed for src/grammar.

/** Weights while they are learnt. A feature gets a row when it is first part of a mistake. */
export class Perceptron {
  constructor(outcomes) {
    this.outcomes = outcomes;
    this.step = 1;
    this.rows = 0;
    this.runs = 0;
    this.keys = new Int32Array(2 ** 20);
    this.rowOfKey = new Int32Array(2 ** 20);
    this.hashOfRow = new Int32Array(2 ** 16);
    this.weights = new Float32Array(outcomes * 2 ** 16);
    // what to take off the last weights for their average over all steps (Daume 2006)
    this.corrections = new Float64Array(outcomes * 2 ** 16);
    this.sums = new Float64Array(outcomes * 2 ** 16);
    this.scores = new Float64Array(outcomes);
  }

  find(hash) {
    const { keys, rowOfKey } = this;
    const mask = keys.length - 1;
    for (let at = Math.imul(hash, 0x9e3779b1) >>> 8; ; at++) {
      const row = rowOfKey[at & mask];
      if (row === 0) return -1;
      if (keys[at & mask] === hash) return row - 1;
    }
  }

  make(hash) {
    const found = this.find(hash);
    if (found >= 0) return found;
    if (this.rows * 2 > this.keys.length) this.growKeys();
    if (this.rows === this.hashOfRow.length) this.growRows();
    this.hashOfRow[this.rows] = hash;
    this.placeKey(hash, ++this.rows);
    return this.rows - 1;
  }

  placeKey(hash, row) {
    const mask = this.keys.length - 1;
    let at = Math.imul(hash, 0x9e3779b1) >>> 8;
    while (this.rowOfKey[at & mask] !== 0) at++;
    this.keys[at & mask] = hash;
    this.rowOfKey[at & mask] = row;
  }

  growKeys() {
    this.keys = new Int32Array(2 * this.keys.length);
    this.rowOfKey = new Int32Array(this.keys.length);
    for (let row = 0; row < this.rows; row++) this.placeKey(this.hashOfRow[row], row + 1);
  }

  growRows() {
    for (const name of ['hashOfRow', 'weights', 'corrections', 'sums']) {
      const old = this[name];
      this[name] = new old.constructor(2 * old.length);
      this[name].set(old);
    }
  }

  score({ count, hashes }) {
    const { scores, weights, outcomes } = this;
    scores.fill(0);
    for (let feature = 0; feature < count; feature++) {
      const row = this.find(hashes[feature]);
      if (row < 0) continue;
      const from = row * outcomes;
      for (let outcome = 0; outcome < outcomes; outcome++) scores[outcome] += weights[from + outcome];
    }
    return scores;
  }

  update({ count, hashes }, right, wrong) {
    for (let feature = 0; feature < count; feature++) {
      const from = this.make(hashes[feature]) * this.outcomes;
      this.weights[from + right] += 1;
      this.corrections[from + right] += this.step;
      this.weights[from + wrong] -= 1;
      this.corrections[from + wrong] -= this.step;
    }
  }

  /** Ends a run: its average joins those of the runs before, and the weights begin anew. */
  endRun() {
    for (let at = 0; at < this.rows * this.outcomes; at++)
      this.sums[at] += this.weights[at] - this.corrections[at] / this.step;
    this.weights.fill(0);
    this.corrections.fill(0);
    this.step = 1;
    this.runs++;
  }

  /** The rows that say most, heaviest first, and the factor that makes bytes of their weights. */
  choose(rowsMax) {
    const heaviest = new Float64Array(this.rows);
    for (let row = 0; row < this.rows; row++)
      for (let outcome = 0; outcome < this.outcomes; outcome++)
        heaviest[row] = Math.max(heaviest[row], Math.abs(this.sums[row * this.outcomes + outcome]));
    const order = Uint32Array.from(heaviest.keys()).sort((a, b) => heaviest[b] - heaviest[a] || a - b);
    const chosen = order.subarray(0, rowsMax);
    // one row in a thousand may be cut at the largest byte
    const most = heaviest[chosen[Math.floor(chosen.length / 1000)] ?? 0] ?? 1;
    return { chosen, factor: 127 / (most || 1) };
  }

  byte(row, outcome, factor) {
    return Math.max(-127, Math.min(127, Math.round(this.sums[row * this.outcomes + outcome] * factor)));
  }

  /** Cells of a table, each with its row: those that say most get their place first. */
  place(bits, checkBits, rowsMax) {
    const { chosen, factor } = this.choose(rowsMax);
    const cells = new Int32Array(2 ** bits).fill(-1);
    const check = (row) => this.hashOfRow[row] & (2 ** checkBits - 1);
    let lost = 0;
    for (const row of chosen) {
      const slot = this.hashOfRow[row] >>> (32 - bits);
      const same = [slot, slot ^ 1].some((at) => cells[at] >= 0 && check(cells[at]) === check(row));
      const free = [slot, slot ^ 1].find((at) => cells[at] < 0);
      if (same || free === undefined) lost++;
      else cells[free] = row;
    }
    return { cells, factor, lost, check };
  }

  /** Bytes as `readNarrow` reads them. */
  packNarrow(bits, rowsMax) {
    const { cells, factor, check } = this.place(bits, 8, rowsMax);
    const out = [bits];
    let gap = 0;
    for (const row of cells) {
      const left = row < 0 ? 0 : this.byte(row, 1, factor);
      const right = row < 0 ? 0 : this.byte(row, 2, factor);
      if (left === 0 && right === 0) {
        gap++;
        continue;
      }
      for (; gap >= 255; gap -= 255) out.push(255);
      out.push(gap, check(row), left & 0xff, right & 0xff);
      gap = 0;
    }
    return Uint8Array.from(out);
  }

  /** Bytes as `readWide` reads them; weights below the smallest byte that counts are left out. */
  packWide(bits, rowsMax, byteMin) {
    const { cells, factor, check } = this.place(bits, 12, rowsMax);
    const out = [bits];
    let gap = 0;
    for (const row of cells) {
      const weights = [];
      for (let outcome = 0; row >= 0 && outcome < this.outcomes; outcome++) {
        const byte = this.byte(row, outcome, factor);
        if (Math.abs(byte) >= byteMin) weights.push(outcome, byte & 0xff);
      }
      if (weights.length === 0) {
        gap++;
        continue;
      }
      for (; gap >= 255; gap -= 255) out.push(255);
      const count = weights.length / 2;
      out.push(gap, (Math.min(count, 15) << 4) | (check(row) >> 8), check(row) & 0xff);
      if (count >= 15) out.push(count);
      for (const one of weights) out.push(one);
      gap = 0;
    }
    return Uint8Array.from(out);
  }
}
