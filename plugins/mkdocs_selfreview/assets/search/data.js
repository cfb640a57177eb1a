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
  /** Bits of text that are looked up at once: nearly all codes are no longer. */
  const LOOKED_UP = 12;
  /** Bits that are read ahead at least, which no code of a character exceeds. */
  const AHEAD = 23;

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

  /**
   * Reads codes of any number of bits. What is read ahead has less than 30 bits, a number that browsers need no
   * memory of its own for.
   */
  class Bits {
    /** @param {string} text */
    constructor(text) {
      this.text = text;
      this.position = 0;
      /** Bits read ahead, and how many. */
      this.ahead = 0;
      this.count = 0;
    }

    /** Read ahead at least as many bits as `AHEAD`. */
    fill() {
      while (this.count < AHEAD) {
        const code = this.position < this.text.length ? sevenBits(this.text, this.position) : 0;
        this.position++;
        this.ahead = (this.ahead << 7) | code;
        this.count += 7;
      }
    }

    /**
     * @param {number} width at most 32
     * @returns {number}
     */
    bits(width) {
      if (width > AHEAD) {
        return this.bits(width - 16) * 65536 + this.bits(16);
      }
      if (this.count < width) {
        this.fill();
      }
      this.count -= width;
      const bits = this.ahead >> this.count;
      this.ahead -= bits << this.count;
      return bits;
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
      return 2 ** width + this.bits(width) - 2 ** order;
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
      for (let i = 0, last = first - 1; i < count; i++) {
        if (this.count < AHEAD) {
          this.fill();
        }
        const zeros = Math.clz32(this.ahead) - 32 + this.count;
        this.count -= zeros < ESCAPE ? zeros + 1 : ESCAPE;
        this.ahead &= (1 << this.count) - 1;
        last += 1 + (zeros < ESCAPE ? (zeros << low) | this.bits(low) : this.bits(FULL));
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
      this.limits = new Int32Array(AHEAD + 1);
      this.offsets = new Int32Array(AHEAD + 1);
      /** By the bits that are next: the width of the code they begin with, and its letter; 0 for a longer code. */
      this.table = new Int32Array(1 << LOOKED_UP);
      let code = 0;
      for (let width = 1, place = 0; width <= AHEAD; width++) {
        code *= 2;
        this.offsets[width] = code - place;
        while (place < places.length && widths[places[place]] === width) {
          if (width <= LOOKED_UP) {
            const free = LOOKED_UP - width;
            this.table.fill((this.letters[place] << 5) | width, code << free, (code + 1) << free);
          }
          code++;
          place++;
        }
        this.limits[width] = code;
      }
    }

    /**
     * Read a text. Its first blocks are read before the browser has compiled anything, when each call takes its
     * time: so this does by itself what `Bits` does.
     * @param {string} coded
     * @param {number} size characters
     * @returns {string}
     */
    read(coded, size) {
      const { table } = this;
      const units = new Uint16Array(size);
      for (let i = 0, at = 0, ahead = 0, count = 0; i < size; i++) {
        while (count < AHEAD) {
          const part = coded.charCodeAt(at++); // no number behind the end, which counts as 0
          ahead = (ahead << 7) | (part < 128 ? part : AWKWARD[part - 128]);
          count += 7;
        }
        const known = table[ahead >> (count - LOOKED_UP)] || this.longer(ahead, count);
        units[i] = known >> 5;
        count -= known & 31;
        ahead &= (1 << count) - 1;
      }
      return selfreview.data.toText(units);
    }

    /**
     * @param {number} ahead bits at a code of more of them than are looked up
     * @param {number} count of the bits
     * @returns {number} as in the table
     */
    longer(ahead, count) {
      let width = LOOKED_UP;
      let code;
      do {
        width++;
        code = ahead >> (count - width);
      } while (code >= this.limits[width] && width < AHEAD);
      return (this.letters[code - this.offsets[width]] << 5) | width;
    }
  }

  /**
   * @param {Uint16Array} units
   * @returns {string}
   */
  function toText(units) {
    let text = "";
    for (let i = 0; i < units.length; i += 4096) {
      text += String.fromCharCode.apply(null, /** @type {any} */ (units.subarray(i, i + 4096)));
    }
    return text;
  }

  /**
   * @param {number} count
   * @param {number} span
   * @returns {number}
   */
  function riceParameter(count, span) {
    const mean = Math.ceil((2 * span) / (3 * count));
    return mean > 1 ? Math.min(32 - Math.clz32(mean - 1), FULL) : 0;
  }

  return { limits, loaded, take, scripts, keeping, toText, Numbers, Bits, Huffman };
})();
