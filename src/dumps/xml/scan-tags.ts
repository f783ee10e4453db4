/** A tag of a dump. The scanner reuses the object: whoever wants to keep something of it copies that. */
export interface ScannedTag {
  kind: 'open' | 'close' | 'empty';
  /** without its prefix: `encoded` of `content:encoded` */
  name: string;
  /** bytes of the dump, [start, end) */
  start: number;
  end: number;
  /** line of `start`, from 1 */
  line: number;
}

/** What a scanner hands its findings to; every unit of the dump is in exactly one call, in order. */
export interface TagTaker {
  tag(tag: ScannedTag): void;
  /** Bytes that show something and are no tag: words, CDATA, comments, declarations. May come in several parts. */
  content(start: number, end: number, line: number): void;
}

export interface TagScanner {
  /** `units` are single bytes that stand for the dump's code units from its byte `offset` on. */
  push(units: Buffer, offset: number): void;
  /** To be called once; what has begun by then and is not closed is content up to `bytes`, the length of the dump. */
  end(bytes: number): void;
}

/** Longer names are cut off: no name that we look for is longer. */
const nameCharsMax = 64;
/** A tag or DOCTYPE that has not ended by then is words: a lone `<` or a quote that nobody closed. */
const tagUnitsMax = 65536;

const lt = 60;
const gt = 62;
const slash = 47;
const doubleQuote = 34;
const singleQuote = 39;

type State = 'words' | 'opening' | 'tag' | 'comment' | 'cdata' | 'instruction' | 'declaration';

/** Ends of the stretches in which `<` means nothing, without their `>`, as the two units before it. */
const endings: { readonly [Name in 'comment' | 'cdata' | 'instruction']: readonly number[] } = {
  comment: [45, 45],
  cdata: [93, 93],
  instruction: [63],
};

/**
 * Finds the tags in a stream of XML, whatever the borders of the chunks are.
 *
 * bytesPerUnit  how many bytes of the dump a unit stands for
 * take          called for each tag, and for what shows something between them
 * returns       the scanner; memory: a name. It knows comments, CDATA, processing instructions, DOCTYPE with an
 *               internal subset, and quoted values. A `<` inside a tag is an error of XML: the tag begun before it is
 *               taken for words, so that one that nobody closed does not swallow the rest of the dump.
 * fails         never
 * source        XML 1.0 (fifth edition), sections 2.1 to 2.8, 3.1
 */
export function openTagScanner(bytesPerUnit: number, take: TagTaker): TagScanner {
  return new Scanner(bytesPerUnit, take);
}

class Scanner implements TagScanner {
  private readonly width: number;
  private readonly take: TagTaker;
  private state: State = 'words';
  private readonly tag: ScannedTag = { kind: 'open', name: '', start: 0, end: 0, line: 1 };
  private opening = '';
  private nameEnded = false;
  private quote = 0;
  private brackets = 0;
  /** units since the stretch began, its `<` included */
  private length = 0;
  private last = 0;
  private beforeLast = 0;
  private line = 1;
  private lastBreak = 0;

  constructor(bytesPerUnit: number, take: TagTaker) {
    this.width = bytesPerUnit;
    this.take = take;
  }

  push(units: Buffer, offset: number): void {
    for (let at = 0; at < units.length; ) at = this.step(units, at, offset);
  }

  end(bytes: number): void {
    if (this.state !== 'words') this.take.content(this.tag.start, bytes, this.tag.line);
  }

  private step(units: Buffer, at: number, offset: number): number {
    switch (this.state) {
      case 'words':
        return this.takeWords(units, at, offset);
      case 'opening':
        return this.takeOpening(units, at, offset);
      case 'tag':
        return this.takeTag(units, at, offset);
      case 'declaration':
        return this.takeDeclaration(units, at, offset);
      default:
        return this.takeOpaque(units, at, offset, endings[this.state]);
    }
  }

  private takeWords(units: Buffer, at: number, offset: number): number {
    const found = units.indexOf(lt, at);
    const end = found < 0 ? units.length : found;
    this.showContent(units, at, end, offset);
    if (found < 0) return end;
    this.tag.start = offset + found * this.width;
    this.tag.line = this.line;
    this.state = 'opening';
    this.opening = '';
    this.length = 1;
    return found + 1;
  }

  /** Hands on the part of [at, end) from its first to its last unit that shows something, and counts its lines. */
  private showContent(units: Buffer, at: number, end: number, offset: number): void {
    let first = at;
    while (first < end && (units[first] ?? 0) <= 32) first++;
    let line = this.line;
    if (first > at) {
      this.countLines(units, at, first);
      line = this.line;
    }
    if (first === end) return;
    let last = end;
    while ((units[last - 1] ?? 0) <= 32) last--;
    this.countLines(units, first, end);
    this.take.content(offset + first * this.width, offset + last * this.width, line);
  }

