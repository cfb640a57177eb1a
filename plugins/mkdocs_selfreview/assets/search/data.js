/* The files of the index: scripts that hand over strings, read without unpacking. */
var selfreview = selfreview || {};

/** @typedef {(name: string) => Promise<any[]>} Load */

selfreview.data = (function () {
  "use strict";

  /** Files of each sort that are kept in memory. */
  const limits = { kept: 600 };
  /** Characters loaded so far, which are nearly all one byte each. */
  const loaded = { size: 0 };
  /** Characters that stand for values that no string literal can hold; coding.py has the other side. */
  const AWKWARD = [0, 0x0a, 0x0d, 0x22, 0x5c];
  const ESCAPE = 8;
  const FULL = 24;

  /** @type {Map<string, any[]>} what the script that ran last has handed over */
  const taken = new Map();

  /**
   * Called by each file of the index.
   * @param {string} name
   * @param {any[]} parts
   */
  function take(name, ...parts) {
    taken.set(name, parts);
  }

  /**
   * A loader that adds scripts to the page: all that works from a folder as well as from a server.
   * @param {string} folder address that ends with a slash
   * @returns {Load}
   */
  function scripts(folder) {
    return (name) =>
      new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${folder}${name}.js`;
        script.onload = () => {
          script.remove();
          const parts = taken.get(name);
          taken.delete(name);
          if (parts) {
            resolve(parts);
          } else {
            reject(new Error(`索引文件 ${name}.js 已损坏，请重新生成网站`));
          }
        };
        script.onerror = () => {
          script.remove();
          reject(new Error(`索引文件 ${name}.js 打不开，请刷新页面；仍打不开时请重新生成网站`));
        };
        document.head.append(script);
      });
  }

  /**
   * A loader that asks for each file once, makes of it what it is for, and forgets what was longest unused.
   * @template T
   * @param {Load} load
   * @param {(parts: any[], name: string) => T} make
   * @returns {(name: string) => Promise<T>}
   */
  function keeping(load, make) {
    /** @type {Map<string, Promise<T>>} */
    const kept = new Map();
    return (name) => {
      const known = kept.get(name);
      const file = known || load(name).then((parts) => make(counted(parts), name));
      kept.delete(name);
      kept.set(name, file);
      if (!known) {
        file.catch(() => kept.delete(name));
        if (kept.size > limits.kept) {
          kept.delete(kept.keys().next().value || "");
        }
      }
      return file;
    };
  }

  /**
   * @param {any[]} parts
   * @returns {any[]}
   */
  function counted(parts) {
    for (const part of parts) {
      loaded.size += typeof part === "string" ? part.length : 0;
    }
    return parts;
  }

  /** Reads numbers of six bits a character. */
  class Numbers {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.position = 0;
    }

    /** @returns {boolean} */
    get done() {
      return this.position >= this.text.length;
    }

    /** @returns {number} */
    next() {
      let value = 0;
      for (let shift = 0; ; shift += 6) {
        const part = sevenBits(this.text, this.position++);
        value |= (part & 63) << shift;
        if (part < 64) {
          return value;
        }
      }
    }

    /** @returns {number[]} as many numbers as the next one says */
    list() {
      const numbers = [];
      for (let left = this.next(); left > 0; left--) {
        numbers.push(this.next());
      }
      return numbers;
    }
  }

  /**
   * @param {string} text
   * @param {number} at
   * @returns {number}
   */
  function sevenBits(text, at) {
    const code = text.charCodeAt(at);
    return code < 128 ? code : AWKWARD[code - 128];
  }

  /** Reads codes of any number of bits. */
  class Bits {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.position = 0;
      /** Bits read ahead, and how many. */
      this.ahead = 0;
      this.count = 0;
    }

    fill() {
      while (this.count <= 24) {
        const code = this.position < this.text.length ? sevenBits(this.text, this.position) : 0;
        this.position++;
        this.ahead = (this.ahead << 7) | code;
        this.count += 7;
      }
    }

    /**
     * @param {number} width at most 24
     * @returns {number}
     */
    bits(width) {
      if (this.count < width) {
        this.fill();
      }
      this.count -= width;
      return (this.ahead >>> this.count) & ((1 << width) - 1);
    }

    /**
     * Zeros up to the next one, which is read too, but no more zeros than asked for.
     * @param {number} most at most 24
     * @returns {number}
     */
    zeros(most) {
      if (this.count < most + 1) {
        this.fill();
      }
      const rest = this.ahead << (32 - this.count);
      const zeros = Math.min(Math.clz32(rest), most);
      this.count -= zeros < most ? zeros + 1 : zeros;
      return zeros;
    }

    /**
     * @param {number} order
     * @returns {number}
     */
    exponential(order) {
      let zeros = 0;
      while (this.bits(1) === 0) {
        zeros++;
      }
      const width = zeros + order;
      const low = width > 16 ? this.bits(width - 16) * 65536 + this.bits(16) : this.bits(width);
      return 2 ** width + low - 2 ** order;
    }

    /**
     * Ascending numbers that Golomb–Rice codes tell.
     * @param {number} count
     * @param {number} span the numbers are below it
     * @param {number} first added to each
     * @returns {Int32Array}
     */
    ascending(count, span, first) {
      const low = riceParameter(count, span);
      const numbers = new Int32Array(count);
      let last = first - 1;
      for (let i = 0; i < count; i++) {
        const zeros = this.zeros(ESCAPE);
        last += 1 + (zeros === ESCAPE ? this.bits(FULL) : (zeros << low) | this.bits(low));
        numbers[i] = last;
      }
      return numbers;
    }
  }

  /** Reads text that is written in the codes of huffman.py. */
  class Huffman {
    /**
     * @param {number[]} letters code units, ascending
     * @param {number[]} widths bits of the code of each
     */
    constructor(letters, widths) {
      const places = letters.map((_, place) => place).sort((a, b) => widths[a] - widths[b] || a - b);
      this.letters = Uint16Array.from(places, (place) => letters[place]);
      /** By width: the first code that is too large for it, and what to take off a code for the place of its letter. */
      this.limits = new Float64Array(33);
      this.offsets = new Float64Array(33);
      let code = 0;
      for (let width = 1, place = 0; width <= 32; width++) {
        code *= 2;
        this.offsets[width] = code - place;
        while (place < places.length && widths[places[place]] === width) {
          code++;
          place++;
        }
        this.limits[width] = code;
      }
    }

    /**
     * @param {string} coded
     * @param {number} size characters
     * @returns {string}
     */
    read(coded, size) {
      const bits = new Bits(coded);
      const units = new Uint16Array(size);
      for (let i = 0; i < size; i++) {
        let code = 0;
        let width = 0;
        do {
          code = code * 2 + bits.bits(1);
          width++;
        } while (code >= this.limits[width] && width < 32);
        units[i] = this.letters[code - this.offsets[width]];
      }
      return selfreview.data.toText(units);
    }
  }

  /**
   * @param {ArrayLike<number>} units
   * @returns {string}
   */
  function toText(units) {
    let text = "";
    for (let i = 0; i < units.length; i += 4096) {
      text += String.fromCharCode.apply(null, /** @type {any} */ (Array.prototype.slice.call(units, i, i + 4096)));
    }
    return text;
  }

  /**
   * @param {number} count
   * @param {number} span
   * @returns {number}
   */
  function riceParameter(count, span) {
    let low = 0;
    while (low < FULL && 3 * count * 2 ** low < 2 * span) {
      low++;
    }
    return low;
  }

  return { limits, loaded, take, scripts, keeping, toText, Numbers, Bits, Huffman };
})();