  /** Reads what follows `<` until it is clear what begins there. */
  private takeOpening(units: Buffer, at: number, offset: number): number {
    const unit = units[at] ?? 0;
    this.opening += String.fromCharCode(unit);
    const { opening } = this;
    if (opening === '/' || '!--'.startsWith(opening) || '![CDATA['.startsWith(opening)) {
      if (opening === '!--') return this.begin('comment', units, at);
      if (opening === '![CDATA[') return this.begin('cdata', units, at);
      this.length += 1;
      return at + 1;
    }
    if (opening === '?') return this.begin('instruction', units, at);
    if (/^![A-Za-z-[]/.test(opening)) return this.begin('declaration', units, at);
    if (!isNameStart(unit) || !/^\/?.$/s.test(opening)) return this.giveUp(at, offset);
    this.tag.kind = opening.startsWith('/') ? 'close' : 'open';
    this.tag.name = String.fromCharCode(unit);
    this.nameEnded = false;
    return this.begin('tag', units, at);
  }

  private begin(state: State, units: Buffer, at: number): number {
    this.countLine(units[at] ?? 0);
    this.state = state;
    this.quote = 0;
    this.brackets = 0;
    this.last = 0;
    this.beforeLast = 0;
    this.length += 1;
    if (state === 'tag') this.last = units[at] ?? 0;
    return at + 1;
  }

  /** What began as a tag is none: all before `at` is words. */
  private giveUp(at: number, offset: number): number {
    this.state = 'words';
    this.take.content(this.tag.start, offset + at * this.width, this.tag.line);
    return at;
  }

  private takeTag(units: Buffer, from: number, offset: number): number {
    for (let at = from; at < units.length; at++) {
      const unit = units[at] ?? 0;
      if (unit === lt || this.length > tagUnitsMax) {
        return this.giveUp(at, offset);
      }
      this.length += 1;
      this.countLine(unit);
      if (this.quote !== 0) {
        if (unit === this.quote) this.quote = 0;
      } else if (unit === gt) {
        this.endTag(offset + (at + 1) * this.width);
        return at + 1;
      } else if (unit <= 32 || unit === slash) this.nameEnded = true;
      else if (!this.nameEnded) this.addToName(unit);
      else if (unit === doubleQuote || unit === singleQuote) this.quote = unit;
      this.last = unit;
    }
    return units.length;
  }

  private addToName(unit: number): void {
    if (unit === 58) this.tag.name = '';
    else if (this.tag.name.length < nameCharsMax) this.tag.name += String.fromCharCode(unit);
  }

  private endTag(end: number): void {
    const { tag } = this;
    if (tag.kind === 'open' && this.last === slash) tag.kind = 'empty';
    tag.end = end;
    this.state = 'words';
    this.take.tag(tag);
  }

  /** Comments, CDATA and processing instructions end at their sign alone. */
  private takeOpaque(units: Buffer, from: number, offset: number, ending: readonly number[]): number {
    for (let at = from; ; ) {
      const found = units.indexOf(gt, at);
      const end = found < 0 ? units.length : found;
      this.passOver(units, at, end);
      if (found < 0) return end;
      const ended = this.last === ending[0] && (ending.length < 2 || this.beforeLast === ending[1]);
      this.beforeLast = this.last;
      this.last = gt;
      at = found + 1;
      if (!ended) continue;
      this.state = 'words';
      this.take.content(this.tag.start, offset + at * this.width, this.tag.line);
      return at;
    }
  }

  private passOver(units: Buffer, at: number, end: number): void {
    if (end <= at) return;
    this.countLines(units, at, end);
    this.beforeLast = end - at > 1 ? (units[end - 2] ?? 0) : this.last;
    this.last = units[end - 1] ?? 0;
  }

  /** A DOCTYPE, its internal subset in brackets. Quotes count in declarations only, not in their comments. */
  private takeDeclaration(units: Buffer, from: number, offset: number): number {
    for (let at = from; at < units.length; at++) {
      const unit = units[at] ?? 0;
      if (this.length > tagUnitsMax) return this.giveUp(at, offset);
      this.length += 1;
      this.countLine(unit);
      if (this.quote === 45) {
        if (unit === gt && this.last === 45 && this.beforeLast === 45) this.quote = 0;
      } else if (this.quote !== 0) {
        if (unit === this.quote) this.quote = 0;
      } else if (unit === doubleQuote || unit === singleQuote) this.quote = unit;
      else if (unit === 45 && this.last === 45 && this.beforeLast === 33) this.quote = 45;
      else if (unit === 91) this.brackets += 1;
      else if (unit === 93) this.brackets -= 1;
      else if (unit === gt && this.brackets <= 0) {
        this.state = 'words';
        this.take.content(this.tag.start, offset + (at + 1) * this.width, this.tag.line);
        return at + 1;
      }
      this.beforeLast = this.last;
      this.last = unit;
    }
    return units.length;
  }

  private countLine(unit: number): void {
    if (unit === 13 || (unit === 10 && this.lastBreak !== 13)) this.line += 1;
    this.lastBreak = unit;
  }

  private countLines(units: Buffer, from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const unit = units[at] ?? 0;
      if (unit <= 13) this.countLine(unit);
      else this.lastBreak = unit;
    }
  }
}

/** Letters, underscore, colon, and every unit that is not ASCII. */
function isNameStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || unit === 58 || unit > 127;
}
