(() => {
  var __getOwnPropNames = Object.getOwnPropertyNames;
  var __esm = (fn, res, err2) => function __init() {
    if (err2) throw err2[0];
    try {
      return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
    } catch (e) {
      throw err2 = [e], e;
    }
  };

  // node_modules/fflate/esm/browser.js
  function gunzipSync(data, opts) {
    var st = gzs(data);
    if (st + 8 > data.length)
      err(6, "invalid gzip data");
    return inflt(data.subarray(st, -8), { i: 2 }, opts && opts.out || new u8(gzl(data)), opts && opts.dictionary);
  }
  var u8, u16, i32, fleb, fdeb, clim, freb, _a, fl, revfl, _b, fd, revfd, rev, x, i, hMap, flt, i, i, i, i, fdt, i, flrm, fdrm, max, bits, bits16, shft, slc, ec, err, inflt, et, gzs, gzl, td, tds;
  var init_browser = __esm({
    "node_modules/fflate/esm/browser.js"() {
      u8 = Uint8Array;
      u16 = Uint16Array;
      i32 = Int32Array;
      fleb = new u8([
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        1,
        1,
        1,
        1,
        2,
        2,
        2,
        2,
        3,
        3,
        3,
        3,
        4,
        4,
        4,
        4,
        5,
        5,
        5,
        5,
        0,
        /* unused */
        0,
        0,
        /* impossible */
        0
      ]);
      fdeb = new u8([
        0,
        0,
        0,
        0,
        1,
        1,
        2,
        2,
        3,
        3,
        4,
        4,
        5,
        5,
        6,
        6,
        7,
        7,
        8,
        8,
        9,
        9,
        10,
        10,
        11,
        11,
        12,
        12,
        13,
        13,
        /* unused */
        0,
        0
      ]);
      clim = new u8([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
      freb = function(eb, start2) {
        var b = new u16(31);
        for (var i2 = 0; i2 < 31; ++i2) {
          b[i2] = start2 += 1 << eb[i2 - 1];
        }
        var r = new i32(b[30]);
        for (var i2 = 1; i2 < 30; ++i2) {
          for (var j = b[i2]; j < b[i2 + 1]; ++j) {
            r[j] = j - b[i2] << 5 | i2;
          }
        }
        return { b, r };
      };
      _a = freb(fleb, 2);
      fl = _a.b;
      revfl = _a.r;
      fl[28] = 258, revfl[258] = 28;
      _b = freb(fdeb, 0);
      fd = _b.b;
      revfd = _b.r;
      rev = new u16(32768);
      for (i = 0; i < 32768; ++i) {
        x = (i & 43690) >> 1 | (i & 21845) << 1;
        x = (x & 52428) >> 2 | (x & 13107) << 2;
        x = (x & 61680) >> 4 | (x & 3855) << 4;
        rev[i] = ((x & 65280) >> 8 | (x & 255) << 8) >> 1;
      }
      hMap = (function(cd, mb, r) {
        var s = cd.length;
        var i2 = 0;
        var l = new u16(mb);
        for (; i2 < s; ++i2) {
          if (cd[i2])
            ++l[cd[i2] - 1];
        }
        var le = new u16(mb);
        for (i2 = 1; i2 < mb; ++i2) {
          le[i2] = le[i2 - 1] + l[i2 - 1] << 1;
        }
        var co;
        if (r) {
          co = new u16(1 << mb);
          var rvb = 15 - mb;
          for (i2 = 0; i2 < s; ++i2) {
            if (cd[i2]) {
              var sv = i2 << 4 | cd[i2];
              var r_1 = mb - cd[i2];
              var v = le[cd[i2] - 1]++ << r_1;
              for (var m = v | (1 << r_1) - 1; v <= m; ++v) {
                co[rev[v] >> rvb] = sv;
              }
            }
          }
        } else {
          co = new u16(s);
          for (i2 = 0; i2 < s; ++i2) {
            if (cd[i2]) {
              co[i2] = rev[le[cd[i2] - 1]++] >> 15 - cd[i2];
            }
          }
        }
        return co;
      });
      flt = new u8(288);
      for (i = 0; i < 144; ++i)
        flt[i] = 8;
      for (i = 144; i < 256; ++i)
        flt[i] = 9;
      for (i = 256; i < 280; ++i)
        flt[i] = 7;
      for (i = 280; i < 288; ++i)
        flt[i] = 8;
      fdt = new u8(32);
      for (i = 0; i < 32; ++i)
        fdt[i] = 5;
      flrm = /* @__PURE__ */ hMap(flt, 9, 1);
      fdrm = /* @__PURE__ */ hMap(fdt, 5, 1);
      max = function(a) {
        var m = a[0];
        for (var i2 = 1; i2 < a.length; ++i2) {
          if (a[i2] > m)
            m = a[i2];
        }
        return m;
      };
      bits = function(d, p, m) {
        var o = p / 8 | 0;
        return (d[o] | d[o + 1] << 8) >> (p & 7) & m;
      };
      bits16 = function(d, p) {
        var o = p / 8 | 0;
        return (d[o] | d[o + 1] << 8 | d[o + 2] << 16) >> (p & 7);
      };
      shft = function(p) {
        return (p + 7) / 8 | 0;
      };
      slc = function(v, s, e) {
        if (s == null || s < 0)
          s = 0;
        if (e == null || e > v.length)
          e = v.length;
        return new u8(v.subarray(s, e));
      };
      ec = [
        "unexpected EOF",
        "invalid block type",
        "invalid length/literal",
        "invalid distance",
        "stream finished",
        "no stream handler",
        ,
        "no callback",
        "invalid UTF-8 data",
        "extra field too long",
        "date not in range 1980-2099",
        "filename too long",
        "stream finishing",
        "invalid zip data"
        // determined by unknown compression method
      ];
      err = function(ind, msg, nt) {
        var e = new Error(msg || ec[ind]);
        e.code = ind;
        if (Error.captureStackTrace)
          Error.captureStackTrace(e, err);
        if (!nt)
          throw e;
        return e;
      };
      inflt = function(dat, st, buf, dict) {
        var sl = dat.length, dl = dict ? dict.length : 0;
        if (!sl || st.f && !st.l)
          return buf || new u8(0);
        var noBuf = !buf;
        var resize = noBuf || st.i != 2;
        var noSt = st.i;
        if (noBuf)
          buf = new u8(sl * 3);
        var cbuf = function(l2) {
          var bl = buf.length;
          if (l2 > bl) {
            var nbuf = new u8(Math.max(bl * 2, l2));
            nbuf.set(buf);
            buf = nbuf;
          }
        };
        var final = st.f || 0, pos = st.p || 0, bt = st.b || 0, lm = st.l, dm = st.d, lbt = st.m, dbt = st.n;
        var tbts = sl * 8;
        do {
          if (!lm) {
            final = bits(dat, pos, 1);
            var type = bits(dat, pos + 1, 3);
            pos += 3;
            if (!type) {
              var s = shft(pos) + 4, l = dat[s - 4] | dat[s - 3] << 8, t = s + l;
              if (t > sl) {
                if (noSt)
                  err(0);
                break;
              }
              if (resize)
                cbuf(bt + l);
              buf.set(dat.subarray(s, t), bt);
              st.b = bt += l, st.p = pos = t * 8, st.f = final;
              continue;
            } else if (type == 1)
              lm = flrm, dm = fdrm, lbt = 9, dbt = 5;
            else if (type == 2) {
              var hLit = bits(dat, pos, 31) + 257, hcLen = bits(dat, pos + 10, 15) + 4;
              var tl = hLit + bits(dat, pos + 5, 31) + 1;
              pos += 14;
              var ldt = new u8(tl);
              var clt = new u8(19);
              for (var i2 = 0; i2 < hcLen; ++i2) {
                clt[clim[i2]] = bits(dat, pos + i2 * 3, 7);
              }
              pos += hcLen * 3;
              var clb = max(clt), clbmsk = (1 << clb) - 1;
              var clm = hMap(clt, clb, 1);
              for (var i2 = 0; i2 < tl; ) {
                var r = clm[bits(dat, pos, clbmsk)];
                pos += r & 15;
                var s = r >> 4;
                if (s < 16) {
                  ldt[i2++] = s;
                } else {
                  var c = 0, n = 0;
                  if (s == 16)
                    n = 3 + bits(dat, pos, 3), pos += 2, c = ldt[i2 - 1];
                  else if (s == 17)
                    n = 3 + bits(dat, pos, 7), pos += 3;
                  else if (s == 18)
                    n = 11 + bits(dat, pos, 127), pos += 7;
                  while (n--)
                    ldt[i2++] = c;
                }
              }
              var lt = ldt.subarray(0, hLit), dt = ldt.subarray(hLit);
              lbt = max(lt);
              dbt = max(dt);
              lm = hMap(lt, lbt, 1);
              dm = hMap(dt, dbt, 1);
            } else
              err(1);
            if (pos > tbts) {
              if (noSt)
                err(0);
              break;
            }
          }
          if (resize)
            cbuf(bt + 131072);
          var lms = (1 << lbt) - 1, dms = (1 << dbt) - 1;
          var lpos = pos;
          for (; ; lpos = pos) {
            var c = lm[bits16(dat, pos) & lms], sym = c >> 4;
            pos += c & 15;
            if (pos > tbts) {
              if (noSt)
                err(0);
              break;
            }
            if (!c)
              err(2);
            if (sym < 256)
              buf[bt++] = sym;
            else if (sym == 256) {
              lpos = pos, lm = null;
              break;
            } else {
              var add = sym - 254;
              if (sym > 264) {
                var i2 = sym - 257, b = fleb[i2];
                add = bits(dat, pos, (1 << b) - 1) + fl[i2];
                pos += b;
              }
              var d = dm[bits16(dat, pos) & dms], dsym = d >> 4;
              if (!d)
                err(3);
              pos += d & 15;
              var dt = fd[dsym];
              if (dsym > 3) {
                var b = fdeb[dsym];
                dt += bits16(dat, pos) & (1 << b) - 1, pos += b;
              }
              if (pos > tbts) {
                if (noSt)
                  err(0);
                break;
              }
              if (resize)
                cbuf(bt + 131072);
              var end2 = bt + add;
              if (bt < dt) {
                var shift2 = dl - dt, dend = Math.min(dt, end2);
                if (shift2 + bt < 0)
                  err(3);
                for (; bt < dend; ++bt)
                  buf[bt] = dict[shift2 + bt];
              }
              for (; bt < end2; ++bt)
                buf[bt] = buf[bt - dt];
            }
          }
          st.l = lm, st.p = lpos, st.b = bt, st.f = final;
          if (lm)
            final = 1, st.m = lbt, st.d = dm, st.n = dbt;
        } while (!final);
        return bt != buf.length && noBuf ? slc(buf, 0, bt) : buf.subarray(0, bt);
      };
      et = /* @__PURE__ */ new u8(0);
      gzs = function(d) {
        if (d[0] != 31 || d[1] != 139 || d[2] != 8)
          err(6, "invalid gzip data");
        var flg = d[3];
        var st = 10;
        if (flg & 4)
          st += (d[10] | d[11] << 8) + 2;
        for (var zs = (flg >> 3 & 1) + (flg >> 4 & 1); zs > 0; zs -= !d[st++])
          ;
        return st + (flg & 2);
      };
      gzl = function(d) {
        var l = d.length;
        return (d[l - 4] | d[l - 3] << 8 | d[l - 2] << 16 | d[l - 1] << 24) >>> 0;
      };
      td = typeof TextDecoder != "undefined" && /* @__PURE__ */ new TextDecoder();
      tds = 0;
      try {
        td.decode(et, { stream: true });
        tds = 1;
      } catch (e) {
      }
    }
  });

  // src/tables.js
  async function unpackTables() {
    for (const { id: id2, textContent } of document.querySelectorAll("script[data-packed]")) unpacked.set(id2, await unpack(textContent));
  }
  async function unpack(packed) {
    const bytes = Uint8Array.fromBase64?.(packed) ?? Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    if (!globalThis.DecompressionStream) return new TextDecoder().decode(gunzipSync(bytes));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  }
  var unpacked, tableText;
  var init_tables = __esm({
    "src/tables.js"() {
      init_browser();
      unpacked = /* @__PURE__ */ new Map();
      tableText = (id2) => unpacked.get(id2) ?? document.getElementById(id2).textContent;
    }
  });

  // src/content.js
  function readPicture() {
    const nodes = read("page-nodes");
    nodes.forEach(({ x: x2, y }, id2) => content.things[id2].place = [x2, y]);
    return { nodes, edges: read("page-edges"), options: JSON.parse(read("page-options")) };
  }
  function word(name, values = {}) {
    return words[name].replace(/\{(\w+)\}/g, (whole, key) => Object.hasOwn(values, key) ? String(values[key]) : whole);
  }
  function index(content2) {
    content2.things.forEach((thing, id2) => Object.assign(thing, { id: id2, links: [], facts: [] }));
    content2.links.forEach((link, id2) => {
      Object.assign(link, { id: id2 });
      content2.things[link.source].links.push(link);
      if (link.target !== link.source) content2.things[link.target].links.push(link);
    });
    content2.quotes.forEach((quote, id2) => Object.assign(quote, { id: id2, facts: [] }));
    content2.facts.forEach((fact, id2) => {
      Object.assign(fact, { id: id2, disputed: false });
      for (const end2 of /* @__PURE__ */ new Set([fact.subject, fact.object])) {
        if (typeof end2 === "number") content2.things[end2].facts.push(fact);
      }
      for (const quote of fact.quotes) content2.quotes[quote].facts.push(fact);
    });
    content2.documents.forEach((source, id2) => Object.assign(source, { id: id2, quotes: [] }));
    for (const quote of content2.quotes) content2.documents[quote.document].quotes.push(quote);
    for (const dispute of content2.disputes) for (const fact of dispute.facts) content2.facts[fact].disputed = true;
    return content2;
  }
  function originOf(source) {
    const date = source.issued ? word("published", { date: source.issued }) : word("undated");
    return [source.publisher, date].filter(Boolean).join(" \xB7 ");
  }
  function quotesOf(fact, seen = /* @__PURE__ */ new Set()) {
    if (seen.has(fact.id)) return [];
    seen.add(fact.id);
    const own = fact.quotes.map((id2) => content.quotes[id2]);
    const found = own.concat(...fact.premises.map((id2) => quotesOf(content.facts[id2], seen)));
    return [...new Set(found)];
  }
  var read, words, counted, fold, content, endText, titleOf, qualities, worded, addressOf, thingAt;
  var init_content = __esm({
    "src/content.js"() {
      init_tables();
      read = (id2) => JSON.parse(tableText(id2));
      words = read("page-words");
      counted = (name, count) => word(count === 1 ? `${name}_one` : name, { count });
      fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[.’']/g, "").toLocaleLowerCase("en");
      content = index(read("page-content"));
      endText = (end2) => typeof end2 === "number" ? content.things[end2].label : end2;
      titleOf = (source) => source.title || word("untitled", { name: source.name });
      qualities = (fact) => [fact.qualifier, worded("status", fact.status)].filter(Boolean);
      worded = (kind, value) => value === null || !Object.hasOwn(words, `${kind}_${value}`) ? value : words[`${kind}_${value}`];
      addressOf = (thing) => thing.iri.split("/id/")[1] ?? thing.iri;
      thingAt = (address) => content.things.find((thing) => addressOf(thing) === address);
    }
  });

  // src/dom.js
  function element(tag, attributes = {}, ...children2) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(name, value);
      else if (value !== false && value !== null && value !== void 0) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children2.flat().filter((child) => child !== null && child !== void 0 && child !== false));
    return made;
  }
  function shapeOf(number2, shape) {
    const drawing = document.createElementNS(SVG, "svg");
    drawing.setAttribute("viewBox", "-1 -1 22 22");
    drawing.setAttribute("class", shape === "ring" ? "shape ring" : "shape");
    drawing.setAttribute("aria-hidden", "true");
    const round2 = !(shape in OUTLINES);
    const outline = document.createElementNS(SVG, round2 ? "circle" : "path");
    if (round2) for (const [name, value] of [["cx", 10], ["cy", 10], ["r", shape === "ring" ? 7 : 9]]) outline.setAttribute(name, value);
    else outline.setAttribute("d", OUTLINES[shape]);
    drawing.append(outline);
    drawing.style.setProperty("--colour", `var(--class-${number2})`);
    return drawing;
  }
  var SVG, button, byId, OUTLINES;
  var init_dom = __esm({
    "src/dom.js"() {
      SVG = "http://www.w3.org/2000/svg";
      button = (text, press, attributes = {}) => element("button", { type: "button", click: press, ...attributes }, text);
      byId = (id2) => document.getElementById(id2);
      OUTLINES = {
        square: "M3 3H17V17H3Z",
        diamond: "M10 1L19 10L10 19L1 10Z",
        hexagon: "M5 2H15L20 10L15 18H5L0 10Z",
        star: "M10 0L12.9 6.6L20 7.3L14.6 12L16.2 19L10 15.3L3.8 19L5.4 12L0 7.3L7.1 6.6Z",
        triangle: "M10 1L19 18H1Z",
        triangleDown: "M10 19L1 2H19Z"
      };
    }
  });

  // src/folding.js
  function homeOf(id2, homes) {
    let at = id2;
    for (const seen = /* @__PURE__ */ new Set(); homes.has(at) && !seen.has(at); at = homes.get(at)) seen.add(at);
    return at;
  }
  function fold2({ things, links, homes, twin: twin2 = () => void 0, plain: plain2 = () => false }) {
    const drawn = { things: /* @__PURE__ */ new Set(), links: /* @__PURE__ */ new Set(), bundles: /* @__PURE__ */ new Map(), carried: /* @__PURE__ */ new Map(), bundleOf: /* @__PURE__ */ new Map() };
    for (const id2 of things) {
      const home = homeOf(id2, homes);
      drawn.things.add(home);
      if (home !== id2) drawn.carried.set(home, (drawn.carried.get(home) ?? 0) + 1);
    }
    for (const link of links) {
      const [source, target] = [homeOf(link.source, homes), homeOf(link.target, homes)];
      if (source === link.source && target === link.target) drawn.links.add(link.id);
      else if (source !== target) bundle(drawn, { source, target, link, twin: twin2, plain: plain2 });
    }
    return drawn;
  }
  function bundle(drawn, { source, target, link, twin: twin2, plain: plain2 }) {
    const nameless = plain2(source) || plain2(target);
    const label = nameless ? "" : link.label;
    const same2 = nameless ? void 0 : twin2(source, label, target);
    if (same2 !== void 0) {
      drawn.links.add(same2);
      drawn.bundleOf.set(link.id, same2);
      return;
    }
    const ends2 = (nameless || link.symmetric) && String(source) > String(target) ? [target, source] : [source, target];
    const key = bundleKey(ends2[0], label, ends2[1]);
    const standing = drawn.bundles.get(key);
    if (standing) standing.links.push(link.id);
    else {
      const symmetric = nameless || Boolean(link.symmetric);
      drawn.bundles.set(key, { key, source: ends2[0], target: ends2[1], label, symmetric, links: [link.id] });
    }
    drawn.bundleOf.set(link.id, key);
  }
  var bundleKey;
  var init_folding = __esm({
    "src/folding.js"() {
      bundleKey = (source, label, target) => `bundle ${source} ${target} ${label}`;
    }
  });

  // src/groups.js
  function groupsOf(state2, kept) {
    if (!content.groups.length || kept.size <= MOST_THINGS && state2.groups === null) return null;
    const homes = /* @__PURE__ */ new Map();
    for (const id2 of kept) {
      const { group } = content.things[id2];
      if (group !== null && !state2.groups?.has(group)) homes.set(id2, groupId(group));
    }
    return homes;
  }
  var MOST_THINGS, PREFIX, groupId, isGroup, groupNumber;
  var init_groups = __esm({
    "src/groups.js"() {
      init_content();
      MOST_THINGS = 8e3;
      PREFIX = "group ";
      groupId = (number2) => `${PREFIX}${number2}`;
      isGroup = (id2) => typeof id2 === "string" && id2.startsWith(PREFIX);
      groupNumber = (id2) => Number(id2.slice(PREFIX.length));
    }
  });

  // src/view_address.js
  function writeView(view, address) {
    const nameOf = (id2) => addressOf(content.things[id2]);
    if (view.focus !== null) address.set("focus", nameOf(view.focus));
    if (view.focus !== null && view.hops !== 1) address.set("hops", view.hops);
    for (const [key, part] of Object.entries(SETS)) for (const id2 of sorted(view[part])) address.append(key, nameOf(id2));
    for (const id2 of sorted(view.pinned.keys())) address.append("pin", `${nameOf(id2)}@${view.pinned.get(id2).join(",")}`);
    if (view.folded.size) address.set("fold", [...view.folded].sort().join(" "));
    if (view.groups) address.set("groups", sorted(view.groups).join(" "));
    if (view.chosen?.kind === "group") address.set("group", groupNumber(view.chosen.id));
    if (view.chosen?.kind === "bundle") for (const part of bundleParts(view.chosen.id)) address.append("bundle", part);
    if (view.chosen?.kind === "path") for (const id2 of view.chosen.id.filter((one2) => one2 !== null)) address.append("path", nameOf(id2));
  }
  function readView(address) {
    const view = initialView();
    const idsOf = (key) => address.getAll(key).map((name) => thingAt(name)?.id).filter((id2) => id2 !== void 0);
    view.focus = idsOf("focus")[0] ?? null;
    const hops = Number(address.get("hops"));
    if (Number.isInteger(hops) && hops >= 1 && hops <= MOST_HOPS) view.hops = hops;
    for (const [key, part] of Object.entries(SETS)) view[part] = new Set(idsOf(key));
    view.pinned = new Map(address.getAll("pin").map(readPin).filter(Boolean));
    const classes = new Set(content.classes.filter((look) => look.foldedInto).map((look) => look.name));
    view.folded = new Set((address.get("fold") ?? "").split(" ").filter((name) => classes.has(name)));
    if (address.has("groups")) view.groups = new Set(address.get("groups").split(" ").filter(Boolean).map(Number).filter((number2) => number2 in content.groups));
    const [from, to] = idsOf("path");
    const group = Number(address.get("group"));
    if (address.has("group") && group in content.groups) view.chosen = { kind: "group", id: groupId(group) };
    const bundle2 = readBundle(address.getAll("bundle"));
    if (bundle2) view.chosen = { kind: "bundle", id: bundle2 };
    if (from !== void 0) view.chosen = { kind: "path", id: [from, to ?? null] };
    return view;
  }
  function readPin(text) {
    const [, name, x2, y] = /^(.*)@(-?\d{1,6}),(-?\d{1,6})$/s.exec(text) ?? [];
    const thing = name === void 0 ? void 0 : thingAt(name);
    return thing && [thing.id, [Number(x2), Number(y)]];
  }
  function bundleParts(key) {
    const [, source, target, label] = /^bundle (group \d+|\d+) (group \d+|\d+) (.*)$/s.exec(key);
    const nameOf = (end2) => isGroup(end2) ? end2 : addressOf(content.things[Number(end2)]);
    return [nameOf(source), label, nameOf(target)];
  }
  function readBundle([source, label, target]) {
    const ends2 = [source, target].map((name) => /^group \d+$/.test(name ?? "") ? name : thingAt(name)?.id);
    return label === void 0 || ends2.includes(void 0) ? null : bundleKey(ends2[0], label, ends2[1]);
  }
  var MOST_HOPS, initialView, SETS, sorted;
  var init_view_address = __esm({
    "src/view_address.js"() {
      init_content();
      init_folding();
      init_groups();
      MOST_HOPS = 4;
      initialView = () => ({
        /** The thing whose neighbourhood alone is shown, or null, and how many links far. */
        focus: null,
        hops: 1,
        /** Things whose neighbours are shown too, whatever the focus leaves out. */
        opened: /* @__PURE__ */ new Set(),
        /** Things into which the neighbours are folded that nothing else is linked to. */
        closed: /* @__PURE__ */ new Set(),
        /** Things that a reader put away. */
        hidden: /* @__PURE__ */ new Set(),
        /** Where a reader put things: [x, y] by id, as the build counts. */
        pinned: /* @__PURE__ */ new Map(),
        /** The names of classes that are folded into what they belong to. */
        folded: /* @__PURE__ */ new Set(),
        /** The groups of a large network that are opened, by number; null until a reader opens or closes one. */
        groups: null
      });
      SETS = { open: "opened", close: "closed", hidden: "hidden" };
      sorted = (ids) => [...ids].sort((one2, other) => one2 - other);
    }
  });

  // src/state.js
  function change(changes, { remember = true } = {}) {
    const before = { ...state };
    Object.assign(state, changes);
    if (remember) write(before);
    for (const render of subscribers) render(state, before);
  }
  function choose(kind, id2, more = {}) {
    const from = state.chosen?.kind === "path" && state.chosen.id[1] === null ? state.chosen.id[0] : null;
    const sought = from !== null && kind === "thing" && id2 !== from;
    change({ chosen: sought ? { kind: "path", id: [from, id2] } : { kind, id: id2 }, ...more });
  }
  function write(before) {
    const hash = "#" + encode();
    if (hash === (location.hash || "#")) return;
    const step = before.view !== state.view || before.source !== state.source || before.chosen !== state.chosen;
    history[step ? "pushState" : "replaceState"](null, "", hash);
  }
  function encode() {
    const address = new URLSearchParams();
    if (state.view !== "network") address.set("view", state.view);
    if (state.source !== null) address.set("document", content.documents[state.source].name);
    if (state.chosen?.kind === "thing") address.set("thing", addressOf(content.things[state.chosen.id]));
    if (state.chosen?.kind === "link") address.set("link", linkAddress(content.links[state.chosen.id]));
    if (state.chosen?.kind === "quote") address.set("at", placeOf(content.quotes[state.chosen.id]));
    writeView(state, address);
    if (state.hiddenClasses.size) address.set("without", [...state.hiddenClasses].sort().join(" "));
    for (const id2 of [...state.hiddenDocuments].sort()) address.append("hide", content.documents[id2].name);
    if (state.derived) address.set("derived", "1");
    return address.toString();
  }
  function readAddress() {
    const address = new URLSearchParams(location.hash.slice(1));
    const found = { ...initial(), ...readView(address) };
    if (VIEWS.includes(address.get("view"))) found.view = address.get("view");
    const source = content.documents.find((one2) => one2.name === address.get("document"));
    if (source) found.source = source.id;
    const thing = address.has("thing") && thingAt(address.get("thing"));
    const quote = address.has("at") && content.quotes.find((one2) => placeOf(one2) === address.get("at"));
    const link = address.has("link") && content.links.find((one2) => linkAddress(one2) === address.get("link"));
    if (thing) found.chosen = { kind: "thing", id: thing.id };
    else if (quote) found.chosen = { kind: "quote", id: quote.id };
    else if (link) found.chosen = { kind: "link", id: link.id };
    const classes = new Set(content.classes.map((one2) => one2.name));
    found.hiddenClasses = new Set((address.get("without") ?? "").split(" ").filter((name) => classes.has(name)));
    const hidden = new Set(address.getAll("hide"));
    found.hiddenDocuments = new Set(content.documents.filter((one2) => hidden.has(one2.name)).map((one2) => one2.id));
    found.derived = address.get("derived") === "1";
    change(found, { remember: false });
  }
  var VIEWS, initial, state, subscribers, subscribe, showEverything, isFiltered, linkAddress, placeOf;
  var init_state = __esm({
    "src/state.js"() {
      init_content();
      init_view_address();
      VIEWS = ["network", "facts", "documents"];
      initial = () => ({
        ...initialView(),
        view: "network",
        /** What the panel tells of: {kind: "thing" | "link" | "bundle" | "group" | "path" | "quote", id}, or null. */
        chosen: null,
        /** The document in the reader, or null. */
        source: null,
        hiddenClasses: /* @__PURE__ */ new Set(),
        hiddenDocuments: /* @__PURE__ */ new Set(),
        derived: false
      });
      state = initial();
      subscribers = [];
      subscribe = (render) => subscribers.push(render);
      showEverything = () => change({ ...initialView(), hiddenClasses: /* @__PURE__ */ new Set(), hiddenDocuments: /* @__PURE__ */ new Set(), derived: false });
      isFiltered = () => state.focus !== null || state.hidden.size > 0 || state.hiddenClasses.size > 0 || state.hiddenDocuments.size > 0;
      linkAddress = ({ source, label, target }) => [addressOf(content.things[source]), label, addressOf(content.things[target])].join("|");
      placeOf = (quote) => `${content.documents[quote.document].name}@${quote.start}-${quote.end}`;
    }
  });

  // src/walks.js
  function within(starts, steps, next) {
    const distance = new Map([...starts].map((start2) => [start2, 0]));
    let edge = [...distance.keys()];
    for (let step = 1; step <= steps && edge.length; step++) {
      const found = [];
      for (const node of edge) {
        for (const other of next(node)) {
          if (distance.has(other)) continue;
          distance.set(other, step);
          found.push(other);
        }
      }
      edge = found;
    }
    return distance;
  }
  function shortestWays(from, to, next, most = 6) {
    const distance = within([to], Infinity, next);
    if (!distance.has(from)) return { ways: [], more: false };
    const ways = [];
    const follow = (way) => {
      if (ways.length > most) return;
      const last3 = way[way.length - 1];
      if (last3 === to) return void ways.push(way);
      const nearer = new Set([...next(last3)].filter((other) => distance.get(other) === distance.get(last3) - 1));
      for (const other of nearer) follow([...way, other]);
    };
    follow([from]);
    return { ways: ways.slice(0, most), more: ways.length > most };
  }
  function leavesOf(node, next) {
    return [...new Set(next(node))].filter((other) => other !== node && [...next(other)].every((one2) => one2 === node || one2 === other));
  }
  var init_walks = __esm({
    "src/walks.js"() {
    }
  });

  // src/visible.js
  function visible(state2) {
    if (!last || last.parts.some((part, index2) => part !== state2[PARTS[index2]])) {
      last = { parts: PARTS.map((part) => state2[part]), shown: show(state2) };
    }
    return last.shown;
  }
  function show(state2) {
    const kept = keptThings(state2);
    const links = keptLinks(state2, kept);
    const homes = /* @__PURE__ */ new Map();
    foldClasses(state2, kept, homes);
    foldLeaves(state2, { kept, links, homes });
    const groups = groupsOf(state2, kept);
    for (const id2 of kept) if (groups?.has(id2) && !homes.has(id2)) homes.set(id2, groups.get(id2));
    return { kept, homeOf: (id2) => homeOf(id2, homes), ...fold2({ things: kept, links, homes, twin, plain: (end2) => typeof end2 === "string" }) };
  }
  function keptThings(state2) {
    const near = state2.focus === null ? null : nearFocus(state2);
    const kept = /* @__PURE__ */ new Set();
    for (const thing of content.things) {
      if (near && !near.has(thing.id)) continue;
      if (isWanted(state2, thing)) kept.add(thing.id);
    }
    return kept;
  }
  function isWanted(state2, thing) {
    return !state2.hidden.has(thing.id) && !state2.hiddenClasses.has(content.classes[thing.class].name) && inDocuments(state2, thing.documents);
  }
  function keptLinks(state2, kept) {
    return content.links.filter(
      (link) => (!link.derived || state2.derived) && kept.has(link.source) && kept.has(link.target) && inDocuments(state2, link.documents)
    );
  }
  function nearFocus(state2) {
    const next = (id2) => linked(id2, state2.derived);
    const near = new Set(within([state2.focus], state2.hops, next).keys());
    for (const id2 of state2.opened) for (const other of next(id2)) near.add(id2).add(other);
    return near;
  }
  function linked(id2, derived) {
    const found = /* @__PURE__ */ new Set();
    for (const link of content.things[id2].links) {
      if (!link.derived || derived) found.add(link.source === id2 ? link.target : link.source);
    }
    return found;
  }
  function openNeighbours(state2) {
    return (id2) => content.things[id2].links.filter((link) => (!link.derived || state2.derived) && inDocuments(state2, link.documents)).map((link) => link.source === id2 ? link.target : link.source).filter((other) => isWanted(state2, content.things[other]));
  }
  function foldClasses(state2, kept, homes) {
    if (!state2.folded.size) return;
    for (const id2 of kept) {
      const look = content.classes[content.things[id2].class];
      if (!look.foldedInto || !state2.folded.has(look.name)) continue;
      const home = [...linked(id2, false)].find((other) => kept.has(other) && content.classes[content.things[other].class].name === look.foldedInto);
      if (home !== void 0) homes.set(id2, home);
    }
  }
  function foldLeaves(state2, { kept, links, homes }) {
    if (!state2.closed.size) return;
    const near = /* @__PURE__ */ new Map();
    for (const { source, target } of links) {
      for (const [one2, other] of [[source, target], [target, source]]) near.set(one2, (near.get(one2) ?? /* @__PURE__ */ new Set()).add(other));
    }
    const next = (id2) => near.get(id2) ?? [];
    for (const hub of state2.closed) {
      if (!kept.has(hub) || homes.has(hub)) continue;
      for (const leaf of leavesOf(hub, next)) if (!homes.has(leaf)) homes.set(leaf, hub);
    }
  }
  function twin(source, label, target) {
    twins ?? (twins = new Map(content.links.map((link) => [JSON.stringify([link.source, link.label, link.target]), link.id])));
    return twins.get(JSON.stringify([source, label, target]));
  }
  var PARTS, last, inDocuments, twins;
  var init_visible = __esm({
    "src/visible.js"() {
      init_content();
      init_folding();
      init_groups();
      init_walks();
      PARTS = ["focus", "hops", "opened", "closed", "hidden", "folded", "groups", "hiddenClasses", "hiddenDocuments", "derived"];
      last = null;
      inDocuments = (state2, documents) => !documents.length || documents.some((id2) => !state2.hiddenDocuments.has(id2));
      twins = null;
    }
  });

  // src/filters.js
  function startFilters() {
    const classes = new Map(content.classes.map((look, number2) => [look.name, classChoice(look, number2)]));
    byId("class-filter").append(...classes.values());
    const documents = content.documents.map(documentChoice);
    byId("document-filter").append(...documents);
    startDocumentSearch(documents);
    const derived = content.links.filter((link) => link.derived).length;
    byId("derived-count").textContent = String(derived);
    byId("derived-choice").hidden = derived === 0;
    byId("derived-choice").closest("fieldset").hidden = derived === 0;
    byId("derived").addEventListener("change", (event) => change({ derived: event.target.checked }));
    byId("reset").addEventListener("click", showEverything);
    byId("filters-fold").open = !narrow.matches;
    narrow.addEventListener("change", () => byId("filters-fold").open = !narrow.matches);
    const render = (now2) => {
      for (const [name, choice2] of classes) choice2.querySelector("input").checked = !now2.hiddenClasses.has(name);
      documents.forEach((choice2, id2) => choice2.querySelector("input").checked = !now2.hiddenDocuments.has(id2));
      byId("derived").checked = now2.derived;
      byId("reset").hidden = !isFiltered();
      const hidden = isFiltered() ? content.things.length - visible(now2).kept.size : 0;
      byId("filters-state").textContent = hidden ? word("filters_hidden", { count: hidden }) : "";
    };
    subscribe(render);
    render(state);
  }
  function classChoice(look, number2) {
    const count = content.things.filter((thing) => thing.class === number2).length;
    const others = content.classes.map((one2) => one2.name).filter((name) => name !== look.name);
    return choice(look.plural, count, shapeOf(number2, look.shape), {
      toggle: () => change({ hiddenClasses: toggled(state.hiddenClasses, look.name) }),
      only: () => change({ hiddenClasses: new Set(others) })
    });
  }
  function documentChoice(source) {
    const others = content.documents.map((one2) => one2.id).filter((id2) => id2 !== source.id);
    const title = element("span", { class: "title", title: titleOf(source) }, titleOf(source));
    const text = element("span", {}, title, source.issued ? element("span", { class: "note date" }, source.issued) : null);
    return choice(text, null, null, {
      toggle: () => change({ hiddenDocuments: toggled(state.hiddenDocuments, source.id) }),
      only: () => change({ hiddenDocuments: new Set(others) })
    });
  }
  function choice(text, count, drawing, { toggle, only }) {
    const name = typeof text === "string" ? text : text.firstChild.textContent;
    return element(
      "div",
      { class: "choice-row" },
      element(
        "label",
        { class: "choice" },
        element("input", { type: "checkbox", checked: true, change: toggle }),
        drawing,
        typeof text === "string" ? element("span", {}, text) : text,
        count === null ? null : element("span", { class: "count" }, String(count))
      ),
      button(word("only"), only, { class: "only", "aria-label": `${name}: ${word("only")}` })
    );
  }
  function toggled(set3, value) {
    const copy = new Set(set3);
    if (!copy.delete(value)) copy.add(value);
    return copy;
  }
  function startDocumentSearch(rows) {
    const input = byId("document-search");
    input.hidden = content.documents.length <= MANY;
    input.addEventListener("input", () => {
      const sought = fold(input.value.trim());
      content.documents.forEach((source, id2) => rows[id2].hidden = !fold(`${titleOf(source)} ${source.name}`).includes(sought));
    });
  }
  var MANY, narrow;
  var init_filters = __esm({
    "src/filters.js"() {
      init_content();
      init_dom();
      init_state();
      init_visible();
      MANY = 12;
      narrow = matchMedia("(max-width: 800px)");
    }
  });

  // src/claims.js
  function groupFacts(facts, seenFrom = null) {
    const groups = /* @__PURE__ */ new Map();
    for (const fact of facts) {
      const quotes2 = quotesOf(fact);
      const place = JSON.stringify([fact.derived, quotes2.map((quote) => quote.id)]);
      if (!groups.has(place)) groups.set(place, { quotes: quotes2, derived: fact.derived, lines: /* @__PURE__ */ new Map() });
      const side = fact.subject === seenFrom ? "subject" : fact.object === seenFrom ? "object" : null;
      const fixed = side === null ? [fact.subject, fact.object] : [];
      const line2 = JSON.stringify([fact.relation, side, fixed, fact.qualifier, fact.status, fact.confidence]);
      const { lines } = groups.get(place);
      if (!lines.has(line2)) lines.set(line2, { fact, side, facts: [] });
      lines.get(line2).facts.push(fact);
    }
    const first = ({ quotes: quotes2 }) => quotes2.length ? quotes2[0].id : Infinity;
    return [...groups.values()].sort((one2, other) => one2.derived - other.derived || first(one2) - first(other)).map((group) => ({ ...group, lines: [...group.lines.values()] }));
  }
  function endChip(end2, { strong = false } = {}) {
    if (typeof end2 !== "number") return element("span", { class: "value" }, end2);
    const thing = content.things[end2];
    if (strong) return element("strong", {}, thing.label);
    const look = content.classes[thing.class];
    return element(
      "button",
      { type: "button", class: "chip", click: () => choose("thing", end2) },
      shapeOf(thing.class, look.shape),
      thing.label
    );
  }
  function claimCard(group, seenFrom = null) {
    return element(
      "li",
      { class: group.derived ? "claim derived" : "claim" },
      group.lines.map((line2) => statement(line2, seenFrom)),
      group.derived ? element("p", { class: "note" }, word("derived_note")) : null,
      group.quotes.map((quote) => quoteBlock(quote))
    );
  }
  function statement({ fact, side, facts }, seenFrom = null) {
    const { label, definition } = content.relations[fact.relation];
    const relation = element("span", { class: "relation", title: definition }, label);
    const others = side === "object" ? facts.map((one2) => one2.subject) : facts.map((one2) => one2.object);
    const parts = side === "object" ? [...chips(others), relation, endChip(seenFrom, { strong: true })] : side === "subject" ? [relation, ...chips(others)] : [endChip(fact.subject), relation, endChip(fact.object)];
    return element("p", { class: "statement" }, parts, badges(fact), sureness(fact));
  }
  function chips(ends2) {
    const rest = ends2.slice(FEW);
    const shown = ends2.slice(0, FEW).map((end2) => endChip(end2));
    if (!rest.length) return shown;
    const more = button(word("show_all", { count: ends2.length }), () => more.replaceWith(...rest.map((end2) => endChip(end2))), { class: "plain" });
    return [...shown, more];
  }
  function sureness({ confidence }) {
    if (confidence === null) return null;
    const percent2 = Math.round(confidence * 100);
    return element("span", { class: "note", title: word("confidence_help") }, word("confidence", { percent: percent2 }));
  }
  function quoteBlock(quote) {
    const source = content.documents[quote.document];
    const open = () => choose("quote", quote.id, { view: "documents", source: quote.document });
    const here = state.view === "documents" && state.source === quote.document && state.chosen?.kind === "quote";
    return element(
      "figure",
      { class: "quote" },
      element("blockquote", { lang: source.language }, quote.text),
      element(
        "figcaption",
        {},
        element("span", { class: "source" }, titleOf(source)),
        element("span", { class: "note" }, originOf(source)),
        here ? null : button(word("read"), open, { class: "read" })
      )
    );
  }
  var FEW, badges, wanted, factCount;
  var init_claims = __esm({
    "src/claims.js"() {
      init_content();
      init_dom();
      init_state();
      FEW = 12;
      badges = (fact) => [
        ...qualities(fact).map((text) => element("span", { class: "badge" }, text)),
        fact.disputed ? element("span", { class: "badge disputed" }, word("disputed")) : null
      ];
      wanted = (facts) => facts.filter((fact) => state.derived || !fact.derived);
      factCount = (facts) => counted("fact_count", facts.length);
    }
  });

  // src/ways.js
  function waysOf(state2) {
    const { hidden, hiddenClasses, hiddenDocuments, derived } = state2;
    const asked = [...state2.chosen.id, hidden, hiddenClasses, hiddenDocuments, derived];
    if (!last2 || asked.some((part, index2) => part !== last2.asked[index2])) last2 = { asked, found: findWays(state2) };
    return last2.found;
  }
  function findWays(state2) {
    const [from, to] = state2.chosen.id;
    const { ways, more } = shortestWays(from, to, openNeighbours(state2));
    return { ways: ways.map((things) => ({ things, links: things.slice(1).map((end2, index2) => between(things[index2], end2, state2)) })), more };
  }
  function between(one2, other, { derived }) {
    return content.things[one2].links.filter((link) => (derived || !link.derived) && [link.source, link.target].includes(other)).map((link) => link.id);
  }
  var last2;
  var init_ways = __esm({
    "src/ways.js"() {
      init_content();
      init_visible();
      init_walks();
      last2 = null;
    }
  });

  // src/about_network.js
  function aboutPath([from, to], head2) {
    if (to === null) {
      return [head2(word("path_from", { from: content.things[from].label })), element("p", {}, word("path_help"))];
    }
    const { ways, more } = waysOf(state);
    const title = word("path_title", { from: content.things[from].label, to: content.things[to].label });
    const steps = ways.length ? ways[0].links.length : 0;
    const several = ways.length === 1 ? word("path_found_one", { steps }) : word("path_found", { count: ways.length, steps });
    const told3 = ways.length ? several : word("path_none");
    return [
      head2(title),
      element("p", { class: "note" }, told3, more ? ` ${word("path_more")}` : null),
      ways.map((way, index2) => aboutWay(way, index2))
    ].flat();
  }
  function aboutWay({ things, links }, index2) {
    const stations = element("ol", { class: "way" }, things.map((id2) => element("li", {}, endChip(id2))));
    const steps = links.map((ids) => cards(factsOf(ids)));
    return element("details", { class: "way", open: index2 === 0 }, element("summary", {}, things.map((id2) => content.things[id2].label).join(" \u2013 ")), stations, steps);
  }
  function aboutBundle(key, head2) {
    const bundle2 = visible(state).bundles.get(key);
    if (!bundle2) return [head2(word("folded_away"))];
    const { source, target, label, links } = bundle2;
    const [one2, other] = [source, target].map((end2) => typeof end2 === "number" ? content.things[end2].label : groupLabel(groupNumber(end2)));
    return [head2([one2, label || "\u2013", other].join(" ")), element("p", { class: "note" }, counted("links_count", links.length)), cards(factsOf(links.slice(0, MOST_MEMBERS)))];
  }
  function aboutGroup(id2, head2) {
    const number2 = groupNumber(id2);
    const members = content.things.filter((thing) => thing.group === number2).sort((one2, other) => other.importance - one2.importance);
    const chips2 = members.slice(0, MOST_MEMBERS).map((thing) => element("li", {}, endChip(thing.id)));
    const drawn = visible(state).things.has(groupId(number2));
    return [
      head2(word("group_of", { names: groupLabel(number2) })),
      element("p", { class: "note" }, word("group_count", { count: members.length })),
      drawn ? element("p", { class: "actions" }, button(word("group_open"), () => openGroup(number2))) : "",
      element("ul", { class: "chips" }, chips2)
    ];
  }
  var MOST_MEMBERS, groupLabel, openGroup, factsOf, cards;
  var init_about_network = __esm({
    "src/about_network.js"() {
      init_claims();
      init_content();
      init_dom();
      init_groups();
      init_state();
      init_visible();
      init_ways();
      MOST_MEMBERS = 40;
      groupLabel = (number2) => content.groups[number2].top.slice(0, 3).map((id2) => content.things[id2].label).join(", ");
      openGroup = (number2) => change({ groups: new Set(state.groups ?? []).add(number2), chosen: null });
      factsOf = (links) => [...new Set(links.flatMap((id2) => content.links[id2].facts))].map((id2) => content.facts[id2]);
      cards = (facts) => element("ul", { class: "claims" }, groupFacts(wanted(facts)).map((group) => claimCard(group)));
    }
  });

  // src/orientation.js
  var turned, turn, asSeen;
  var init_orientation = __esm({
    "src/orientation.js"() {
      turned = false;
      turn = () => turned = true;
      asSeen = ([x2, y]) => turned ? [y, x2] : [x2, y];
    }
  });

  // src/explore.js
  function expand(id2) {
    const changes = { opened: new Set(state.opened).add(id2), closed: without(state.closed, id2), view: "network" };
    const { group } = content.things[id2];
    if (state.groups || isGroup(visible(state).homeOf(id2))) changes.groups = new Set(state.groups ?? []).add(group);
    change(changes);
  }
  function shift(id2, right, down) {
    const [x2, y] = asSeen(state.pinned.get(id2) ?? content.things[id2].place);
    change({ pinned: new Map(state.pinned).set(id2, asSeen([x2 + right * STEP, y + down * STEP])), view: "network" });
  }
  function without(set3, id2) {
    const copy = new Set(set3);
    copy.delete(id2);
    return copy;
  }
  function isFolded(id2, shown = visible(state)) {
    return state.closed.has(id2) || shown.homeOf(id2) !== id2 || [...linked(id2, state.derived)].some((other) => !shown.things.has(other) && !state.hidden.has(other));
  }
  function actions({ id: id2 }) {
    const show2 = state.view === "network" ? null : button(word("show_in_picture"), () => change({ view: "network" }));
    const focus = state.focus === id2 ? button(word("view_all"), () => change({ focus: null })) : button(word("focus"), () => focusOn(id2));
    const parts = [
      show2,
      focus,
      state.focus === id2 ? hopsChoice() : null,
      button(word("path_seek"), () => seekPath(id2)),
      isFolded(id2) ? button(word("expand"), () => expand(id2)) : null,
      state.closed.has(id2) ? null : button(word("collapse"), () => collapse(id2)),
      button(word("hide"), () => hide(id2))
    ];
    return [element("p", { class: "actions" }, parts), moves(id2)];
  }
  function hopsChoice() {
    const choices = Array.from({ length: MOST_HOPS }, (_, index2) => element("option", { value: index2 + 1, selected: state.hops === index2 + 1 }, String(index2 + 1)));
    const choice2 = element("select", { id: "hops", change: () => change({ hops: Number(choice2.value) }) }, choices);
    return element("label", {}, word("hops"), " ", choice2);
  }
  function moves(id2) {
    const way = (sign, name, right, down) => button(sign, () => shift(id2, right, down), { "aria-label": name, title: name, class: "step" });
    return element(
      "details",
      { class: "moves", open: state.pinned.has(id2) },
      element("summary", {}, word("move")),
      element(
        "p",
        { class: "actions" },
        way("\u2190", word("move_left"), -1, 0),
        way("\u2191", word("move_up"), 0, -1),
        way("\u2193", word("move_down"), 0, 1),
        way("\u2192", word("move_right"), 1, 0),
        state.pinned.has(id2) ? button(word("put_back"), () => putBack(id2)) : null
      )
    );
  }
  var STEP, focusOn, collapse, hide, seekPath, toggleFold, putBack;
  var init_explore = __esm({
    "src/explore.js"() {
      init_content();
      init_dom();
      init_groups();
      init_orientation();
      init_state();
      init_view_address();
      init_visible();
      STEP = 40;
      focusOn = (id2) => change({ focus: id2, view: "network" });
      collapse = (id2) => change({ closed: new Set(state.closed).add(id2), opened: without(state.opened, id2), view: "network" });
      hide = (id2) => change({ hidden: new Set(state.hidden).add(id2), chosen: null, focus: state.focus === id2 ? null : state.focus });
      seekPath = (id2) => choose("path", [id2, null]);
      toggleFold = (name) => change({ folded: state.folded.has(name) ? without(state.folded, name) : new Set(state.folded).add(name), view: "network" });
      putBack = (id2) => change({ pinned: new Map([...state.pinned].filter(([one2]) => one2 !== id2)) });
    }
  });

  // src/panel.js
  function startPanel() {
    const panel = byId("panel");
    const render = (now2, before) => {
      if (before && PARTS2.every((part) => now2[part] === before[part])) return;
      const focused = panel.contains(document.activeElement);
      panel.replaceChildren(...told(now2));
      panel.classList.toggle("empty", now2.chosen === null);
      document.body.classList.toggle("chosen", now2.chosen !== null);
      panel.scrollTop = 0;
      if (before && now2.chosen !== before.chosen) announce(now2);
      if (focused) focusAnew(now2);
    };
    subscribe(render);
    render(state);
    byId("about").addEventListener("click", () => choose("about", 0));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && state.chosen && !event.defaultPrevented) change({ chosen: null });
    });
  }
  function focusAnew({ chosen: chosen2, view }) {
    const next = chosen2 ? byId("panel").querySelector("h2") : byId({ network: "picture", facts: "facts-search", documents: "reader" }[view]);
    next?.focus({ preventScroll: true });
  }
  function announce({ chosen: chosen2 }) {
    byId("announced").textContent = chosen2 ? byId("panel").querySelector("h2").textContent : "";
  }
  function told({ chosen: chosen2, view, source }) {
    if (chosen2?.kind === "thing") return aboutThing(content.things[chosen2.id]);
    if (chosen2?.kind === "link") return aboutLink(content.links[chosen2.id]);
    if (chosen2?.kind === "path") return aboutPath(chosen2.id, head);
    if (chosen2?.kind === "bundle") return aboutBundle(chosen2.id, head);
    if (chosen2?.kind === "group") return aboutGroup(chosen2.id, head);
    if (chosen2?.kind === "quote") return aboutQuote(content.quotes[chosen2.id]);
    if (chosen2?.kind === "about") return overview();
    return view === "documents" && source !== null ? aboutDocument(content.documents[source]) : overview();
  }
  function head(title, lead) {
    return element(
      "header",
      {},
      element("h2", { tabindex: "-1" }, title),
      button("\xD7", () => change({ chosen: null }), { class: "close", "aria-label": word("close"), title: word("close") }),
      lead
    );
  }
  function aboutThing(thing) {
    const look = content.classes[thing.class];
    const kind = element("p", { class: "kind" }, shapeOf(thing.class, look.shape), [look.label, ...thing.kinds].join(" \xB7 "));
    const facts = wanted(thing.facts);
    return [
      head(thing.label, kind),
      names(word("also_called"), thing.aliases),
      names(word("misspelt"), thing.misspellings),
      element("p", { class: "note" }, [counted("spoken_of", thing.documents.length), factCount(facts)].join(" \xB7 ")),
      ...actions(thing),
      facts.length ? cards2(facts, thing.id) : element("p", {}, word("no_facts"))
    ];
  }
  function names(title, list) {
    return list.length ? element("p", { class: "names" }, element("span", { class: "note" }, title), " ", list.join(" \xB7 ")) : "";
  }
  function aboutLink(link) {
    const facts = link.facts.map((id2) => content.facts[id2]);
    const between2 = wanted(content.things[link.source].facts).filter(
      (fact) => !facts.includes(fact) && [fact.subject, fact.object].includes(link.target)
    );
    const ends2 = element("p", { class: "statement" }, endChip(link.source), element("span", { class: "relation" }, link.label), endChip(link.target));
    const title = [content.things[link.source].label, link.label, content.things[link.target].label].join(" ");
    return [
      head(title, ends2),
      cards2(facts),
      between2.length ? element("h3", {}, word("between")) : "",
      between2.length ? cards2(between2) : ""
    ];
  }
  function aboutQuote(quote) {
    const lines = wanted(quote.facts).map((fact) => statement({ fact, side: null, facts: [fact] }));
    return [head(word("sentence_says")), element("div", { class: "claim" }, lines), quoteBlock(quote)];
  }
  function aboutDocument(source) {
    const spoken = content.things.filter((thing) => thing.documents.includes(source.id));
    const classes = content.classes.map((look, number2) => {
      const things = spoken.filter((thing) => thing.class === number2);
      if (!things.length) return "";
      return [element("h3", {}, look.plural), chipList(things.map((thing) => thing.id))];
    });
    return [element("header", {}, element("h2", {}, word("speaks_of"))), classes.flat()].flat();
  }
  function overview() {
    const stated = content.facts.filter((fact) => !fact.derived);
    const figures = { documents: content.documents.length, things: content.things.length, facts: stated.length };
    const most = [...content.things].sort((one2, other) => other.importance - one2.importance).slice(0, TOP);
    const { disputes, undated } = content;
    return [
      state.chosen ? head(word("about")) : element("header", {}, element("h2", {}, word("about"))),
      element("p", {}, word("about_figures", figures)),
      element("p", { class: "note" }, word("about_help")),
      element("h3", {}, word("most_linked")),
      chipList(most.map((thing) => thing.id)),
      disputes.length ? fold3(word("disputes", { count: disputes.length }), disputes.map(aboutDispute)) : "",
      undated.length ? fold3(word("undated_meetings", { count: undated.length }), [chipList(undated.map(({ thing }) => thing))]) : ""
    ];
  }
  function aboutDispute({ kind, about, why, facts, said }) {
    const title = element("p", { class: "statement" }, element("span", { class: "relation" }, worded("dispute", kind)), endChip(about));
    const reason = element("p", { class: "note" }, why);
    const facts_ = facts.map((id2) => content.facts[id2]);
    return element("section", { class: "dispute" }, title, reason, facts_.length ? cards2(facts_) : "", said.map(saying));
  }
  function saying({ value, document: document2, quote }) {
    const source = content.documents[document2];
    const told3 = element("figure", { class: "quote" }, element("blockquote", { lang: source.language }, quote), element("figcaption", {}, source.name));
    return element("div", {}, element("p", { class: "statement" }, value), told3);
  }
  var TOP, PARTS2, cards2, chipList, fold3;
  var init_panel = __esm({
    "src/panel.js"() {
      init_about_network();
      init_content();
      init_claims();
      init_dom();
      init_explore();
      init_state();
      TOP = 8;
      PARTS2 = ["chosen", "derived", "view", "focus", "source", "hops", "opened", "closed", "hidden", "pinned", "folded", "groups"];
      cards2 = (facts, seenFrom = null) => element("ul", { class: "claims" }, groupFacts(facts, seenFrom).map((group) => claimCard(group, seenFrom)));
      chipList = (ids) => element("ul", { class: "chips" }, ids.map((id2) => element("li", {}, endChip(id2))));
      fold3 = (title, parts) => element("details", {}, element("summary", {}, title), parts);
    }
  });

  // src/sight.js
  function fit(drawing, shown, { animation = motion(400), ids = shown.things } = {}) {
    const spots = [...ids].map((id2) => drawing.spot(id2)).filter(Boolean);
    if (!spots.length) return;
    const [left, right, top, bottom] = boundsOf(spots);
    const { width, height } = drawing.view();
    const scale = Math.min(1.4, (width - 2 * MARGIN) / Math.max(1, right - left), (height - 2 * MARGIN) / Math.max(1, bottom - top));
    drawing.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(LEAST_SCALE, scale), animation });
  }
  function boundsOf(spots) {
    const box = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x: x2, y, size } of spots) {
      box[0] = Math.min(box[0], x2 - size);
      box[1] = Math.max(box[1], x2 + size);
      box[2] = Math.min(box[2], y - size);
      box[3] = Math.max(box[3], y + size);
    }
    return box;
  }
  function zoom(drawing, factor) {
    const { scale, x: x2, y } = drawing.view();
    drawing.moveTo({ position: { x: x2, y }, scale: Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale * factor)), animation: motion(150) });
  }
  function pan(drawing, right, down) {
    const { scale, x: x2, y } = drawing.view();
    drawing.moveTo({ position: { x: x2 + right / scale, y: y + down / scale }, scale });
  }
  function bringIntoSight(drawing, lit, chosen2) {
    if (!lit) return;
    const spots = [...lit.marked.size ? lit.marked : lit.things].map((id2) => drawing.spot(id2)).filter(Boolean);
    if (!spots.length) return;
    if (chosen2.kind === "path") return fit(drawing, { things: lit.things });
    const middle = { x: mean(spots.map((one2) => one2.x)), y: mean(spots.map((one2) => one2.y)) };
    const view = drawing.view();
    const bottom = narrow2.matches ? view.height * 0.45 : view.height;
    const on = { x: (middle.x - view.x) * view.scale + view.width / 2, y: (middle.y - view.y) * view.scale + view.height / 2 };
    const margin = 40;
    const inside = on.x > margin && on.x < view.width - margin && on.y > margin && on.y < bottom - margin;
    const scale = Math.max(view.scale, 0.5);
    if (inside && scale === view.scale) return;
    const down = narrow2.matches ? view.height * 0.28 / scale : 0;
    drawing.moveTo({ position: { x: middle.x, y: middle.y + down }, scale, animation: motion(350) });
  }
  var still, narrow2, LEAST_SCALE, MOST_SCALE, MARGIN, motion, mean;
  var init_sight = __esm({
    "src/sight.js"() {
      still = matchMedia("(prefers-reduced-motion: reduce)");
      narrow2 = matchMedia("(max-width: 800px)");
      [LEAST_SCALE, MOST_SCALE] = [2e-3, 5];
      MARGIN = 50;
      motion = (duration) => still.matches ? false : { duration, easingFunction: "easeInOutQuad" };
      mean = (numbers) => numbers.reduce((sum, number2) => sum + number2, 0) / numbers.length;
    }
  });

  // src/keys.js
  function shortcuts({ drawing, shown }) {
    const moved = (right, down) => withChosen((id2) => shift(id2, right, down));
    return [
      [word("keys_pan"), "\u2190 \u2191 \u2193 \u2192", { ArrowLeft: () => pan(drawing, -STEP2, 0), ArrowRight: () => pan(drawing, STEP2, 0), ArrowUp: () => pan(drawing, 0, -STEP2), ArrowDown: () => pan(drawing, 0, STEP2) }],
      [word("keys_zoom"), "+ \u2212", { "+": () => zoom(drawing, ZOOM), "=": () => zoom(drawing, ZOOM), "-": () => zoom(drawing, 1 / ZOOM) }],
      [word("fit"), "0", { 0: () => fit(drawing, shown()) }],
      [word("keys_focus"), "f", { f: withChosen((id2) => state.focus === id2 ? change({ focus: null }) : focusOn(id2)) }],
      [word("keys_hops"), "1 \u2013 4", Object.fromEntries([1, 2, 3, 4].map((hops) => [hops, () => change({ hops })]))],
      [word("path_seek"), "l", { l: withChosen(seekPath) }],
      [word("expand"), "e", { e: withChosen(expand) }],
      [word("collapse"), "c", { c: withChosen(collapse) }],
      [word("hide"), "h", { h: withChosen(hide) }],
      [word("keys_move"), "Shift \u2190 \u2191 \u2193 \u2192", { "S-ArrowLeft": moved(-1, 0), "S-ArrowRight": moved(1, 0), "S-ArrowUp": moved(0, -1), "S-ArrowDown": moved(0, 1) }],
      [word("put_back"), "p", { p: withChosen(putBack) }],
      ...foldable() ? [[foldName(foldable()), "m", { m: () => toggleFold(foldable().name) }]] : []
    ];
  }
  function startKeys(place, { drawing, shown }) {
    const table = shortcuts({ drawing, shown });
    const keys = Object.assign({}, ...table.map(([, , acts]) => acts));
    byId("zoom-in").addEventListener("click", () => zoom(drawing, ZOOM));
    byId("zoom-out").addEventListener("click", () => zoom(drawing, 1 / ZOOM));
    byId("zoom-fit").addEventListener("click", () => fit(drawing, shown()));
    place.addEventListener("keydown", (event) => {
      const key = event.shiftKey && event.key.startsWith("Arrow") ? `S-${event.key}` : event.key;
      if (!Object.hasOwn(keys, key) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[key]();
    });
    byId("keys-list").replaceChildren(...table.flatMap(([told3, pressed]) => [element("dt", {}, element("kbd", {}, pressed)), element("dd", {}, told3)]));
  }
  function foldSwitches() {
    return content.classes.filter((look) => look.foldedInto && content.classes.some((one2) => one2.name === look.foldedInto)).map((look) => {
      const box = element("input", { type: "checkbox", change: () => toggleFold(look.name), "data-fold": look.name });
      return element("label", { class: "choice" }, box, element("span", {}, foldName(look)));
    });
  }
  var STEP2, ZOOM, withChosen, foldable, plural, foldName;
  var init_keys = __esm({
    "src/keys.js"() {
      init_content();
      init_dom();
      init_explore();
      init_sight();
      init_state();
      STEP2 = 60;
      ZOOM = 1.4;
      withChosen = (act) => () => state.chosen?.kind === "thing" ? act(state.chosen.id) : null;
      foldable = () => content.classes.find((look) => look.foldedInto);
      plural = (name) => content.classes.find((look) => look.name === name)?.plural ?? name;
      foldName = (look) => word("fold_class", { one: look.plural, into: plural(look.foldedInto) });
    }
  });

  // src/view_note.js
  function startViewNote() {
    const note = byId("view-note");
    byId("fold-choices").append(...foldSwitches(), groupSwitch());
    byId("fold-choices").closest("fieldset").hidden = !byId("fold-choices").querySelector("label:not([hidden])");
    const render = () => {
      const parts = notes();
      note.hidden = !parts.length;
      note.replaceChildren(...parts);
      for (const box of byId("fold-choices").querySelectorAll("[data-fold]")) box.checked = state.folded.has(box.dataset.fold);
      byId("as-groups").checked = [...visible(state).things].some(isGroup);
    };
    subscribe(render);
    render();
  }
  function groupSwitch() {
    const box = element("input", { type: "checkbox", id: "as-groups", change: () => change({ groups: box.checked ? /* @__PURE__ */ new Set() : new Set(content.groups.keys()), view: "network" }) });
    return element("label", { class: "choice", hidden: content.groups.length < 2 }, box, element("span", {}, word("as_groups")));
  }
  function notes() {
    const shown = visible(state);
    const parts = [];
    const say = (text, back) => parts.push(element("span", {}, text, back ? " " : null, back ?? null));
    if (state.focus !== null) {
      say(word("note_focus", { name: content.things[state.focus].label, hops: state.hops }), button(word("note_all"), () => change({ focus: null, opened: /* @__PURE__ */ new Set() }), { class: "link" }));
    }
    if (state.hidden.size) say(counted("note_hidden", state.hidden.size), button(word("show_again"), () => change({ hidden: /* @__PURE__ */ new Set() }), { class: "link" }));
    const groups = [...shown.things].filter(isGroup);
    const carried = [...shown.carried].filter(([id2]) => !isGroup(id2)).reduce((sum, [, count]) => sum + count, 0);
    if (carried) say(counted("note_folded", carried), button(word("unfold"), () => change({ folded: /* @__PURE__ */ new Set(), closed: /* @__PURE__ */ new Set() }), { class: "link" }));
    if (groups.length) say(word("note_groups", { groups: groups.length, count: groups.reduce((sum, id2) => sum + (shown.carried.get(id2) ?? 0), 0) }));
    return parts;
  }
  var init_view_note = __esm({
    "src/view_note.js"() {
      init_content();
      init_dom();
      init_keys();
      init_groups();
      init_state();
      init_visible();
    }
  });

  // src/boxes.js
  function makeBoxes(cell = 60) {
    const cells = /* @__PURE__ */ new Map();
    const each = (box, visit) => {
      for (let column = Math.floor(box.left / cell); column <= Math.floor(box.right / cell); column++) {
        for (let row = Math.floor(box.top / cell); row <= Math.floor(box.bottom / cell); row++) {
          if (visit(column * 100003 + row)) return true;
        }
      }
      return false;
    };
    const apart = (one2, other) => one2.right < other.left || one2.left > other.right || one2.bottom < other.top || one2.top > other.bottom;
    return {
      overlaps: (box) => each(box, (key) => (cells.get(key) ?? []).some((other) => !apart(box, other))),
      add: (box) => each(box, (key) => void (cells.has(key) ? cells.get(key).push(box) : cells.set(key, [box])))
    };
  }
  var init_boxes = __esm({
    "src/boxes.js"() {
    }
  });

  // src/appearance.js
  function stored(value) {
    try {
      if (value) localStorage.setItem(KEY, value);
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }
  function startAppearance(apply2) {
    const kept = stored();
    if (kept === "dark" || kept === "light") document.documentElement.dataset.theme = kept;
    byId("theme").addEventListener("click", () => {
      document.documentElement.dataset.theme = isDark() ? "light" : "dark";
      stored(document.documentElement.dataset.theme);
      apply2();
    });
    system.addEventListener("change", apply2);
    apply2();
  }
  var KEY, system, isDark;
  var init_appearance = __esm({
    "src/appearance.js"() {
      init_dom();
      KEY = "kg-theme";
      system = matchMedia("(prefers-color-scheme: dark)");
      isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
    }
  });

  // src/theme.js
  function apply() {
    const style = document.documentElement.style;
    content.classes.forEach((look, number2) => style.setProperty(`--class-${number2}`, colourOf(look)));
    for (const listener of listeners) listener();
  }
  var listeners, onTheme, colourOf, styleColour, startTheme;
  var init_theme = __esm({
    "src/theme.js"() {
      init_appearance();
      init_content();
      listeners = [];
      onTheme = (listener) => listeners.push(listener);
      colourOf = (look) => isDark() ? look.colourOnDark : look.colour;
      styleColour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
      startTheme = () => startAppearance(apply);
    }
  });

  // src/labels.js
  function makeLabels({ drawing, scene, face }) {
    const widths = /* @__PURE__ */ new Map();
    const order = content.things.map((thing) => thing.id).sort((one2, other) => content.things[other].importance - content.things[one2].importance || one2 - other);
    let painted = [];
    const linesOf = (id2, shown) => {
      const lines = isGroup(id2) ? groupLines(scene.groups.get(id2)) : scene.lines(id2);
      const carried = shown.carried.get(id2);
      return carried && !isGroup(id2) ? [...lines, `+${carried}`] : lines;
    };
    const width = (context, text, size) => {
      const key = `${size} ${text}`;
      if (!widths.has(key)) widths.set(key, context.measureText(text).width);
      return widths.get(key);
    };
    function paint(context, { shown, lit, quick }) {
      const view = drawing.view();
      const toScreen = (point) => ({
        x: (point.x - view.x) * view.scale + view.width / 2,
        y: (point.y - view.y) * view.scale + view.height / 2
      });
      context.save();
      context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      const ink = { text: styleColour("--ink"), faint: styleColour("--faint"), halo: styleColour("--ground") };
      if (quick) repaint(context, { toScreen, ink });
      else {
        const taken = makeBoxes();
        const bodies = makeBoxes();
        painted = [];
        paintThings(context, { shown, lit, view, toScreen, taken, bodies, ink });
        paintLinks(context, { shown, lit, view, toScreen, taken, bodies, ink });
      }
      context.restore();
    }
    function repaint(context, { toScreen, ink }) {
      context.font = `${NODE_FONT}px ${face}`;
      for (const { kind, id: id2, lines, offset } of painted) {
        if (kind === "link" || kind === "bundle") continue;
        const spot = drawing.spot(id2);
        if (!spot) continue;
        const place = toScreen(spot);
        lines.forEach((line2, row) => write2(context, line2, place.x + offset.x, place.y + offset.y + row * NODE_FONT * LINE, ink.text, ink.halo));
      }
    }
    function paintThings(context, { shown, lit, view, toScreen, taken, bodies, ink }) {
      const ids = inOrder(lit ? lit.things : shown.things);
      const spots = /* @__PURE__ */ new Map();
      for (const id2 of ids) {
        const spot = drawing.spot(id2);
        if (!spot) continue;
        const place = toScreen(spot);
        const radius = spot.size * view.scale;
        if (place.x < -radius || place.x > view.width + radius || place.y < -radius || place.y > view.height + radius) continue;
        spots.set(id2, { place, radius });
        const half = Math.max(radius * 0.8, 3);
        bodies.add({ left: place.x - half, right: place.x + half, top: place.y - half, bottom: place.y + half });
      }
      const foremost = ids.length > LARGE ? FOREMOST_OF_LARGE : FOREMOST;
      const inside = (box) => box.left >= 0 && box.right <= view.width && box.top >= 0 && box.bottom <= view.height;
      for (const [rank3, [id2, { place, radius }]] of [...spots].entries()) {
        if (painted.length >= MOST || rank3 >= MOST * 4) break;
        const chosen2 = Boolean(lit?.marked.has(id2));
        const size = chosen2 ? NODE_FONT + 2 : NODE_FONT;
        context.font = `${chosen2 ? "600 " : ""}${size}px ${face}`;
        const lines = linesOf(id2, shown);
        const half = Math.max(...lines.map((line2) => width(context, line2, context.font))) / 2 + 2;
        const around2 = boxesAround(place, Math.max(radius, 3) + (chosen2 ? 10 * view.scale : 2), half, lines.length * size * LINE);
        const free = around2.filter((one2) => inside(one2) && !taken.overlaps(one2));
        const box = free.find((one2) => !bodies.overlaps(one2)) ?? (rank3 < foremost ? free[0] : null) ?? (chosen2 ? around2[0] : null);
        if (!box) continue;
        taken.add(box);
        const middle = (box.left + box.right) / 2;
        const top = box.top + size * LINE / 2;
        painted.push({ kind: isGroup(id2) ? "group" : "thing", id: id2, box, lines, offset: { x: middle - place.x, y: top - place.y } });
        lines.forEach((line2, row) => write2(context, line2, middle, top + row * size * LINE, ink.text, ink.halo));
      }
    }
    function inOrder(ids) {
      const groups = [...ids].filter(isGroup).sort((one2, other) => scene.groups.get(other).members.length - scene.groups.get(one2).members.length);
      return groups.concat(ids.size < 50 ? [...ids].filter((id2) => !isGroup(id2)).sort((one2, other) => rank2(one2) - rank2(other)) : order.filter((id2) => ids.has(id2)));
    }
    const places = new Map(order.map((id2, place) => [id2, place]));
    const rank2 = (id2) => places.get(id2);
    function paintLinks(context, { shown, lit, view, toScreen, taken, bodies, ink }) {
      if (!lit && view.scale < NEAR) return;
      context.font = `${LINK_FONT}px ${face}`;
      const candidates = lit ? lit.links : [...shown.links, ...shown.bundles.keys()];
      for (const id2 of candidates) {
        if (painted.length >= MOST) break;
        const bundle2 = shown.bundles.get(id2);
        const { source, target, label } = bundle2 ?? content.links[id2];
        const middle = label && drawing.middle(id2);
        if (!middle) continue;
        const [from, to] = [drawing.spot(source), drawing.spot(target)];
        if (!from || !to) continue;
        const half = width(context, label, context.font) / 2 + 3;
        if (!lit && Math.hypot(from.x - to.x, from.y - to.y) * view.scale < half * 2 + 40) continue;
        const place = toScreen(middle);
        const box = { left: place.x - half, right: place.x + half, top: place.y - 8, bottom: place.y + 8 };
        if (box.right < 0 || box.left > view.width || box.bottom < 0 || box.top > view.height) continue;
        if (taken.overlaps(box) || bodies.overlaps(box) && candidates.size !== 1) continue;
        taken.add(box);
        painted.push({ kind: bundle2 ? "bundle" : "link", id: id2, box, lines: [label] });
        write2(context, label, place.x, place.y, ink.faint, ink.halo);
      }
    }
    const at = (x2, y) => painted.find(({ box }) => x2 >= box.left && x2 <= box.right && y >= box.top && y <= box.bottom) ?? null;
    return { paint, at, painted: () => painted };
  }
  function boxesAround({ x: x2, y }, distance, half, height) {
    const box = (left, top) => ({ left, right: left + 2 * half, top, bottom: top + height });
    return [
      box(x2 - half, y + distance),
      box(x2 - half, y - distance - height),
      box(x2 + distance + 2, y - height / 2),
      box(x2 - distance - 2 - 2 * half, y - height / 2)
    ];
  }
  function write2(context, text, x2, y, colour, halo) {
    context.strokeStyle = halo;
    context.lineWidth = 4;
    context.strokeText(text, x2, y);
    context.fillStyle = colour;
    context.fillText(text, x2, y);
  }
  function groupLines({ members }) {
    const { group } = content.things[members[0]];
    return [...content.groups[group].top.slice(0, 2).map((id2) => shorten(content.things[id2].label)), `(${members.length})`];
  }
  var NODE_FONT, LINK_FONT, LINE, MOST, FOREMOST, FOREMOST_OF_LARGE, LARGE, NEAR, shorten;
  var init_labels = __esm({
    "src/labels.js"() {
      init_boxes();
      init_content();
      init_groups();
      init_theme();
      NODE_FONT = 13;
      LINK_FONT = 11;
      LINE = 1.2;
      MOST = 400;
      FOREMOST = 8;
      FOREMOST_OF_LARGE = 24;
      LARGE = 1e3;
      NEAR = 0.8;
      shorten = (label) => label.length > 26 ? `${label.slice(0, 25)}\u2026` : label;
    }
  });

  // src/lit.js
  function litBy(state2, shown) {
    const { chosen: chosen2 } = state2;
    if (chosen2?.kind === "thing") return around(shown.homeOf(chosen2.id), shown);
    if (chosen2?.kind === "group") return around(chosen2.id, shown);
    if (chosen2?.kind === "link") return along([shown.bundleOf.get(chosen2.id) ?? chosen2.id], shown);
    if (chosen2?.kind === "bundle") return along([chosen2.id], shown);
    if (chosen2?.kind === "path") return alongWays(state2, shown);
    return null;
  }
  function around(id2, shown) {
    if (!shown.things.has(id2)) return null;
    const lit = { marked: /* @__PURE__ */ new Set([id2]), things: /* @__PURE__ */ new Set([id2]), links: new Set(linksAt(id2, shown)) };
    for (const key of lit.links) for (const end2 of ends(key, shown)) lit.things.add(end2);
    return lit;
  }
  function linksAt(id2, shown) {
    const own = typeof id2 === "number" ? content.things[id2].links.map((link) => link.id).filter((link) => shown.links.has(link)) : [];
    for (const bundle2 of shown.bundles.values()) if (bundle2.source === id2 || bundle2.target === id2) own.push(bundle2.key);
    return own;
  }
  function along(keys, shown) {
    const links = new Set(keys.filter((key) => shown.links.has(key) || shown.bundles.has(key)));
    return links.size ? { marked: /* @__PURE__ */ new Set(), things: new Set([...links].flatMap((key) => ends(key, shown))), links } : null;
  }
  function alongWays(state2, shown) {
    const [from, to] = state2.chosen.id;
    const marked2 = new Set([from, to].filter((id2) => id2 !== null).map((id2) => shown.homeOf(id2)).filter((id2) => shown.things.has(id2)));
    if (to === null) return marked2.size ? { marked: marked2, things: marked2, links: /* @__PURE__ */ new Set() } : null;
    const keys = waysOf(state2).ways.flatMap((way) => way.links.flat()).map((id2) => shown.bundleOf.get(id2) ?? id2);
    const lit = along(keys, shown) ?? { things: /* @__PURE__ */ new Set(), links: /* @__PURE__ */ new Set() };
    return { ...lit, things: /* @__PURE__ */ new Set([...lit.things, ...marked2]), marked: marked2 };
  }
  var endsOf, ends;
  var init_lit = __esm({
    "src/lit.js"() {
      init_content();
      init_ways();
      endsOf = (key, shown) => typeof key === "string" ? shown.bundles.get(key) : content.links[key];
      ends = (key, shown) => {
        const { source, target } = endsOf(key, shown);
        return [source, target];
      };
    }
  });

  // src/outlines.js
  function round(context, x2, y, size) {
    context.moveTo(x2 + size, y);
    context.arc(x2, y, size, 0, TURN);
  }
  function cornersOf(shape) {
    if (!(shape in OUTLINES2)) return null;
    const corners = [];
    const note = (x2, y) => corners.push([x2, y]);
    OUTLINES2[shape]({ moveTo: note, lineTo: note, closePath: () => {
    } }, 0, 0, 1);
    return corners;
  }
  var TURN, polygon, star, OUTLINES2, trace;
  var init_outlines = __esm({
    "src/outlines.js"() {
      TURN = 2 * Math.PI;
      polygon = (corners, turn2, grown) => {
        const points = Array.from({ length: corners }, (_, index2) => {
          const angle = turn2 + index2 * TURN / corners;
          return [Math.cos(angle) * grown, Math.sin(angle) * grown];
        });
        return (context, x2, y, size) => {
          points.forEach(([right, down], index2) => context[index2 ? "lineTo" : "moveTo"](x2 + right * size, y + down * size));
          context.closePath();
        };
      };
      star = Array.from({ length: 10 }, (_, index2) => {
        const angle = -TURN / 4 + index2 * TURN / 10;
        const far = index2 % 2 ? 0.55 : 1.2;
        return [Math.cos(angle) * far, Math.sin(angle) * far];
      });
      OUTLINES2 = {
        square: polygon(4, TURN / 8, Math.SQRT2 * 0.9),
        diamond: polygon(4, 0, 1.1),
        hexagon: polygon(6, 0, 1),
        triangle: polygon(3, -TURN / 4, 1.2),
        triangleDown: polygon(3, TURN / 4, 1.2),
        star: (context, x2, y, size) => {
          star.forEach(([right, down], index2) => context[index2 ? "lineTo" : "moveTo"](x2 + right * size, y + down * size));
          context.closePath();
        }
      };
      trace = (context, shape, x2, y, size) => (OUTLINES2[shape] ?? round)(context, x2, y, size);
    }
  });

  // src/bends.js
  function control(from, to, bend) {
    const [right, down] = [to.x - from.x, to.y - from.y];
    return { x: (from.x + to.x) / 2 + down * bend, y: (from.y + to.y) / 2 - right * bend };
  }
  function middleOf(from, to, bend) {
    const aside = control(from, to, bend);
    return { x: (from.x + to.x) / 4 + aside.x / 2, y: (from.y + to.y) / 4 + aside.y / 2 };
  }
  function distanceTo(point, from, to, bend) {
    if (!bend) return toSegment(point, from, to);
    const middle = middleOf(from, to, bend);
    return Math.min(toSegment(point, from, middle), toSegment(point, middle, to));
  }
  function toSegment({ x: x2, y }, from, to) {
    const [right, down] = [to.x - from.x, to.y - from.y];
    const length = right * right + down * down;
    const part = length ? Math.max(0, Math.min(1, ((x2 - from.x) * right + (y - from.y) * down) / length)) : 0;
    return Math.hypot(x2 - from.x - part * right, y - from.y - part * down);
  }
  function arrowHead(from, to, bend, size) {
    const aside = bend ? control(from, to, bend) : from;
    const length = Math.hypot(to.x - aside.x, to.y - aside.y) || 1;
    const [right, down] = [(to.x - aside.x) / length, (to.y - aside.y) / length];
    const tip = { x: to.x - right * to.size, y: to.y - down * to.size };
    const corner = (side) => ({ x: tip.x - right * size + down * size * 0.4 * side, y: tip.y - down * size - right * size * 0.4 * side });
    return [tip, corner(1), corner(-1)];
  }
  function bendOf({ smooth }) {
    if (!smooth?.enabled) return 0;
    return smooth.type === "curvedCW" ? smooth.roundness : -smooth.roundness;
  }
  var init_bends = __esm({
    "src/bends.js"() {
    }
  });

  // src/svg.js
  function make(tag, attributes, ...children2) {
    const made = document.createElementNS(NAMESPACE, tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, String(value));
    made.append(...children2);
    return made;
  }
  function drawSvg({ view, title, spots, lines, labels, colours, face }) {
    const { width, height, scale } = view;
    const at = ({ x: x2, y }) => ({ x: (x2 - view.x) * scale + width / 2, y: (y - view.y) * scale + height / 2 });
    const near = ({ x: x2, y }, room) => x2 > -room && x2 < width + room && y > -room && y < height + room;
    const placed = spots.map((spot) => ({ ...spot, ...at(spot), size: spot.size * scale })).filter((spot) => near(spot, spot.size));
    const ends2 = lines.map((line2) => ({ ...line2, from: end2(line2.from), to: end2(line2.to), middle: at(line2.middle) }));
    function end2(spot) {
      return { ...at(spot), size: spot.size * scale };
    }
    return make(
      "svg",
      { xmlns: NAMESPACE, viewBox: `0 0 ${width} ${height}`, width, height, role: "img", "font-family": face },
      make("title", {}, title),
      make("rect", { width, height, fill: colours.ground }),
      make("g", { fill: "none", stroke: colours.line, "stroke-width": 1.2 }, ...ends2.filter((line2) => crosses(line2, { width, height })).map((line2) => lineOf(line2, scale, colours.line))),
      make("g", {}, ...placed.map((spot) => shapeOf2(spot, colours))),
      make("g", { "text-anchor": "middle", "dominant-baseline": "central", "paint-order": "stroke", stroke: colours.ground, "stroke-width": 3, "stroke-linejoin": "round" }, ...labels.map((label) => labelOf(label, colours)))
    );
  }
  function lineOf({ from, to, middle, derived, symmetric, faded }, scale, colour) {
    const aside = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
    const path = make("path", { d: `M${rounded(from.x)} ${rounded(from.y)}Q${rounded(aside.x)} ${rounded(aside.y)} ${rounded(to.x)} ${rounded(to.y)}`, "stroke-dasharray": derived ? "5 4" : null, opacity: opacity(faded) });
    if (symmetric || scale < 0.3) return path;
    const head2 = arrowHead(aside, to, 0, 8 * Math.min(1, scale)).map(({ x: x2, y }) => `${rounded(x2)},${rounded(y)}`);
    return make("g", {}, path, make("polygon", { points: head2.join(" "), fill: colour, stroke: "none", opacity: opacity(faded) }));
  }
  function shapeOf2({ x: x2, y, size, look, dashed, faded }, colours) {
    const colour = colours.of(look);
    const hollow = dashed || look.shape === "ring";
    const corners = hollow ? null : cornersOf(look.shape);
    if (corners) return make("polygon", { points: corners.map(([right, down]) => `${rounded(x2 + right * size)},${rounded(y + down * size)}`).join(" "), fill: colour, opacity: opacity(faded) });
    const border = hollow ? { fill: colours.ground, stroke: colour, "stroke-width": rounded(Math.max(1, size * 0.28)), "stroke-dasharray": dashed ? "6 4" : null } : { fill: colour };
    return make("circle", { cx: rounded(x2), cy: rounded(y), r: rounded(hollow ? size * 0.86 : size), opacity: opacity(faded), ...border });
  }
  function labelOf({ kind, box, lines }, colours) {
    const line2 = (box.bottom - box.top) / lines.length;
    const ofLink = kind === "link" || kind === "bundle";
    return make(
      "text",
      { "font-size": ofLink ? 11 : 13, fill: ofLink ? colours.faint : colours.ink },
      ...lines.map((text, row) => make("tspan", { x: rounded((box.left + box.right) / 2), y: rounded(box.top + (row + 0.5) * line2) }, text))
    );
  }
  var NAMESPACE, FADED, opacity, rounded, crosses;
  var init_svg = __esm({
    "src/svg.js"() {
      init_outlines();
      init_bends();
      NAMESPACE = "http://www.w3.org/2000/svg";
      FADED = 0.15;
      opacity = (faded) => faded ? FADED : null;
      rounded = (number2) => Math.round(number2 * 10) / 10;
      crosses = ({ from, to }, { width, height }) => !(from.x < 0 && to.x < 0 || from.y < 0 && to.y < 0 || from.x > width && to.x > width || from.y > height && to.y > height);
    }
  });

  // src/save.js
  function startSaving({ drawing, labels, shown }) {
    byId("save").append(
      button(word("save_png"), () => savePng({ drawing, labels, shown: shown() })),
      button(word("save_svg"), () => offer(new Blob([serialise({ drawing, labels, shown: shown() })], { type: "image/svg+xml" }), "svg")),
      button(word("save_json"), () => offer(new Blob([JSON.stringify(selection(shown()), null, 1)], { type: "application/json" }), "json")),
      button(word("print"), () => print())
    );
    startPrinting({ drawing, labels, shown });
  }
  function startPrinting({ drawing, labels, shown }) {
    const { dataset } = document.documentElement;
    let theme;
    addEventListener("beforeprint", () => {
      theme = dataset.theme;
      dataset.theme = "light";
      byId("printed").replaceChildren(makeSvg({ drawing, labels, shown: shown() }));
    });
    addEventListener("afterprint", () => {
      if (theme === void 0) delete dataset.theme;
      else dataset.theme = theme;
      byId("printed").replaceChildren();
    });
  }
  function offer(blob, kind) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${fold(document.title).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60) || "network"}.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  }
  function makeSvg({ drawing, labels, shown }) {
    const view = drawing.view();
    const lit = litBy(state, shown);
    const spot = (id2) => drawing.spot(id2) && { ...drawing.spot(id2), look: lookOf(id2, drawing), faded: Boolean(lit && !lit.things.has(id2)) };
    const lines = [...shown.links, ...shown.bundles.keys()].map((key) => {
      const { source, target, derived, symmetric } = shown.bundles.get(key) ?? content.links[key];
      return { from: spot(source), to: spot(target), middle: drawing.middle(key), derived, symmetric, faded: Boolean(lit && !lit.links.has(key)) };
    });
    return drawSvg({
      view,
      title: document.title,
      lines: lines.filter(({ from, to, middle }) => from && to && middle),
      spots: [...shown.things].map(spot).filter(Boolean),
      labels: labels.painted(),
      colours: { ground: styleColour("--ground"), line: styleColour("--line-strong"), ink: styleColour("--ink"), faint: styleColour("--faint"), of: colourOf },
      face: getComputedStyle(document.body).fontFamily
    });
  }
  function savePng({ drawing, labels, shown }) {
    const { width, height } = drawing.view();
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [width * FINE, height * FINE];
    const image = new Image();
    const address = URL.createObjectURL(new Blob([serialise({ drawing, labels, shown })], { type: "image/svg+xml" }));
    image.onload = () => {
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(address);
      canvas.toBlob((blob) => offer(blob, "png"), "image/png");
    };
    image.src = address;
  }
  function selection(shown) {
    const lit = litBy(state, shown);
    const ids = [...lit ? lit.things : shown.kept].filter((id2) => typeof id2 === "number").sort((one2, other) => one2 - other);
    const mine = new Set(ids);
    const links = content.links.filter(({ source, target, derived }) => mine.has(source) && mine.has(target) && (!derived || state.derived));
    return {
      title: document.title,
      address: location.hash,
      things: ids.map((id2) => {
        const { iri, label, aliases } = content.things[id2];
        return { iri, label, type: content.classes[content.things[id2].class].name, aliases, documents: content.things[id2].documents.map((one2) => content.documents[one2].name) };
      }),
      links: links.map(({ source, target, label, derived, facts }) => ({
        source: content.things[source].iri,
        label,
        target: content.things[target].iri,
        derived,
        sentences: facts.flatMap((fact) => content.facts[fact].quotes).map((quote) => sentence(content.quotes[quote]))
      }))
    };
  }
  var FINE, lookOf, serialise, sentence;
  var init_save = __esm({
    "src/save.js"() {
      init_content();
      init_dom();
      init_lit();
      init_state();
      init_svg();
      init_theme();
      FINE = 2;
      lookOf = (id2, drawing) => typeof id2 === "number" ? content.classes[content.things[id2].class] : drawing.spot(id2).look ?? content.classes[0];
      serialise = (parts) => new XMLSerializer().serializeToString(makeSvg(parts));
      sentence = ({ document: source, start: start2, end: end2, text }) => ({ document: content.documents[source].name, start: start2, end: end2, text });
    }
  });

  // node_modules/d3-selection/src/namespaces.js
  var xhtml, namespaces_default;
  var init_namespaces = __esm({
    "node_modules/d3-selection/src/namespaces.js"() {
      xhtml = "http://www.w3.org/1999/xhtml";
      namespaces_default = {
        svg: "http://www.w3.org/2000/svg",
        xhtml,
        xlink: "http://www.w3.org/1999/xlink",
        xml: "http://www.w3.org/XML/1998/namespace",
        xmlns: "http://www.w3.org/2000/xmlns/"
      };
    }
  });

  // node_modules/d3-selection/src/namespace.js
  function namespace_default(name) {
    var prefix = name += "", i2 = prefix.indexOf(":");
    if (i2 >= 0 && (prefix = name.slice(0, i2)) !== "xmlns") name = name.slice(i2 + 1);
    return namespaces_default.hasOwnProperty(prefix) ? { space: namespaces_default[prefix], local: name } : name;
  }
  var init_namespace = __esm({
    "node_modules/d3-selection/src/namespace.js"() {
      init_namespaces();
    }
  });

  // node_modules/d3-selection/src/creator.js
  function creatorInherit(name) {
    return function() {
      var document2 = this.ownerDocument, uri = this.namespaceURI;
      return uri === xhtml && document2.documentElement.namespaceURI === xhtml ? document2.createElement(name) : document2.createElementNS(uri, name);
    };
  }
  function creatorFixed(fullname) {
    return function() {
      return this.ownerDocument.createElementNS(fullname.space, fullname.local);
    };
  }
  function creator_default(name) {
    var fullname = namespace_default(name);
    return (fullname.local ? creatorFixed : creatorInherit)(fullname);
  }
  var init_creator = __esm({
    "node_modules/d3-selection/src/creator.js"() {
      init_namespace();
      init_namespaces();
    }
  });

  // node_modules/d3-selection/src/selector.js
  function none() {
  }
  function selector_default(selector) {
    return selector == null ? none : function() {
      return this.querySelector(selector);
    };
  }
  var init_selector = __esm({
    "node_modules/d3-selection/src/selector.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/select.js
  function select_default(select) {
    if (typeof select !== "function") select = selector_default(select);
    for (var groups = this._groups, m = groups.length, subgroups = new Array(m), j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, subgroup = subgroups[j] = new Array(n), node, subnode, i2 = 0; i2 < n; ++i2) {
        if ((node = group[i2]) && (subnode = select.call(node, node.__data__, i2, group))) {
          if ("__data__" in node) subnode.__data__ = node.__data__;
          subgroup[i2] = subnode;
        }
      }
    }
    return new Selection(subgroups, this._parents);
  }
  var init_select = __esm({
    "node_modules/d3-selection/src/selection/select.js"() {
      init_selection();
      init_selector();
    }
  });

  // node_modules/d3-selection/src/array.js
  function array(x2) {
    return x2 == null ? [] : Array.isArray(x2) ? x2 : Array.from(x2);
  }
  var init_array = __esm({
    "node_modules/d3-selection/src/array.js"() {
    }
  });

  // node_modules/d3-selection/src/selectorAll.js
  function empty() {
    return [];
  }
  function selectorAll_default(selector) {
    return selector == null ? empty : function() {
      return this.querySelectorAll(selector);
    };
  }
  var init_selectorAll = __esm({
    "node_modules/d3-selection/src/selectorAll.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/selectAll.js
  function arrayAll(select) {
    return function() {
      return array(select.apply(this, arguments));
    };
  }
  function selectAll_default(select) {
    if (typeof select === "function") select = arrayAll(select);
    else select = selectorAll_default(select);
    for (var groups = this._groups, m = groups.length, subgroups = [], parents = [], j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, node, i2 = 0; i2 < n; ++i2) {
        if (node = group[i2]) {
          subgroups.push(select.call(node, node.__data__, i2, group));
          parents.push(node);
        }
      }
    }
    return new Selection(subgroups, parents);
  }
  var init_selectAll = __esm({
    "node_modules/d3-selection/src/selection/selectAll.js"() {
      init_selection();
      init_array();
      init_selectorAll();
    }
  });

  // node_modules/d3-selection/src/matcher.js
  function matcher_default(selector) {
    return function() {
      return this.matches(selector);
    };
  }
  function childMatcher(selector) {
    return function(node) {
      return node.matches(selector);
    };
  }
  var init_matcher = __esm({
    "node_modules/d3-selection/src/matcher.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/selectChild.js
  function childFind(match) {
    return function() {
      return find.call(this.children, match);
    };
  }
  function childFirst() {
    return this.firstElementChild;
  }
  function selectChild_default(match) {
    return this.select(match == null ? childFirst : childFind(typeof match === "function" ? match : childMatcher(match)));
  }
  var find;
  var init_selectChild = __esm({
    "node_modules/d3-selection/src/selection/selectChild.js"() {
      init_matcher();
      find = Array.prototype.find;
    }
  });

  // node_modules/d3-selection/src/selection/selectChildren.js
  function children() {
    return Array.from(this.children);
  }
  function childrenFilter(match) {
    return function() {
      return filter.call(this.children, match);
    };
  }
  function selectChildren_default(match) {
    return this.selectAll(match == null ? children : childrenFilter(typeof match === "function" ? match : childMatcher(match)));
  }
  var filter;
  var init_selectChildren = __esm({
    "node_modules/d3-selection/src/selection/selectChildren.js"() {
      init_matcher();
      filter = Array.prototype.filter;
    }
  });

  // node_modules/d3-selection/src/selection/filter.js
  function filter_default(match) {
    if (typeof match !== "function") match = matcher_default(match);
    for (var groups = this._groups, m = groups.length, subgroups = new Array(m), j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, subgroup = subgroups[j] = [], node, i2 = 0; i2 < n; ++i2) {
        if ((node = group[i2]) && match.call(node, node.__data__, i2, group)) {
          subgroup.push(node);
        }
      }
    }
    return new Selection(subgroups, this._parents);
  }
  var init_filter = __esm({
    "node_modules/d3-selection/src/selection/filter.js"() {
      init_selection();
      init_matcher();
    }
  });

  // node_modules/d3-selection/src/selection/sparse.js
  function sparse_default(update) {
    return new Array(update.length);
  }
  var init_sparse = __esm({
    "node_modules/d3-selection/src/selection/sparse.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/enter.js
  function enter_default() {
    return new Selection(this._enter || this._groups.map(sparse_default), this._parents);
  }
  function EnterNode(parent, datum2) {
    this.ownerDocument = parent.ownerDocument;
    this.namespaceURI = parent.namespaceURI;
    this._next = null;
    this._parent = parent;
    this.__data__ = datum2;
  }
  var init_enter = __esm({
    "node_modules/d3-selection/src/selection/enter.js"() {
      init_sparse();
      init_selection();
      EnterNode.prototype = {
        constructor: EnterNode,
        appendChild: function(child) {
          return this._parent.insertBefore(child, this._next);
        },
        insertBefore: function(child, next) {
          return this._parent.insertBefore(child, next);
        },
        querySelector: function(selector) {
          return this._parent.querySelector(selector);
        },
        querySelectorAll: function(selector) {
          return this._parent.querySelectorAll(selector);
        }
      };
    }
  });

  // node_modules/d3-selection/src/constant.js
  function constant_default(x2) {
    return function() {
      return x2;
    };
  }
  var init_constant = __esm({
    "node_modules/d3-selection/src/constant.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/data.js
  function bindIndex(parent, group, enter, update, exit, data) {
    var i2 = 0, node, groupLength = group.length, dataLength = data.length;
    for (; i2 < dataLength; ++i2) {
      if (node = group[i2]) {
        node.__data__ = data[i2];
        update[i2] = node;
      } else {
        enter[i2] = new EnterNode(parent, data[i2]);
      }
    }
    for (; i2 < groupLength; ++i2) {
      if (node = group[i2]) {
        exit[i2] = node;
      }
    }
  }
  function bindKey(parent, group, enter, update, exit, data, key) {
    var i2, node, nodeByKeyValue = /* @__PURE__ */ new Map(), groupLength = group.length, dataLength = data.length, keyValues = new Array(groupLength), keyValue;
    for (i2 = 0; i2 < groupLength; ++i2) {
      if (node = group[i2]) {
        keyValues[i2] = keyValue = key.call(node, node.__data__, i2, group) + "";
        if (nodeByKeyValue.has(keyValue)) {
          exit[i2] = node;
        } else {
          nodeByKeyValue.set(keyValue, node);
        }
      }
    }
    for (i2 = 0; i2 < dataLength; ++i2) {
      keyValue = key.call(parent, data[i2], i2, data) + "";
      if (node = nodeByKeyValue.get(keyValue)) {
        update[i2] = node;
        node.__data__ = data[i2];
        nodeByKeyValue.delete(keyValue);
      } else {
        enter[i2] = new EnterNode(parent, data[i2]);
      }
    }
    for (i2 = 0; i2 < groupLength; ++i2) {
      if ((node = group[i2]) && nodeByKeyValue.get(keyValues[i2]) === node) {
        exit[i2] = node;
      }
    }
  }
  function datum(node) {
    return node.__data__;
  }
  function data_default(value, key) {
    if (!arguments.length) return Array.from(this, datum);
    var bind = key ? bindKey : bindIndex, parents = this._parents, groups = this._groups;
    if (typeof value !== "function") value = constant_default(value);
    for (var m = groups.length, update = new Array(m), enter = new Array(m), exit = new Array(m), j = 0; j < m; ++j) {
      var parent = parents[j], group = groups[j], groupLength = group.length, data = arraylike(value.call(parent, parent && parent.__data__, j, parents)), dataLength = data.length, enterGroup = enter[j] = new Array(dataLength), updateGroup = update[j] = new Array(dataLength), exitGroup = exit[j] = new Array(groupLength);
      bind(parent, group, enterGroup, updateGroup, exitGroup, data, key);
      for (var i0 = 0, i1 = 0, previous, next; i0 < dataLength; ++i0) {
        if (previous = enterGroup[i0]) {
          if (i0 >= i1) i1 = i0 + 1;
          while (!(next = updateGroup[i1]) && ++i1 < dataLength) ;
          previous._next = next || null;
        }
      }
    }
    update = new Selection(update, parents);
    update._enter = enter;
    update._exit = exit;
    return update;
  }
  function arraylike(data) {
    return typeof data === "object" && "length" in data ? data : Array.from(data);
  }
  var init_data = __esm({
    "node_modules/d3-selection/src/selection/data.js"() {
      init_selection();
      init_enter();
      init_constant();
    }
  });

  // node_modules/d3-selection/src/selection/exit.js
  function exit_default() {
    return new Selection(this._exit || this._groups.map(sparse_default), this._parents);
  }
  var init_exit = __esm({
    "node_modules/d3-selection/src/selection/exit.js"() {
      init_sparse();
      init_selection();
    }
  });

  // node_modules/d3-selection/src/selection/join.js
  function join_default(onenter, onupdate, onexit) {
    var enter = this.enter(), update = this, exit = this.exit();
    if (typeof onenter === "function") {
      enter = onenter(enter);
      if (enter) enter = enter.selection();
    } else {
      enter = enter.append(onenter + "");
    }
    if (onupdate != null) {
      update = onupdate(update);
      if (update) update = update.selection();
    }
    if (onexit == null) exit.remove();
    else onexit(exit);
    return enter && update ? enter.merge(update).order() : update;
  }
  var init_join = __esm({
    "node_modules/d3-selection/src/selection/join.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/merge.js
  function merge_default(context) {
    var selection3 = context.selection ? context.selection() : context;
    for (var groups0 = this._groups, groups1 = selection3._groups, m0 = groups0.length, m1 = groups1.length, m = Math.min(m0, m1), merges = new Array(m0), j = 0; j < m; ++j) {
      for (var group0 = groups0[j], group1 = groups1[j], n = group0.length, merge = merges[j] = new Array(n), node, i2 = 0; i2 < n; ++i2) {
        if (node = group0[i2] || group1[i2]) {
          merge[i2] = node;
        }
      }
    }
    for (; j < m0; ++j) {
      merges[j] = groups0[j];
    }
    return new Selection(merges, this._parents);
  }
  var init_merge = __esm({
    "node_modules/d3-selection/src/selection/merge.js"() {
      init_selection();
    }
  });

  // node_modules/d3-selection/src/selection/order.js
  function order_default() {
    for (var groups = this._groups, j = -1, m = groups.length; ++j < m; ) {
      for (var group = groups[j], i2 = group.length - 1, next = group[i2], node; --i2 >= 0; ) {
        if (node = group[i2]) {
          if (next && node.compareDocumentPosition(next) ^ 4) next.parentNode.insertBefore(node, next);
          next = node;
        }
      }
    }
    return this;
  }
  var init_order = __esm({
    "node_modules/d3-selection/src/selection/order.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/sort.js
  function sort_default(compare) {
    if (!compare) compare = ascending;
    function compareNode(a, b) {
      return a && b ? compare(a.__data__, b.__data__) : !a - !b;
    }
    for (var groups = this._groups, m = groups.length, sortgroups = new Array(m), j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, sortgroup = sortgroups[j] = new Array(n), node, i2 = 0; i2 < n; ++i2) {
        if (node = group[i2]) {
          sortgroup[i2] = node;
        }
      }
      sortgroup.sort(compareNode);
    }
    return new Selection(sortgroups, this._parents).order();
  }
  function ascending(a, b) {
    return a < b ? -1 : a > b ? 1 : a >= b ? 0 : NaN;
  }
  var init_sort = __esm({
    "node_modules/d3-selection/src/selection/sort.js"() {
      init_selection();
    }
  });

  // node_modules/d3-selection/src/selection/call.js
  function call_default() {
    var callback = arguments[0];
    arguments[0] = this;
    callback.apply(null, arguments);
    return this;
  }
  var init_call = __esm({
    "node_modules/d3-selection/src/selection/call.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/nodes.js
  function nodes_default() {
    return Array.from(this);
  }
  var init_nodes = __esm({
    "node_modules/d3-selection/src/selection/nodes.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/node.js
  function node_default() {
    for (var groups = this._groups, j = 0, m = groups.length; j < m; ++j) {
      for (var group = groups[j], i2 = 0, n = group.length; i2 < n; ++i2) {
        var node = group[i2];
        if (node) return node;
      }
    }
    return null;
  }
  var init_node = __esm({
    "node_modules/d3-selection/src/selection/node.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/size.js
  function size_default() {
    let size = 0;
    for (const node of this) ++size;
    return size;
  }
  var init_size = __esm({
    "node_modules/d3-selection/src/selection/size.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/empty.js
  function empty_default() {
    return !this.node();
  }
  var init_empty = __esm({
    "node_modules/d3-selection/src/selection/empty.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/each.js
  function each_default(callback) {
    for (var groups = this._groups, j = 0, m = groups.length; j < m; ++j) {
      for (var group = groups[j], i2 = 0, n = group.length, node; i2 < n; ++i2) {
        if (node = group[i2]) callback.call(node, node.__data__, i2, group);
      }
    }
    return this;
  }
  var init_each = __esm({
    "node_modules/d3-selection/src/selection/each.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/attr.js
  function attrRemove(name) {
    return function() {
      this.removeAttribute(name);
    };
  }
  function attrRemoveNS(fullname) {
    return function() {
      this.removeAttributeNS(fullname.space, fullname.local);
    };
  }
  function attrConstant(name, value) {
    return function() {
      this.setAttribute(name, value);
    };
  }
  function attrConstantNS(fullname, value) {
    return function() {
      this.setAttributeNS(fullname.space, fullname.local, value);
    };
  }
  function attrFunction(name, value) {
    return function() {
      var v = value.apply(this, arguments);
      if (v == null) this.removeAttribute(name);
      else this.setAttribute(name, v);
    };
  }
  function attrFunctionNS(fullname, value) {
    return function() {
      var v = value.apply(this, arguments);
      if (v == null) this.removeAttributeNS(fullname.space, fullname.local);
      else this.setAttributeNS(fullname.space, fullname.local, v);
    };
  }
  function attr_default(name, value) {
    var fullname = namespace_default(name);
    if (arguments.length < 2) {
      var node = this.node();
      return fullname.local ? node.getAttributeNS(fullname.space, fullname.local) : node.getAttribute(fullname);
    }
    return this.each((value == null ? fullname.local ? attrRemoveNS : attrRemove : typeof value === "function" ? fullname.local ? attrFunctionNS : attrFunction : fullname.local ? attrConstantNS : attrConstant)(fullname, value));
  }
  var init_attr = __esm({
    "node_modules/d3-selection/src/selection/attr.js"() {
      init_namespace();
    }
  });

  // node_modules/d3-selection/src/window.js
  function window_default(node) {
    return node.ownerDocument && node.ownerDocument.defaultView || node.document && node || node.defaultView;
  }
  var init_window = __esm({
    "node_modules/d3-selection/src/window.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/style.js
  function styleRemove(name) {
    return function() {
      this.style.removeProperty(name);
    };
  }
  function styleConstant(name, value, priority) {
    return function() {
      this.style.setProperty(name, value, priority);
    };
  }
  function styleFunction(name, value, priority) {
    return function() {
      var v = value.apply(this, arguments);
      if (v == null) this.style.removeProperty(name);
      else this.style.setProperty(name, v, priority);
    };
  }
  function style_default(name, value, priority) {
    return arguments.length > 1 ? this.each((value == null ? styleRemove : typeof value === "function" ? styleFunction : styleConstant)(name, value, priority == null ? "" : priority)) : styleValue(this.node(), name);
  }
  function styleValue(node, name) {
    return node.style.getPropertyValue(name) || window_default(node).getComputedStyle(node, null).getPropertyValue(name);
  }
  var init_style = __esm({
    "node_modules/d3-selection/src/selection/style.js"() {
      init_window();
    }
  });

  // node_modules/d3-selection/src/selection/property.js
  function propertyRemove(name) {
    return function() {
      delete this[name];
    };
  }
  function propertyConstant(name, value) {
    return function() {
      this[name] = value;
    };
  }
  function propertyFunction(name, value) {
    return function() {
      var v = value.apply(this, arguments);
      if (v == null) delete this[name];
      else this[name] = v;
    };
  }
  function property_default(name, value) {
    return arguments.length > 1 ? this.each((value == null ? propertyRemove : typeof value === "function" ? propertyFunction : propertyConstant)(name, value)) : this.node()[name];
  }
  var init_property = __esm({
    "node_modules/d3-selection/src/selection/property.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/classed.js
  function classArray(string2) {
    return string2.trim().split(/^|\s+/);
  }
  function classList(node) {
    return node.classList || new ClassList(node);
  }
  function ClassList(node) {
    this._node = node;
    this._names = classArray(node.getAttribute("class") || "");
  }
  function classedAdd(node, names3) {
    var list = classList(node), i2 = -1, n = names3.length;
    while (++i2 < n) list.add(names3[i2]);
  }
  function classedRemove(node, names3) {
    var list = classList(node), i2 = -1, n = names3.length;
    while (++i2 < n) list.remove(names3[i2]);
  }
  function classedTrue(names3) {
    return function() {
      classedAdd(this, names3);
    };
  }
  function classedFalse(names3) {
    return function() {
      classedRemove(this, names3);
    };
  }
  function classedFunction(names3, value) {
    return function() {
      (value.apply(this, arguments) ? classedAdd : classedRemove)(this, names3);
    };
  }
  function classed_default(name, value) {
    var names3 = classArray(name + "");
    if (arguments.length < 2) {
      var list = classList(this.node()), i2 = -1, n = names3.length;
      while (++i2 < n) if (!list.contains(names3[i2])) return false;
      return true;
    }
    return this.each((typeof value === "function" ? classedFunction : value ? classedTrue : classedFalse)(names3, value));
  }
  var init_classed = __esm({
    "node_modules/d3-selection/src/selection/classed.js"() {
      ClassList.prototype = {
        add: function(name) {
          var i2 = this._names.indexOf(name);
          if (i2 < 0) {
            this._names.push(name);
            this._node.setAttribute("class", this._names.join(" "));
          }
        },
        remove: function(name) {
          var i2 = this._names.indexOf(name);
          if (i2 >= 0) {
            this._names.splice(i2, 1);
            this._node.setAttribute("class", this._names.join(" "));
          }
        },
        contains: function(name) {
          return this._names.indexOf(name) >= 0;
        }
      };
    }
  });

  // node_modules/d3-selection/src/selection/text.js
  function textRemove() {
    this.textContent = "";
  }
  function textConstant(value) {
    return function() {
      this.textContent = value;
    };
  }
  function textFunction(value) {
    return function() {
      var v = value.apply(this, arguments);
      this.textContent = v == null ? "" : v;
    };
  }
  function text_default(value) {
    return arguments.length ? this.each(value == null ? textRemove : (typeof value === "function" ? textFunction : textConstant)(value)) : this.node().textContent;
  }
  var init_text = __esm({
    "node_modules/d3-selection/src/selection/text.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/html.js
  function htmlRemove() {
    this.innerHTML = "";
  }
  function htmlConstant(value) {
    return function() {
      this.innerHTML = value;
    };
  }
  function htmlFunction(value) {
    return function() {
      var v = value.apply(this, arguments);
      this.innerHTML = v == null ? "" : v;
    };
  }
  function html_default(value) {
    return arguments.length ? this.each(value == null ? htmlRemove : (typeof value === "function" ? htmlFunction : htmlConstant)(value)) : this.node().innerHTML;
  }
  var init_html = __esm({
    "node_modules/d3-selection/src/selection/html.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/raise.js
  function raise() {
    if (this.nextSibling) this.parentNode.appendChild(this);
  }
  function raise_default() {
    return this.each(raise);
  }
  var init_raise = __esm({
    "node_modules/d3-selection/src/selection/raise.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/lower.js
  function lower() {
    if (this.previousSibling) this.parentNode.insertBefore(this, this.parentNode.firstChild);
  }
  function lower_default() {
    return this.each(lower);
  }
  var init_lower = __esm({
    "node_modules/d3-selection/src/selection/lower.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/append.js
  function append_default(name) {
    var create2 = typeof name === "function" ? name : creator_default(name);
    return this.select(function() {
      return this.appendChild(create2.apply(this, arguments));
    });
  }
  var init_append = __esm({
    "node_modules/d3-selection/src/selection/append.js"() {
      init_creator();
    }
  });

  // node_modules/d3-selection/src/selection/insert.js
  function constantNull() {
    return null;
  }
  function insert_default(name, before) {
    var create2 = typeof name === "function" ? name : creator_default(name), select = before == null ? constantNull : typeof before === "function" ? before : selector_default(before);
    return this.select(function() {
      return this.insertBefore(create2.apply(this, arguments), select.apply(this, arguments) || null);
    });
  }
  var init_insert = __esm({
    "node_modules/d3-selection/src/selection/insert.js"() {
      init_creator();
      init_selector();
    }
  });

  // node_modules/d3-selection/src/selection/remove.js
  function remove() {
    var parent = this.parentNode;
    if (parent) parent.removeChild(this);
  }
  function remove_default() {
    return this.each(remove);
  }
  var init_remove = __esm({
    "node_modules/d3-selection/src/selection/remove.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/clone.js
  function selection_cloneShallow() {
    var clone = this.cloneNode(false), parent = this.parentNode;
    return parent ? parent.insertBefore(clone, this.nextSibling) : clone;
  }
  function selection_cloneDeep() {
    var clone = this.cloneNode(true), parent = this.parentNode;
    return parent ? parent.insertBefore(clone, this.nextSibling) : clone;
  }
  function clone_default(deep) {
    return this.select(deep ? selection_cloneDeep : selection_cloneShallow);
  }
  var init_clone = __esm({
    "node_modules/d3-selection/src/selection/clone.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/datum.js
  function datum_default(value) {
    return arguments.length ? this.property("__data__", value) : this.node().__data__;
  }
  var init_datum = __esm({
    "node_modules/d3-selection/src/selection/datum.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/on.js
  function contextListener(listener) {
    return function(event) {
      listener.call(this, event, this.__data__);
    };
  }
  function parseTypenames(typenames) {
    return typenames.trim().split(/^|\s+/).map(function(t) {
      var name = "", i2 = t.indexOf(".");
      if (i2 >= 0) name = t.slice(i2 + 1), t = t.slice(0, i2);
      return { type: t, name };
    });
  }
  function onRemove(typename) {
    return function() {
      var on = this.__on;
      if (!on) return;
      for (var j = 0, i2 = -1, m = on.length, o; j < m; ++j) {
        if (o = on[j], (!typename.type || o.type === typename.type) && o.name === typename.name) {
          this.removeEventListener(o.type, o.listener, o.options);
        } else {
          on[++i2] = o;
        }
      }
      if (++i2) on.length = i2;
      else delete this.__on;
    };
  }
  function onAdd(typename, value, options) {
    return function() {
      var on = this.__on, o, listener = contextListener(value);
      if (on) for (var j = 0, m = on.length; j < m; ++j) {
        if ((o = on[j]).type === typename.type && o.name === typename.name) {
          this.removeEventListener(o.type, o.listener, o.options);
          this.addEventListener(o.type, o.listener = listener, o.options = options);
          o.value = value;
          return;
        }
      }
      this.addEventListener(typename.type, listener, options);
      o = { type: typename.type, name: typename.name, value, listener, options };
      if (!on) this.__on = [o];
      else on.push(o);
    };
  }
  function on_default(typename, value, options) {
    var typenames = parseTypenames(typename + ""), i2, n = typenames.length, t;
    if (arguments.length < 2) {
      var on = this.node().__on;
      if (on) for (var j = 0, m = on.length, o; j < m; ++j) {
        for (i2 = 0, o = on[j]; i2 < n; ++i2) {
          if ((t = typenames[i2]).type === o.type && t.name === o.name) {
            return o.value;
          }
        }
      }
      return;
    }
    on = value ? onAdd : onRemove;
    for (i2 = 0; i2 < n; ++i2) this.each(on(typenames[i2], value, options));
    return this;
  }
  var init_on = __esm({
    "node_modules/d3-selection/src/selection/on.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/dispatch.js
  function dispatchEvent(node, type, params) {
    var window2 = window_default(node), event = window2.CustomEvent;
    if (typeof event === "function") {
      event = new event(type, params);
    } else {
      event = window2.document.createEvent("Event");
      if (params) event.initEvent(type, params.bubbles, params.cancelable), event.detail = params.detail;
      else event.initEvent(type, false, false);
    }
    node.dispatchEvent(event);
  }
  function dispatchConstant(type, params) {
    return function() {
      return dispatchEvent(this, type, params);
    };
  }
  function dispatchFunction(type, params) {
    return function() {
      return dispatchEvent(this, type, params.apply(this, arguments));
    };
  }
  function dispatch_default(type, params) {
    return this.each((typeof params === "function" ? dispatchFunction : dispatchConstant)(type, params));
  }
  var init_dispatch = __esm({
    "node_modules/d3-selection/src/selection/dispatch.js"() {
      init_window();
    }
  });

  // node_modules/d3-selection/src/selection/iterator.js
  function* iterator_default() {
    for (var groups = this._groups, j = 0, m = groups.length; j < m; ++j) {
      for (var group = groups[j], i2 = 0, n = group.length, node; i2 < n; ++i2) {
        if (node = group[i2]) yield node;
      }
    }
  }
  var init_iterator = __esm({
    "node_modules/d3-selection/src/selection/iterator.js"() {
    }
  });

  // node_modules/d3-selection/src/selection/index.js
  function Selection(groups, parents) {
    this._groups = groups;
    this._parents = parents;
  }
  function selection2() {
    return new Selection([[document.documentElement]], root);
  }
  function selection_selection() {
    return this;
  }
  var root, selection_default;
  var init_selection = __esm({
    "node_modules/d3-selection/src/selection/index.js"() {
      init_select();
      init_selectAll();
      init_selectChild();
      init_selectChildren();
      init_filter();
      init_data();
      init_enter();
      init_exit();
      init_join();
      init_merge();
      init_order();
      init_sort();
      init_call();
      init_nodes();
      init_node();
      init_size();
      init_empty();
      init_each();
      init_attr();
      init_style();
      init_property();
      init_classed();
      init_text();
      init_html();
      init_raise();
      init_lower();
      init_append();
      init_insert();
      init_remove();
      init_clone();
      init_datum();
      init_on();
      init_dispatch();
      init_iterator();
      root = [null];
      Selection.prototype = selection2.prototype = {
        constructor: Selection,
        select: select_default,
        selectAll: selectAll_default,
        selectChild: selectChild_default,
        selectChildren: selectChildren_default,
        filter: filter_default,
        data: data_default,
        enter: enter_default,
        exit: exit_default,
        join: join_default,
        merge: merge_default,
        selection: selection_selection,
        order: order_default,
        sort: sort_default,
        call: call_default,
        nodes: nodes_default,
        node: node_default,
        size: size_default,
        empty: empty_default,
        each: each_default,
        attr: attr_default,
        style: style_default,
        property: property_default,
        classed: classed_default,
        text: text_default,
        html: html_default,
        raise: raise_default,
        lower: lower_default,
        append: append_default,
        insert: insert_default,
        remove: remove_default,
        clone: clone_default,
        datum: datum_default,
        on: on_default,
        dispatch: dispatch_default,
        [Symbol.iterator]: iterator_default
      };
      selection_default = selection2;
    }
  });

  // node_modules/d3-selection/src/select.js
  function select_default2(selector) {
    return typeof selector === "string" ? new Selection([[document.querySelector(selector)]], [document.documentElement]) : new Selection([[selector]], root);
  }
  var init_select2 = __esm({
    "node_modules/d3-selection/src/select.js"() {
      init_selection();
    }
  });

  // node_modules/d3-selection/src/sourceEvent.js
  function sourceEvent_default(event) {
    let sourceEvent;
    while (sourceEvent = event.sourceEvent) event = sourceEvent;
    return event;
  }
  var init_sourceEvent = __esm({
    "node_modules/d3-selection/src/sourceEvent.js"() {
    }
  });

  // node_modules/d3-selection/src/pointer.js
  function pointer_default(event, node) {
    event = sourceEvent_default(event);
    if (node === void 0) node = event.currentTarget;
    if (node) {
      var svg = node.ownerSVGElement || node;
      if (svg.createSVGPoint) {
        var point = svg.createSVGPoint();
        point.x = event.clientX, point.y = event.clientY;
        point = point.matrixTransform(node.getScreenCTM().inverse());
        return [point.x, point.y];
      }
      if (node.getBoundingClientRect) {
        var rect = node.getBoundingClientRect();
        return [event.clientX - rect.left - node.clientLeft, event.clientY - rect.top - node.clientTop];
      }
    }
    return [event.pageX, event.pageY];
  }
  var init_pointer = __esm({
    "node_modules/d3-selection/src/pointer.js"() {
      init_sourceEvent();
    }
  });

  // node_modules/d3-selection/src/index.js
  var init_src = __esm({
    "node_modules/d3-selection/src/index.js"() {
      init_matcher();
      init_namespace();
      init_pointer();
      init_select2();
      init_selection();
      init_selector();
      init_selectorAll();
      init_style();
    }
  });

  // node_modules/d3-dispatch/dist/d3-dispatch.mjs
  function dispatch() {
    for (var i2 = 0, n = arguments.length, _ = {}, t; i2 < n; ++i2) {
      if (!(t = arguments[i2] + "") || t in _ || /[\s.]/.test(t)) throw new Error("illegal type: " + t);
      _[t] = [];
    }
    return new Dispatch(_);
  }
  function Dispatch(_) {
    this._ = _;
  }
  function parseTypenames2(typenames, types) {
    return typenames.trim().split(/^|\s+/).map(function(t) {
      var name = "", i2 = t.indexOf(".");
      if (i2 >= 0) name = t.slice(i2 + 1), t = t.slice(0, i2);
      if (t && !types.hasOwnProperty(t)) throw new Error("unknown type: " + t);
      return { type: t, name };
    });
  }
  function get(type, name) {
    for (var i2 = 0, n = type.length, c; i2 < n; ++i2) {
      if ((c = type[i2]).name === name) {
        return c.value;
      }
    }
  }
  function set(type, name, callback) {
    for (var i2 = 0, n = type.length; i2 < n; ++i2) {
      if (type[i2].name === name) {
        type[i2] = noop, type = type.slice(0, i2).concat(type.slice(i2 + 1));
        break;
      }
    }
    if (callback != null) type.push({ name, value: callback });
    return type;
  }
  var noop;
  var init_d3_dispatch = __esm({
    "node_modules/d3-dispatch/dist/d3-dispatch.mjs"() {
      noop = { value: () => {
      } };
      Dispatch.prototype = dispatch.prototype = {
        constructor: Dispatch,
        on: function(typename, callback) {
          var _ = this._, T = parseTypenames2(typename + "", _), t, i2 = -1, n = T.length;
          if (arguments.length < 2) {
            while (++i2 < n) if ((t = (typename = T[i2]).type) && (t = get(_[t], typename.name))) return t;
            return;
          }
          if (callback != null && typeof callback !== "function") throw new Error("invalid callback: " + callback);
          while (++i2 < n) {
            if (t = (typename = T[i2]).type) _[t] = set(_[t], typename.name, callback);
            else if (callback == null) for (t in _) _[t] = set(_[t], typename.name, null);
          }
          return this;
        },
        copy: function() {
          var copy = {}, _ = this._;
          for (var t in _) copy[t] = _[t].slice();
          return new Dispatch(copy);
        },
        call: function(type, that) {
          if ((n = arguments.length - 2) > 0) for (var args = new Array(n), i2 = 0, n, t; i2 < n; ++i2) args[i2] = arguments[i2 + 2];
          if (!this._.hasOwnProperty(type)) throw new Error("unknown type: " + type);
          for (t = this._[type], i2 = 0, n = t.length; i2 < n; ++i2) t[i2].value.apply(that, args);
        },
        apply: function(type, that, args) {
          if (!this._.hasOwnProperty(type)) throw new Error("unknown type: " + type);
          for (var t = this._[type], i2 = 0, n = t.length; i2 < n; ++i2) t[i2].value.apply(that, args);
        }
      };
    }
  });

  // node_modules/d3-drag/dist/d3-drag.mjs
  function noevent(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  function nodrag(view) {
    var root2 = view.document.documentElement, selection3 = select_default2(view).on("dragstart.drag", noevent, nonpassivecapture);
    if ("onselectstart" in root2) {
      selection3.on("selectstart.drag", noevent, nonpassivecapture);
    } else {
      root2.__noselect = root2.style.MozUserSelect;
      root2.style.MozUserSelect = "none";
    }
  }
  function yesdrag(view, noclick) {
    var root2 = view.document.documentElement, selection3 = select_default2(view).on("dragstart.drag", null);
    if (noclick) {
      selection3.on("click.drag", noevent, nonpassivecapture);
      setTimeout(function() {
        selection3.on("click.drag", null);
      }, 0);
    }
    if ("onselectstart" in root2) {
      selection3.on("selectstart.drag", null);
    } else {
      root2.style.MozUserSelect = root2.__noselect;
      delete root2.__noselect;
    }
  }
  function DragEvent(type, {
    sourceEvent,
    subject,
    target,
    identifier,
    active,
    x: x2,
    y,
    dx,
    dy,
    dispatch: dispatch2
  }) {
    Object.defineProperties(this, {
      type: { value: type, enumerable: true, configurable: true },
      sourceEvent: { value: sourceEvent, enumerable: true, configurable: true },
      subject: { value: subject, enumerable: true, configurable: true },
      target: { value: target, enumerable: true, configurable: true },
      identifier: { value: identifier, enumerable: true, configurable: true },
      active: { value: active, enumerable: true, configurable: true },
      x: { value: x2, enumerable: true, configurable: true },
      y: { value: y, enumerable: true, configurable: true },
      dx: { value: dx, enumerable: true, configurable: true },
      dy: { value: dy, enumerable: true, configurable: true },
      _: { value: dispatch2 }
    });
  }
  var nonpassivecapture;
  var init_d3_drag = __esm({
    "node_modules/d3-drag/dist/d3-drag.mjs"() {
      init_src();
      nonpassivecapture = { capture: true, passive: false };
      DragEvent.prototype.on = function() {
        var value = this._.on.apply(this._, arguments);
        return value === this._ ? this : value;
      };
    }
  });

  // node_modules/d3-color/dist/d3-color.mjs
  function define(constructor, factory, prototype) {
    constructor.prototype = factory.prototype = prototype;
    prototype.constructor = constructor;
  }
  function extend(parent, definition) {
    var prototype = Object.create(parent.prototype);
    for (var key in definition) prototype[key] = definition[key];
    return prototype;
  }
  function Color() {
  }
  function color_formatHex() {
    return this.rgb().formatHex();
  }
  function color_formatHex8() {
    return this.rgb().formatHex8();
  }
  function color_formatHsl() {
    return hslConvert(this).formatHsl();
  }
  function color_formatRgb() {
    return this.rgb().formatRgb();
  }
  function color(format) {
    var m, l;
    format = (format + "").trim().toLowerCase();
    return (m = reHex.exec(format)) ? (l = m[1].length, m = parseInt(m[1], 16), l === 6 ? rgbn(m) : l === 3 ? new Rgb(m >> 8 & 15 | m >> 4 & 240, m >> 4 & 15 | m & 240, (m & 15) << 4 | m & 15, 1) : l === 8 ? rgba(m >> 24 & 255, m >> 16 & 255, m >> 8 & 255, (m & 255) / 255) : l === 4 ? rgba(m >> 12 & 15 | m >> 8 & 240, m >> 8 & 15 | m >> 4 & 240, m >> 4 & 15 | m & 240, ((m & 15) << 4 | m & 15) / 255) : null) : (m = reRgbInteger.exec(format)) ? new Rgb(m[1], m[2], m[3], 1) : (m = reRgbPercent.exec(format)) ? new Rgb(m[1] * 255 / 100, m[2] * 255 / 100, m[3] * 255 / 100, 1) : (m = reRgbaInteger.exec(format)) ? rgba(m[1], m[2], m[3], m[4]) : (m = reRgbaPercent.exec(format)) ? rgba(m[1] * 255 / 100, m[2] * 255 / 100, m[3] * 255 / 100, m[4]) : (m = reHslPercent.exec(format)) ? hsla(m[1], m[2] / 100, m[3] / 100, 1) : (m = reHslaPercent.exec(format)) ? hsla(m[1], m[2] / 100, m[3] / 100, m[4]) : named.hasOwnProperty(format) ? rgbn(named[format]) : format === "transparent" ? new Rgb(NaN, NaN, NaN, 0) : null;
  }
  function rgbn(n) {
    return new Rgb(n >> 16 & 255, n >> 8 & 255, n & 255, 1);
  }
  function rgba(r, g, b, a) {
    if (a <= 0) r = g = b = NaN;
    return new Rgb(r, g, b, a);
  }
  function rgbConvert(o) {
    if (!(o instanceof Color)) o = color(o);
    if (!o) return new Rgb();
    o = o.rgb();
    return new Rgb(o.r, o.g, o.b, o.opacity);
  }
  function rgb(r, g, b, opacity2) {
    return arguments.length === 1 ? rgbConvert(r) : new Rgb(r, g, b, opacity2 == null ? 1 : opacity2);
  }
  function Rgb(r, g, b, opacity2) {
    this.r = +r;
    this.g = +g;
    this.b = +b;
    this.opacity = +opacity2;
  }
  function rgb_formatHex() {
    return `#${hex(this.r)}${hex(this.g)}${hex(this.b)}`;
  }
  function rgb_formatHex8() {
    return `#${hex(this.r)}${hex(this.g)}${hex(this.b)}${hex((isNaN(this.opacity) ? 1 : this.opacity) * 255)}`;
  }
  function rgb_formatRgb() {
    const a = clampa(this.opacity);
    return `${a === 1 ? "rgb(" : "rgba("}${clampi(this.r)}, ${clampi(this.g)}, ${clampi(this.b)}${a === 1 ? ")" : `, ${a})`}`;
  }
  function clampa(opacity2) {
    return isNaN(opacity2) ? 1 : Math.max(0, Math.min(1, opacity2));
  }
  function clampi(value) {
    return Math.max(0, Math.min(255, Math.round(value) || 0));
  }
  function hex(value) {
    value = clampi(value);
    return (value < 16 ? "0" : "") + value.toString(16);
  }
  function hsla(h, s, l, a) {
    if (a <= 0) h = s = l = NaN;
    else if (l <= 0 || l >= 1) h = s = NaN;
    else if (s <= 0) h = NaN;
    return new Hsl(h, s, l, a);
  }
  function hslConvert(o) {
    if (o instanceof Hsl) return new Hsl(o.h, o.s, o.l, o.opacity);
    if (!(o instanceof Color)) o = color(o);
    if (!o) return new Hsl();
    if (o instanceof Hsl) return o;
    o = o.rgb();
    var r = o.r / 255, g = o.g / 255, b = o.b / 255, min = Math.min(r, g, b), max2 = Math.max(r, g, b), h = NaN, s = max2 - min, l = (max2 + min) / 2;
    if (s) {
      if (r === max2) h = (g - b) / s + (g < b) * 6;
      else if (g === max2) h = (b - r) / s + 2;
      else h = (r - g) / s + 4;
      s /= l < 0.5 ? max2 + min : 2 - max2 - min;
      h *= 60;
    } else {
      s = l > 0 && l < 1 ? 0 : h;
    }
    return new Hsl(h, s, l, o.opacity);
  }
  function hsl(h, s, l, opacity2) {
    return arguments.length === 1 ? hslConvert(h) : new Hsl(h, s, l, opacity2 == null ? 1 : opacity2);
  }
  function Hsl(h, s, l, opacity2) {
    this.h = +h;
    this.s = +s;
    this.l = +l;
    this.opacity = +opacity2;
  }
  function clamph(value) {
    value = (value || 0) % 360;
    return value < 0 ? value + 360 : value;
  }
  function clampt(value) {
    return Math.max(0, Math.min(1, value || 0));
  }
  function hsl2rgb(h, m1, m2) {
    return (h < 60 ? m1 + (m2 - m1) * h / 60 : h < 180 ? m2 : h < 240 ? m1 + (m2 - m1) * (240 - h) / 60 : m1) * 255;
  }
  function labConvert(o) {
    if (o instanceof Lab) return new Lab(o.l, o.a, o.b, o.opacity);
    if (o instanceof Hcl) return hcl2lab(o);
    if (!(o instanceof Rgb)) o = rgbConvert(o);
    var r = rgb2lrgb(o.r), g = rgb2lrgb(o.g), b = rgb2lrgb(o.b), y = xyz2lab((0.2225045 * r + 0.7168786 * g + 0.0606169 * b) / Yn), x2, z;
    if (r === g && g === b) x2 = z = y;
    else {
      x2 = xyz2lab((0.4360747 * r + 0.3850649 * g + 0.1430804 * b) / Xn);
      z = xyz2lab((0.0139322 * r + 0.0971045 * g + 0.7141733 * b) / Zn);
    }
    return new Lab(116 * y - 16, 500 * (x2 - y), 200 * (y - z), o.opacity);
  }
  function lab(l, a, b, opacity2) {
    return arguments.length === 1 ? labConvert(l) : new Lab(l, a, b, opacity2 == null ? 1 : opacity2);
  }
  function Lab(l, a, b, opacity2) {
    this.l = +l;
    this.a = +a;
    this.b = +b;
    this.opacity = +opacity2;
  }
  function xyz2lab(t) {
    return t > t3 ? Math.pow(t, 1 / 3) : t / t2 + t0;
  }
  function lab2xyz(t) {
    return t > t1 ? t * t * t : t2 * (t - t0);
  }
  function lrgb2rgb(x2) {
    return 255 * (x2 <= 31308e-7 ? 12.92 * x2 : 1.055 * Math.pow(x2, 1 / 2.4) - 0.055);
  }
  function rgb2lrgb(x2) {
    return (x2 /= 255) <= 0.04045 ? x2 / 12.92 : Math.pow((x2 + 0.055) / 1.055, 2.4);
  }
  function hclConvert(o) {
    if (o instanceof Hcl) return new Hcl(o.h, o.c, o.l, o.opacity);
    if (!(o instanceof Lab)) o = labConvert(o);
    if (o.a === 0 && o.b === 0) return new Hcl(NaN, 0 < o.l && o.l < 100 ? 0 : NaN, o.l, o.opacity);
    var h = Math.atan2(o.b, o.a) * degrees;
    return new Hcl(h < 0 ? h + 360 : h, Math.sqrt(o.a * o.a + o.b * o.b), o.l, o.opacity);
  }
  function hcl(h, c, l, opacity2) {
    return arguments.length === 1 ? hclConvert(h) : new Hcl(h, c, l, opacity2 == null ? 1 : opacity2);
  }
  function Hcl(h, c, l, opacity2) {
    this.h = +h;
    this.c = +c;
    this.l = +l;
    this.opacity = +opacity2;
  }
  function hcl2lab(o) {
    if (isNaN(o.h)) return new Lab(o.l, 0, 0, o.opacity);
    var h = o.h * radians;
    return new Lab(o.l, Math.cos(h) * o.c, Math.sin(h) * o.c, o.opacity);
  }
  function cubehelixConvert(o) {
    if (o instanceof Cubehelix) return new Cubehelix(o.h, o.s, o.l, o.opacity);
    if (!(o instanceof Rgb)) o = rgbConvert(o);
    var r = o.r / 255, g = o.g / 255, b = o.b / 255, l = (BC_DA * b + ED * r - EB * g) / (BC_DA + ED - EB), bl = b - l, k = (E * (g - l) - C * bl) / D, s = Math.sqrt(k * k + bl * bl) / (E * l * (1 - l)), h = s ? Math.atan2(k, bl) * degrees - 120 : NaN;
    return new Cubehelix(h < 0 ? h + 360 : h, s, l, o.opacity);
  }
  function cubehelix(h, s, l, opacity2) {
    return arguments.length === 1 ? cubehelixConvert(h) : new Cubehelix(h, s, l, opacity2 == null ? 1 : opacity2);
  }
  function Cubehelix(h, s, l, opacity2) {
    this.h = +h;
    this.s = +s;
    this.l = +l;
    this.opacity = +opacity2;
  }
  var darker, brighter, reI, reN, reP, reHex, reRgbInteger, reRgbPercent, reRgbaInteger, reRgbaPercent, reHslPercent, reHslaPercent, named, radians, degrees, K, Xn, Yn, Zn, t0, t1, t2, t3, A, B, C, D, E, ED, EB, BC_DA;
  var init_d3_color = __esm({
    "node_modules/d3-color/dist/d3-color.mjs"() {
      darker = 0.7;
      brighter = 1 / darker;
      reI = "\\s*([+-]?\\d+)\\s*";
      reN = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)\\s*";
      reP = "\\s*([+-]?(?:\\d*\\.)?\\d+(?:[eE][+-]?\\d+)?)%\\s*";
      reHex = /^#([0-9a-f]{3,8})$/;
      reRgbInteger = new RegExp(`^rgb\\(${reI},${reI},${reI}\\)$`);
      reRgbPercent = new RegExp(`^rgb\\(${reP},${reP},${reP}\\)$`);
      reRgbaInteger = new RegExp(`^rgba\\(${reI},${reI},${reI},${reN}\\)$`);
      reRgbaPercent = new RegExp(`^rgba\\(${reP},${reP},${reP},${reN}\\)$`);
      reHslPercent = new RegExp(`^hsl\\(${reN},${reP},${reP}\\)$`);
      reHslaPercent = new RegExp(`^hsla\\(${reN},${reP},${reP},${reN}\\)$`);
      named = {
        aliceblue: 15792383,
        antiquewhite: 16444375,
        aqua: 65535,
        aquamarine: 8388564,
        azure: 15794175,
        beige: 16119260,
        bisque: 16770244,
        black: 0,
        blanchedalmond: 16772045,
        blue: 255,
        blueviolet: 9055202,
        brown: 10824234,
        burlywood: 14596231,
        cadetblue: 6266528,
        chartreuse: 8388352,
        chocolate: 13789470,
        coral: 16744272,
        cornflowerblue: 6591981,
        cornsilk: 16775388,
        crimson: 14423100,
        cyan: 65535,
        darkblue: 139,
        darkcyan: 35723,
        darkgoldenrod: 12092939,
        darkgray: 11119017,
        darkgreen: 25600,
        darkgrey: 11119017,
        darkkhaki: 12433259,
        darkmagenta: 9109643,
        darkolivegreen: 5597999,
        darkorange: 16747520,
        darkorchid: 10040012,
        darkred: 9109504,
        darksalmon: 15308410,
        darkseagreen: 9419919,
        darkslateblue: 4734347,
        darkslategray: 3100495,
        darkslategrey: 3100495,
        darkturquoise: 52945,
        darkviolet: 9699539,
        deeppink: 16716947,
        deepskyblue: 49151,
        dimgray: 6908265,
        dimgrey: 6908265,
        dodgerblue: 2003199,
        firebrick: 11674146,
        floralwhite: 16775920,
        forestgreen: 2263842,
        fuchsia: 16711935,
        gainsboro: 14474460,
        ghostwhite: 16316671,
        gold: 16766720,
        goldenrod: 14329120,
        gray: 8421504,
        green: 32768,
        greenyellow: 11403055,
        grey: 8421504,
        honeydew: 15794160,
        hotpink: 16738740,
        indianred: 13458524,
        indigo: 4915330,
        ivory: 16777200,
        khaki: 15787660,
        lavender: 15132410,
        lavenderblush: 16773365,
        lawngreen: 8190976,
        lemonchiffon: 16775885,
        lightblue: 11393254,
        lightcoral: 15761536,
        lightcyan: 14745599,
        lightgoldenrodyellow: 16448210,
        lightgray: 13882323,
        lightgreen: 9498256,
        lightgrey: 13882323,
        lightpink: 16758465,
        lightsalmon: 16752762,
        lightseagreen: 2142890,
        lightskyblue: 8900346,
        lightslategray: 7833753,
        lightslategrey: 7833753,
        lightsteelblue: 11584734,
        lightyellow: 16777184,
        lime: 65280,
        limegreen: 3329330,
        linen: 16445670,
        magenta: 16711935,
        maroon: 8388608,
        mediumaquamarine: 6737322,
        mediumblue: 205,
        mediumorchid: 12211667,
        mediumpurple: 9662683,
        mediumseagreen: 3978097,
        mediumslateblue: 8087790,
        mediumspringgreen: 64154,
        mediumturquoise: 4772300,
        mediumvioletred: 13047173,
        midnightblue: 1644912,
        mintcream: 16121850,
        mistyrose: 16770273,
        moccasin: 16770229,
        navajowhite: 16768685,
        navy: 128,
        oldlace: 16643558,
        olive: 8421376,
        olivedrab: 7048739,
        orange: 16753920,
        orangered: 16729344,
        orchid: 14315734,
        palegoldenrod: 15657130,
        palegreen: 10025880,
        paleturquoise: 11529966,
        palevioletred: 14381203,
        papayawhip: 16773077,
        peachpuff: 16767673,
        peru: 13468991,
        pink: 16761035,
        plum: 14524637,
        powderblue: 11591910,
        purple: 8388736,
        rebeccapurple: 6697881,
        red: 16711680,
        rosybrown: 12357519,
        royalblue: 4286945,
        saddlebrown: 9127187,
        salmon: 16416882,
        sandybrown: 16032864,
        seagreen: 3050327,
        seashell: 16774638,
        sienna: 10506797,
        silver: 12632256,
        skyblue: 8900331,
        slateblue: 6970061,
        slategray: 7372944,
        slategrey: 7372944,
        snow: 16775930,
        springgreen: 65407,
        steelblue: 4620980,
        tan: 13808780,
        teal: 32896,
        thistle: 14204888,
        tomato: 16737095,
        turquoise: 4251856,
        violet: 15631086,
        wheat: 16113331,
        white: 16777215,
        whitesmoke: 16119285,
        yellow: 16776960,
        yellowgreen: 10145074
      };
      define(Color, color, {
        copy(channels) {
          return Object.assign(new this.constructor(), this, channels);
        },
        displayable() {
          return this.rgb().displayable();
        },
        hex: color_formatHex,
        // Deprecated! Use color.formatHex.
        formatHex: color_formatHex,
        formatHex8: color_formatHex8,
        formatHsl: color_formatHsl,
        formatRgb: color_formatRgb,
        toString: color_formatRgb
      });
      define(Rgb, rgb, extend(Color, {
        brighter(k) {
          k = k == null ? brighter : Math.pow(brighter, k);
          return new Rgb(this.r * k, this.g * k, this.b * k, this.opacity);
        },
        darker(k) {
          k = k == null ? darker : Math.pow(darker, k);
          return new Rgb(this.r * k, this.g * k, this.b * k, this.opacity);
        },
        rgb() {
          return this;
        },
        clamp() {
          return new Rgb(clampi(this.r), clampi(this.g), clampi(this.b), clampa(this.opacity));
        },
        displayable() {
          return -0.5 <= this.r && this.r < 255.5 && (-0.5 <= this.g && this.g < 255.5) && (-0.5 <= this.b && this.b < 255.5) && (0 <= this.opacity && this.opacity <= 1);
        },
        hex: rgb_formatHex,
        // Deprecated! Use color.formatHex.
        formatHex: rgb_formatHex,
        formatHex8: rgb_formatHex8,
        formatRgb: rgb_formatRgb,
        toString: rgb_formatRgb
      }));
      define(Hsl, hsl, extend(Color, {
        brighter(k) {
          k = k == null ? brighter : Math.pow(brighter, k);
          return new Hsl(this.h, this.s, this.l * k, this.opacity);
        },
        darker(k) {
          k = k == null ? darker : Math.pow(darker, k);
          return new Hsl(this.h, this.s, this.l * k, this.opacity);
        },
        rgb() {
          var h = this.h % 360 + (this.h < 0) * 360, s = isNaN(h) || isNaN(this.s) ? 0 : this.s, l = this.l, m2 = l + (l < 0.5 ? l : 1 - l) * s, m1 = 2 * l - m2;
          return new Rgb(
            hsl2rgb(h >= 240 ? h - 240 : h + 120, m1, m2),
            hsl2rgb(h, m1, m2),
            hsl2rgb(h < 120 ? h + 240 : h - 120, m1, m2),
            this.opacity
          );
        },
        clamp() {
          return new Hsl(clamph(this.h), clampt(this.s), clampt(this.l), clampa(this.opacity));
        },
        displayable() {
          return (0 <= this.s && this.s <= 1 || isNaN(this.s)) && (0 <= this.l && this.l <= 1) && (0 <= this.opacity && this.opacity <= 1);
        },
        formatHsl() {
          const a = clampa(this.opacity);
          return `${a === 1 ? "hsl(" : "hsla("}${clamph(this.h)}, ${clampt(this.s) * 100}%, ${clampt(this.l) * 100}%${a === 1 ? ")" : `, ${a})`}`;
        }
      }));
      radians = Math.PI / 180;
      degrees = 180 / Math.PI;
      K = 18;
      Xn = 0.96422;
      Yn = 1;
      Zn = 0.82521;
      t0 = 4 / 29;
      t1 = 6 / 29;
      t2 = 3 * t1 * t1;
      t3 = t1 * t1 * t1;
      define(Lab, lab, extend(Color, {
        brighter(k) {
          return new Lab(this.l + K * (k == null ? 1 : k), this.a, this.b, this.opacity);
        },
        darker(k) {
          return new Lab(this.l - K * (k == null ? 1 : k), this.a, this.b, this.opacity);
        },
        rgb() {
          var y = (this.l + 16) / 116, x2 = isNaN(this.a) ? y : y + this.a / 500, z = isNaN(this.b) ? y : y - this.b / 200;
          x2 = Xn * lab2xyz(x2);
          y = Yn * lab2xyz(y);
          z = Zn * lab2xyz(z);
          return new Rgb(
            lrgb2rgb(3.1338561 * x2 - 1.6168667 * y - 0.4906146 * z),
            lrgb2rgb(-0.9787684 * x2 + 1.9161415 * y + 0.033454 * z),
            lrgb2rgb(0.0719453 * x2 - 0.2289914 * y + 1.4052427 * z),
            this.opacity
          );
        }
      }));
      define(Hcl, hcl, extend(Color, {
        brighter(k) {
          return new Hcl(this.h, this.c, this.l + K * (k == null ? 1 : k), this.opacity);
        },
        darker(k) {
          return new Hcl(this.h, this.c, this.l - K * (k == null ? 1 : k), this.opacity);
        },
        rgb() {
          return hcl2lab(this).rgb();
        }
      }));
      A = -0.14861;
      B = 1.78277;
      C = -0.29227;
      D = -0.90649;
      E = 1.97294;
      ED = E * D;
      EB = E * B;
      BC_DA = B * C - D * A;
      define(Cubehelix, cubehelix, extend(Color, {
        brighter(k) {
          k = k == null ? brighter : Math.pow(brighter, k);
          return new Cubehelix(this.h, this.s, this.l * k, this.opacity);
        },
        darker(k) {
          k = k == null ? darker : Math.pow(darker, k);
          return new Cubehelix(this.h, this.s, this.l * k, this.opacity);
        },
        rgb() {
          var h = isNaN(this.h) ? 0 : (this.h + 120) * radians, l = +this.l, a = isNaN(this.s) ? 0 : this.s * l * (1 - l), cosh2 = Math.cos(h), sinh2 = Math.sin(h);
          return new Rgb(
            255 * (l + a * (A * cosh2 + B * sinh2)),
            255 * (l + a * (C * cosh2 + D * sinh2)),
            255 * (l + a * (E * cosh2)),
            this.opacity
          );
        }
      }));
    }
  });

  // node_modules/d3-interpolate/dist/d3-interpolate.mjs
  function basis(t12, v0, v1, v2, v3) {
    var t22 = t12 * t12, t32 = t22 * t12;
    return ((1 - 3 * t12 + 3 * t22 - t32) * v0 + (4 - 6 * t22 + 3 * t32) * v1 + (1 + 3 * t12 + 3 * t22 - 3 * t32) * v2 + t32 * v3) / 6;
  }
  function basis$1(values) {
    var n = values.length - 1;
    return function(t) {
      var i2 = t <= 0 ? t = 0 : t >= 1 ? (t = 1, n - 1) : Math.floor(t * n), v1 = values[i2], v2 = values[i2 + 1], v0 = i2 > 0 ? values[i2 - 1] : 2 * v1 - v2, v3 = i2 < n - 1 ? values[i2 + 2] : 2 * v2 - v1;
      return basis((t - i2 / n) * n, v0, v1, v2, v3);
    };
  }
  function basisClosed(values) {
    var n = values.length;
    return function(t) {
      var i2 = Math.floor(((t %= 1) < 0 ? ++t : t) * n), v0 = values[(i2 + n - 1) % n], v1 = values[i2 % n], v2 = values[(i2 + 1) % n], v3 = values[(i2 + 2) % n];
      return basis((t - i2 / n) * n, v0, v1, v2, v3);
    };
  }
  function linear(a, d) {
    return function(t) {
      return a + t * d;
    };
  }
  function exponential(a, b, y) {
    return a = Math.pow(a, y), b = Math.pow(b, y) - a, y = 1 / y, function(t) {
      return Math.pow(a + t * b, y);
    };
  }
  function hue$1(a, b) {
    var d = b - a;
    return d ? linear(a, d > 180 || d < -180 ? d - 360 * Math.round(d / 360) : d) : constant(isNaN(a) ? b : a);
  }
  function gamma(y) {
    return (y = +y) === 1 ? nogamma : function(a, b) {
      return b - a ? exponential(a, b, y) : constant(isNaN(a) ? b : a);
    };
  }
  function nogamma(a, b) {
    var d = b - a;
    return d ? linear(a, d) : constant(isNaN(a) ? b : a);
  }
  function rgbSpline(spline) {
    return function(colors) {
      var n = colors.length, r = new Array(n), g = new Array(n), b = new Array(n), i2, color2;
      for (i2 = 0; i2 < n; ++i2) {
        color2 = rgb(colors[i2]);
        r[i2] = color2.r || 0;
        g[i2] = color2.g || 0;
        b[i2] = color2.b || 0;
      }
      r = spline(r);
      g = spline(g);
      b = spline(b);
      color2.opacity = 1;
      return function(t) {
        color2.r = r(t);
        color2.g = g(t);
        color2.b = b(t);
        return color2 + "";
      };
    };
  }
  function number(a, b) {
    return a = +a, b = +b, function(t) {
      return a * (1 - t) + b * t;
    };
  }
  function zero(b) {
    return function() {
      return b;
    };
  }
  function one(b) {
    return function(t) {
      return b(t) + "";
    };
  }
  function string(a, b) {
    var bi = reA.lastIndex = reB.lastIndex = 0, am, bm, bs, i2 = -1, s = [], q = [];
    a = a + "", b = b + "";
    while ((am = reA.exec(a)) && (bm = reB.exec(b))) {
      if ((bs = bm.index) > bi) {
        bs = b.slice(bi, bs);
        if (s[i2]) s[i2] += bs;
        else s[++i2] = bs;
      }
      if ((am = am[0]) === (bm = bm[0])) {
        if (s[i2]) s[i2] += bm;
        else s[++i2] = bm;
      } else {
        s[++i2] = null;
        q.push({ i: i2, x: number(am, bm) });
      }
      bi = reB.lastIndex;
    }
    if (bi < b.length) {
      bs = b.slice(bi);
      if (s[i2]) s[i2] += bs;
      else s[++i2] = bs;
    }
    return s.length < 2 ? q[0] ? one(q[0].x) : zero(b) : (b = q.length, function(t) {
      for (var i3 = 0, o; i3 < b; ++i3) s[(o = q[i3]).i] = o.x(t);
      return s.join("");
    });
  }
  function decompose(a, b, c, d, e, f) {
    var scaleX, scaleY, skewX;
    if (scaleX = Math.sqrt(a * a + b * b)) a /= scaleX, b /= scaleX;
    if (skewX = a * c + b * d) c -= a * skewX, d -= b * skewX;
    if (scaleY = Math.sqrt(c * c + d * d)) c /= scaleY, d /= scaleY, skewX /= scaleY;
    if (a * d < b * c) a = -a, b = -b, skewX = -skewX, scaleX = -scaleX;
    return {
      translateX: e,
      translateY: f,
      rotate: Math.atan2(b, a) * degrees2,
      skewX: Math.atan(skewX) * degrees2,
      scaleX,
      scaleY
    };
  }
  function parseCss(value) {
    const m = new (typeof DOMMatrix === "function" ? DOMMatrix : WebKitCSSMatrix)(value + "");
    return m.isIdentity ? identity : decompose(m.a, m.b, m.c, m.d, m.e, m.f);
  }
  function parseSvg(value) {
    if (value == null) return identity;
    if (!svgNode) svgNode = document.createElementNS("http://www.w3.org/2000/svg", "g");
    svgNode.setAttribute("transform", value);
    if (!(value = svgNode.transform.baseVal.consolidate())) return identity;
    value = value.matrix;
    return decompose(value.a, value.b, value.c, value.d, value.e, value.f);
  }
  function interpolateTransform(parse, pxComma, pxParen, degParen) {
    function pop(s) {
      return s.length ? s.pop() + " " : "";
    }
    function translate(xa, ya, xb, yb, s, q) {
      if (xa !== xb || ya !== yb) {
        var i2 = s.push("translate(", null, pxComma, null, pxParen);
        q.push({ i: i2 - 4, x: number(xa, xb) }, { i: i2 - 2, x: number(ya, yb) });
      } else if (xb || yb) {
        s.push("translate(" + xb + pxComma + yb + pxParen);
      }
    }
    function rotate(a, b, s, q) {
      if (a !== b) {
        if (a - b > 180) b += 360;
        else if (b - a > 180) a += 360;
        q.push({ i: s.push(pop(s) + "rotate(", null, degParen) - 2, x: number(a, b) });
      } else if (b) {
        s.push(pop(s) + "rotate(" + b + degParen);
      }
    }
    function skewX(a, b, s, q) {
      if (a !== b) {
        q.push({ i: s.push(pop(s) + "skewX(", null, degParen) - 2, x: number(a, b) });
      } else if (b) {
        s.push(pop(s) + "skewX(" + b + degParen);
      }
    }
    function scale(xa, ya, xb, yb, s, q) {
      if (xa !== xb || ya !== yb) {
        var i2 = s.push(pop(s) + "scale(", null, ",", null, ")");
        q.push({ i: i2 - 4, x: number(xa, xb) }, { i: i2 - 2, x: number(ya, yb) });
      } else if (xb !== 1 || yb !== 1) {
        s.push(pop(s) + "scale(" + xb + "," + yb + ")");
      }
    }
    return function(a, b) {
      var s = [], q = [];
      a = parse(a), b = parse(b);
      translate(a.translateX, a.translateY, b.translateX, b.translateY, s, q);
      rotate(a.rotate, b.rotate, s, q);
      skewX(a.skewX, b.skewX, s, q);
      scale(a.scaleX, a.scaleY, b.scaleX, b.scaleY, s, q);
      a = b = null;
      return function(t) {
        var i2 = -1, n = q.length, o;
        while (++i2 < n) s[(o = q[i2]).i] = o.x(t);
        return s.join("");
      };
    };
  }
  function cosh(x2) {
    return ((x2 = Math.exp(x2)) + 1 / x2) / 2;
  }
  function sinh(x2) {
    return ((x2 = Math.exp(x2)) - 1 / x2) / 2;
  }
  function tanh(x2) {
    return ((x2 = Math.exp(2 * x2)) - 1) / (x2 + 1);
  }
  function hsl2(hue) {
    return function(start2, end2) {
      var h = hue((start2 = hsl(start2)).h, (end2 = hsl(end2)).h), s = nogamma(start2.s, end2.s), l = nogamma(start2.l, end2.l), opacity2 = nogamma(start2.opacity, end2.opacity);
      return function(t) {
        start2.h = h(t);
        start2.s = s(t);
        start2.l = l(t);
        start2.opacity = opacity2(t);
        return start2 + "";
      };
    };
  }
  function hcl2(hue) {
    return function(start2, end2) {
      var h = hue((start2 = hcl(start2)).h, (end2 = hcl(end2)).h), c = nogamma(start2.c, end2.c), l = nogamma(start2.l, end2.l), opacity2 = nogamma(start2.opacity, end2.opacity);
      return function(t) {
        start2.h = h(t);
        start2.c = c(t);
        start2.l = l(t);
        start2.opacity = opacity2(t);
        return start2 + "";
      };
    };
  }
  function cubehelix2(hue) {
    return (function cubehelixGamma(y) {
      y = +y;
      function cubehelix3(start2, end2) {
        var h = hue((start2 = cubehelix(start2)).h, (end2 = cubehelix(end2)).h), s = nogamma(start2.s, end2.s), l = nogamma(start2.l, end2.l), opacity2 = nogamma(start2.opacity, end2.opacity);
        return function(t) {
          start2.h = h(t);
          start2.s = s(t);
          start2.l = l(Math.pow(t, y));
          start2.opacity = opacity2(t);
          return start2 + "";
        };
      }
      cubehelix3.gamma = cubehelixGamma;
      return cubehelix3;
    })(1);
  }
  var constant, rgb2, rgbBasis, rgbBasisClosed, reA, reB, degrees2, identity, svgNode, interpolateTransformCss, interpolateTransformSvg, epsilon2, zoom2, hsl_default, hslLong, hcl_default, hclLong, cubehelix_default, cubehelixLong;
  var init_d3_interpolate = __esm({
    "node_modules/d3-interpolate/dist/d3-interpolate.mjs"() {
      init_d3_color();
      constant = (x2) => () => x2;
      rgb2 = (function rgbGamma(y) {
        var color2 = gamma(y);
        function rgb3(start2, end2) {
          var r = color2((start2 = rgb(start2)).r, (end2 = rgb(end2)).r), g = color2(start2.g, end2.g), b = color2(start2.b, end2.b), opacity2 = nogamma(start2.opacity, end2.opacity);
          return function(t) {
            start2.r = r(t);
            start2.g = g(t);
            start2.b = b(t);
            start2.opacity = opacity2(t);
            return start2 + "";
          };
        }
        rgb3.gamma = rgbGamma;
        return rgb3;
      })(1);
      rgbBasis = rgbSpline(basis$1);
      rgbBasisClosed = rgbSpline(basisClosed);
      reA = /[-+]?(?:\d+\.?\d*|\.?\d+)(?:[eE][-+]?\d+)?/g;
      reB = new RegExp(reA.source, "g");
      degrees2 = 180 / Math.PI;
      identity = {
        translateX: 0,
        translateY: 0,
        rotate: 0,
        skewX: 0,
        scaleX: 1,
        scaleY: 1
      };
      interpolateTransformCss = interpolateTransform(parseCss, "px, ", "px)", "deg)");
      interpolateTransformSvg = interpolateTransform(parseSvg, ", ", ")", ")");
      epsilon2 = 1e-12;
      zoom2 = (function zoomRho(rho, rho2, rho4) {
        function zoom3(p0, p1) {
          var ux0 = p0[0], uy0 = p0[1], w0 = p0[2], ux1 = p1[0], uy1 = p1[1], w1 = p1[2], dx = ux1 - ux0, dy = uy1 - uy0, d2 = dx * dx + dy * dy, i2, S;
          if (d2 < epsilon2) {
            S = Math.log(w1 / w0) / rho;
            i2 = function(t) {
              return [
                ux0 + t * dx,
                uy0 + t * dy,
                w0 * Math.exp(rho * t * S)
              ];
            };
          } else {
            var d1 = Math.sqrt(d2), b02 = (w1 * w1 - w0 * w0 + rho4 * d2) / (2 * w0 * rho2 * d1), b12 = (w1 * w1 - w0 * w0 - rho4 * d2) / (2 * w1 * rho2 * d1), r0 = Math.log(Math.sqrt(b02 * b02 + 1) - b02), r1 = Math.log(Math.sqrt(b12 * b12 + 1) - b12);
            S = (r1 - r0) / rho;
            i2 = function(t) {
              var s = t * S, coshr0 = cosh(r0), u = w0 / (rho2 * d1) * (coshr0 * tanh(rho * s + r0) - sinh(r0));
              return [
                ux0 + u * dx,
                uy0 + u * dy,
                w0 * coshr0 / cosh(rho * s + r0)
              ];
            };
          }
          i2.duration = Math.abs(S) * 1e3 * rho / Math.SQRT2;
          return i2;
        }
        zoom3.rho = function(_) {
          var _1 = Math.max(1e-3, +_), _2 = _1 * _1, _4 = _2 * _2;
          return zoomRho(_1, _2, _4);
        };
        return zoom3;
      })(Math.SQRT2, 2, 4);
      hsl_default = hsl2(hue$1);
      hslLong = hsl2(nogamma);
      hcl_default = hcl2(hue$1);
      hclLong = hcl2(nogamma);
      cubehelix_default = cubehelix2(hue$1);
      cubehelixLong = cubehelix2(nogamma);
    }
  });

  // node_modules/d3-timer/dist/d3-timer.mjs
  function now() {
    return clockNow || (setFrame(clearNow), clockNow = clock.now() + clockSkew);
  }
  function clearNow() {
    clockNow = 0;
  }
  function Timer() {
    this._call = this._time = this._next = null;
  }
  function timer(callback, delay, time) {
    var t = new Timer();
    t.restart(callback, delay, time);
    return t;
  }
  function timerFlush() {
    now();
    ++frame;
    var t = taskHead, e;
    while (t) {
      if ((e = clockNow - t._time) >= 0) t._call.call(void 0, e);
      t = t._next;
    }
    --frame;
  }
  function wake() {
    clockNow = (clockLast = clock.now()) + clockSkew;
    frame = timeout$1 = 0;
    try {
      timerFlush();
    } finally {
      frame = 0;
      nap();
      clockNow = 0;
    }
  }
  function poke() {
    var now2 = clock.now(), delay = now2 - clockLast;
    if (delay > pokeDelay) clockSkew -= delay, clockLast = now2;
  }
  function nap() {
    var t02, t12 = taskHead, t22, time = Infinity;
    while (t12) {
      if (t12._call) {
        if (time > t12._time) time = t12._time;
        t02 = t12, t12 = t12._next;
      } else {
        t22 = t12._next, t12._next = null;
        t12 = t02 ? t02._next = t22 : taskHead = t22;
      }
    }
    taskTail = t02;
    sleep(time);
  }
  function sleep(time) {
    if (frame) return;
    if (timeout$1) timeout$1 = clearTimeout(timeout$1);
    var delay = time - clockNow;
    if (delay > 24) {
      if (time < Infinity) timeout$1 = setTimeout(wake, Math.ceil(time - clock.now() - clockSkew) + 1);
      if (interval$1) interval$1 = clearInterval(interval$1);
    } else {
      if (!interval$1) clockLast = clock.now(), interval$1 = setInterval(poke, pokeDelay);
      frame = 1, setFrame(wake);
    }
  }
  function timeout(callback, delay, time) {
    var t = new Timer();
    delay = delay == null ? 0 : +delay;
    t.restart((elapsed) => {
      t.stop();
      callback(elapsed + delay);
    }, delay, time);
    return t;
  }
  var frame, timeout$1, interval$1, pokeDelay, taskHead, taskTail, clockLast, clockNow, clockSkew, clock, setFrame;
  var init_d3_timer = __esm({
    "node_modules/d3-timer/dist/d3-timer.mjs"() {
      frame = 0;
      timeout$1 = 0;
      interval$1 = 0;
      pokeDelay = 1e3;
      clockLast = 0;
      clockNow = 0;
      clockSkew = 0;
      clock = typeof performance === "object" && performance.now ? performance : Date;
      setFrame = typeof window === "object" && window.requestAnimationFrame ? window.requestAnimationFrame.bind(window) : function(f) {
        setTimeout(f, 17);
      };
      Timer.prototype = timer.prototype = {
        constructor: Timer,
        restart: function(callback, delay, time) {
          if (typeof callback !== "function") throw new TypeError("callback is not a function");
          time = (time == null ? now() : +time) + (delay == null ? 0 : +delay);
          if (!this._next && taskTail !== this) {
            if (taskTail) taskTail._next = this;
            else taskHead = this;
            taskTail = this;
          }
          this._call = callback;
          this._time = time;
          sleep();
        },
        stop: function() {
          if (this._call) {
            this._call = null;
            this._time = Infinity;
            sleep();
          }
        }
      };
    }
  });

  // node_modules/d3-ease/dist/d3-ease.mjs
  function cubicInOut(t) {
    return ((t *= 2) <= 1 ? t * t * t : (t -= 2) * t * t + 2) / 2;
  }
  function tpmt(x2) {
    return (Math.pow(2, -10 * x2) - 9765625e-10) * 1.0009775171065494;
  }
  var exponent, polyIn, polyOut, polyInOut, pi, halfPi, b1, b2, b3, b4, b5, b6, b7, b8, b9, b0, overshoot, backIn, backOut, backInOut, tau, amplitude, period, elasticIn, elasticOut, elasticInOut;
  var init_d3_ease = __esm({
    "node_modules/d3-ease/dist/d3-ease.mjs"() {
      exponent = 3;
      polyIn = (function custom(e) {
        e = +e;
        function polyIn2(t) {
          return Math.pow(t, e);
        }
        polyIn2.exponent = custom;
        return polyIn2;
      })(exponent);
      polyOut = (function custom2(e) {
        e = +e;
        function polyOut2(t) {
          return 1 - Math.pow(1 - t, e);
        }
        polyOut2.exponent = custom2;
        return polyOut2;
      })(exponent);
      polyInOut = (function custom3(e) {
        e = +e;
        function polyInOut2(t) {
          return ((t *= 2) <= 1 ? Math.pow(t, e) : 2 - Math.pow(2 - t, e)) / 2;
        }
        polyInOut2.exponent = custom3;
        return polyInOut2;
      })(exponent);
      pi = Math.PI;
      halfPi = pi / 2;
      b1 = 4 / 11;
      b2 = 6 / 11;
      b3 = 8 / 11;
      b4 = 3 / 4;
      b5 = 9 / 11;
      b6 = 10 / 11;
      b7 = 15 / 16;
      b8 = 21 / 22;
      b9 = 63 / 64;
      b0 = 1 / b1 / b1;
      overshoot = 1.70158;
      backIn = (function custom4(s) {
        s = +s;
        function backIn2(t) {
          return (t = +t) * t * (s * (t - 1) + t);
        }
        backIn2.overshoot = custom4;
        return backIn2;
      })(overshoot);
      backOut = (function custom5(s) {
        s = +s;
        function backOut2(t) {
          return --t * t * ((t + 1) * s + t) + 1;
        }
        backOut2.overshoot = custom5;
        return backOut2;
      })(overshoot);
      backInOut = (function custom6(s) {
        s = +s;
        function backInOut2(t) {
          return ((t *= 2) < 1 ? t * t * ((s + 1) * t - s) : (t -= 2) * t * ((s + 1) * t + s) + 2) / 2;
        }
        backInOut2.overshoot = custom6;
        return backInOut2;
      })(overshoot);
      tau = 2 * Math.PI;
      amplitude = 1;
      period = 0.3;
      elasticIn = (function custom7(a, p) {
        var s = Math.asin(1 / (a = Math.max(1, a))) * (p /= tau);
        function elasticIn2(t) {
          return a * tpmt(- --t) * Math.sin((s - t) / p);
        }
        elasticIn2.amplitude = function(a2) {
          return custom7(a2, p * tau);
        };
        elasticIn2.period = function(p2) {
          return custom7(a, p2);
        };
        return elasticIn2;
      })(amplitude, period);
      elasticOut = (function custom8(a, p) {
        var s = Math.asin(1 / (a = Math.max(1, a))) * (p /= tau);
        function elasticOut2(t) {
          return 1 - a * tpmt(t = +t) * Math.sin((t + s) / p);
        }
        elasticOut2.amplitude = function(a2) {
          return custom8(a2, p * tau);
        };
        elasticOut2.period = function(p2) {
          return custom8(a, p2);
        };
        return elasticOut2;
      })(amplitude, period);
      elasticInOut = (function custom9(a, p) {
        var s = Math.asin(1 / (a = Math.max(1, a))) * (p /= tau);
        function elasticInOut2(t) {
          return ((t = t * 2 - 1) < 0 ? a * tpmt(-t) * Math.sin((s - t) / p) : 2 - a * tpmt(t) * Math.sin((s + t) / p)) / 2;
        }
        elasticInOut2.amplitude = function(a2) {
          return custom9(a2, p * tau);
        };
        elasticInOut2.period = function(p2) {
          return custom9(a, p2);
        };
        return elasticInOut2;
      })(amplitude, period);
    }
  });

  // node_modules/d3-transition/dist/d3-transition.mjs
  function schedule(node, name, id2, index2, group, timing) {
    var schedules = node.__transition;
    if (!schedules) node.__transition = {};
    else if (id2 in schedules) return;
    create(node, id2, {
      name,
      index: index2,
      // For context during callback.
      group,
      // For context during callback.
      on: emptyOn,
      tween: emptyTween,
      time: timing.time,
      delay: timing.delay,
      duration: timing.duration,
      ease: timing.ease,
      timer: null,
      state: CREATED
    });
  }
  function init(node, id2) {
    var schedule2 = get2(node, id2);
    if (schedule2.state > CREATED) throw new Error("too late; already scheduled");
    return schedule2;
  }
  function set2(node, id2) {
    var schedule2 = get2(node, id2);
    if (schedule2.state > STARTED) throw new Error("too late; already running");
    return schedule2;
  }
  function get2(node, id2) {
    var schedule2 = node.__transition;
    if (!schedule2 || !(schedule2 = schedule2[id2])) throw new Error("transition not found");
    return schedule2;
  }
  function create(node, id2, self) {
    var schedules = node.__transition, tween;
    schedules[id2] = self;
    self.timer = timer(schedule2, 0, self.time);
    function schedule2(elapsed) {
      self.state = SCHEDULED;
      self.timer.restart(start2, self.delay, self.time);
      if (self.delay <= elapsed) start2(elapsed - self.delay);
    }
    function start2(elapsed) {
      var i2, j, n, o;
      if (self.state !== SCHEDULED) return stop();
      for (i2 in schedules) {
        o = schedules[i2];
        if (o.name !== self.name) continue;
        if (o.state === STARTED) return timeout(start2);
        if (o.state === RUNNING) {
          o.state = ENDED;
          o.timer.stop();
          o.on.call("interrupt", node, node.__data__, o.index, o.group);
          delete schedules[i2];
        } else if (+i2 < id2) {
          o.state = ENDED;
          o.timer.stop();
          o.on.call("cancel", node, node.__data__, o.index, o.group);
          delete schedules[i2];
        }
      }
      timeout(function() {
        if (self.state === STARTED) {
          self.state = RUNNING;
          self.timer.restart(tick, self.delay, self.time);
          tick(elapsed);
        }
      });
      self.state = STARTING;
      self.on.call("start", node, node.__data__, self.index, self.group);
      if (self.state !== STARTING) return;
      self.state = STARTED;
      tween = new Array(n = self.tween.length);
      for (i2 = 0, j = -1; i2 < n; ++i2) {
        if (o = self.tween[i2].value.call(node, node.__data__, self.index, self.group)) {
          tween[++j] = o;
        }
      }
      tween.length = j + 1;
    }
    function tick(elapsed) {
      var t = elapsed < self.duration ? self.ease.call(null, elapsed / self.duration) : (self.timer.restart(stop), self.state = ENDING, 1), i2 = -1, n = tween.length;
      while (++i2 < n) {
        tween[i2].call(node, t);
      }
      if (self.state === ENDING) {
        self.on.call("end", node, node.__data__, self.index, self.group);
        stop();
      }
    }
    function stop() {
      self.state = ENDED;
      self.timer.stop();
      delete schedules[id2];
      for (var i2 in schedules) return;
      delete node.__transition;
    }
  }
  function interrupt(node, name) {
    var schedules = node.__transition, schedule2, active, empty2 = true, i2;
    if (!schedules) return;
    name = name == null ? null : name + "";
    for (i2 in schedules) {
      if ((schedule2 = schedules[i2]).name !== name) {
        empty2 = false;
        continue;
      }
      active = schedule2.state > STARTING && schedule2.state < ENDING;
      schedule2.state = ENDED;
      schedule2.timer.stop();
      schedule2.on.call(active ? "interrupt" : "cancel", node, node.__data__, schedule2.index, schedule2.group);
      delete schedules[i2];
    }
    if (empty2) delete node.__transition;
  }
  function selection_interrupt(name) {
    return this.each(function() {
      interrupt(this, name);
    });
  }
  function tweenRemove(id2, name) {
    var tween0, tween1;
    return function() {
      var schedule2 = set2(this, id2), tween = schedule2.tween;
      if (tween !== tween0) {
        tween1 = tween0 = tween;
        for (var i2 = 0, n = tween1.length; i2 < n; ++i2) {
          if (tween1[i2].name === name) {
            tween1 = tween1.slice();
            tween1.splice(i2, 1);
            break;
          }
        }
      }
      schedule2.tween = tween1;
    };
  }
  function tweenFunction(id2, name, value) {
    var tween0, tween1;
    if (typeof value !== "function") throw new Error();
    return function() {
      var schedule2 = set2(this, id2), tween = schedule2.tween;
      if (tween !== tween0) {
        tween1 = (tween0 = tween).slice();
        for (var t = { name, value }, i2 = 0, n = tween1.length; i2 < n; ++i2) {
          if (tween1[i2].name === name) {
            tween1[i2] = t;
            break;
          }
        }
        if (i2 === n) tween1.push(t);
      }
      schedule2.tween = tween1;
    };
  }
  function transition_tween(name, value) {
    var id2 = this._id;
    name += "";
    if (arguments.length < 2) {
      var tween = get2(this.node(), id2).tween;
      for (var i2 = 0, n = tween.length, t; i2 < n; ++i2) {
        if ((t = tween[i2]).name === name) {
          return t.value;
        }
      }
      return null;
    }
    return this.each((value == null ? tweenRemove : tweenFunction)(id2, name, value));
  }
  function tweenValue(transition2, name, value) {
    var id2 = transition2._id;
    transition2.each(function() {
      var schedule2 = set2(this, id2);
      (schedule2.value || (schedule2.value = {}))[name] = value.apply(this, arguments);
    });
    return function(node) {
      return get2(node, id2).value[name];
    };
  }
  function interpolate(a, b) {
    var c;
    return (typeof b === "number" ? number : b instanceof color ? rgb2 : (c = color(b)) ? (b = c, rgb2) : string)(a, b);
  }
  function attrRemove2(name) {
    return function() {
      this.removeAttribute(name);
    };
  }
  function attrRemoveNS2(fullname) {
    return function() {
      this.removeAttributeNS(fullname.space, fullname.local);
    };
  }
  function attrConstant2(name, interpolate2, value1) {
    var string00, string1 = value1 + "", interpolate0;
    return function() {
      var string0 = this.getAttribute(name);
      return string0 === string1 ? null : string0 === string00 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, value1);
    };
  }
  function attrConstantNS2(fullname, interpolate2, value1) {
    var string00, string1 = value1 + "", interpolate0;
    return function() {
      var string0 = this.getAttributeNS(fullname.space, fullname.local);
      return string0 === string1 ? null : string0 === string00 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, value1);
    };
  }
  function attrFunction2(name, interpolate2, value) {
    var string00, string10, interpolate0;
    return function() {
      var string0, value1 = value(this), string1;
      if (value1 == null) return void this.removeAttribute(name);
      string0 = this.getAttribute(name);
      string1 = value1 + "";
      return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : (string10 = string1, interpolate0 = interpolate2(string00 = string0, value1));
    };
  }
  function attrFunctionNS2(fullname, interpolate2, value) {
    var string00, string10, interpolate0;
    return function() {
      var string0, value1 = value(this), string1;
      if (value1 == null) return void this.removeAttributeNS(fullname.space, fullname.local);
      string0 = this.getAttributeNS(fullname.space, fullname.local);
      string1 = value1 + "";
      return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : (string10 = string1, interpolate0 = interpolate2(string00 = string0, value1));
    };
  }
  function transition_attr(name, value) {
    var fullname = namespace_default(name), i2 = fullname === "transform" ? interpolateTransformSvg : interpolate;
    return this.attrTween(name, typeof value === "function" ? (fullname.local ? attrFunctionNS2 : attrFunction2)(fullname, i2, tweenValue(this, "attr." + name, value)) : value == null ? (fullname.local ? attrRemoveNS2 : attrRemove2)(fullname) : (fullname.local ? attrConstantNS2 : attrConstant2)(fullname, i2, value));
  }
  function attrInterpolate(name, i2) {
    return function(t) {
      this.setAttribute(name, i2.call(this, t));
    };
  }
  function attrInterpolateNS(fullname, i2) {
    return function(t) {
      this.setAttributeNS(fullname.space, fullname.local, i2.call(this, t));
    };
  }
  function attrTweenNS(fullname, value) {
    var t02, i0;
    function tween() {
      var i2 = value.apply(this, arguments);
      if (i2 !== i0) t02 = (i0 = i2) && attrInterpolateNS(fullname, i2);
      return t02;
    }
    tween._value = value;
    return tween;
  }
  function attrTween(name, value) {
    var t02, i0;
    function tween() {
      var i2 = value.apply(this, arguments);
      if (i2 !== i0) t02 = (i0 = i2) && attrInterpolate(name, i2);
      return t02;
    }
    tween._value = value;
    return tween;
  }
  function transition_attrTween(name, value) {
    var key = "attr." + name;
    if (arguments.length < 2) return (key = this.tween(key)) && key._value;
    if (value == null) return this.tween(key, null);
    if (typeof value !== "function") throw new Error();
    var fullname = namespace_default(name);
    return this.tween(key, (fullname.local ? attrTweenNS : attrTween)(fullname, value));
  }
  function delayFunction(id2, value) {
    return function() {
      init(this, id2).delay = +value.apply(this, arguments);
    };
  }
  function delayConstant(id2, value) {
    return value = +value, function() {
      init(this, id2).delay = value;
    };
  }
  function transition_delay(value) {
    var id2 = this._id;
    return arguments.length ? this.each((typeof value === "function" ? delayFunction : delayConstant)(id2, value)) : get2(this.node(), id2).delay;
  }
  function durationFunction(id2, value) {
    return function() {
      set2(this, id2).duration = +value.apply(this, arguments);
    };
  }
  function durationConstant(id2, value) {
    return value = +value, function() {
      set2(this, id2).duration = value;
    };
  }
  function transition_duration(value) {
    var id2 = this._id;
    return arguments.length ? this.each((typeof value === "function" ? durationFunction : durationConstant)(id2, value)) : get2(this.node(), id2).duration;
  }
  function easeConstant(id2, value) {
    if (typeof value !== "function") throw new Error();
    return function() {
      set2(this, id2).ease = value;
    };
  }
  function transition_ease(value) {
    var id2 = this._id;
    return arguments.length ? this.each(easeConstant(id2, value)) : get2(this.node(), id2).ease;
  }
  function easeVarying(id2, value) {
    return function() {
      var v = value.apply(this, arguments);
      if (typeof v !== "function") throw new Error();
      set2(this, id2).ease = v;
    };
  }
  function transition_easeVarying(value) {
    if (typeof value !== "function") throw new Error();
    return this.each(easeVarying(this._id, value));
  }
  function transition_filter(match) {
    if (typeof match !== "function") match = matcher_default(match);
    for (var groups = this._groups, m = groups.length, subgroups = new Array(m), j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, subgroup = subgroups[j] = [], node, i2 = 0; i2 < n; ++i2) {
        if ((node = group[i2]) && match.call(node, node.__data__, i2, group)) {
          subgroup.push(node);
        }
      }
    }
    return new Transition(subgroups, this._parents, this._name, this._id);
  }
  function transition_merge(transition2) {
    if (transition2._id !== this._id) throw new Error();
    for (var groups0 = this._groups, groups1 = transition2._groups, m0 = groups0.length, m1 = groups1.length, m = Math.min(m0, m1), merges = new Array(m0), j = 0; j < m; ++j) {
      for (var group0 = groups0[j], group1 = groups1[j], n = group0.length, merge = merges[j] = new Array(n), node, i2 = 0; i2 < n; ++i2) {
        if (node = group0[i2] || group1[i2]) {
          merge[i2] = node;
        }
      }
    }
    for (; j < m0; ++j) {
      merges[j] = groups0[j];
    }
    return new Transition(merges, this._parents, this._name, this._id);
  }
  function start(name) {
    return (name + "").trim().split(/^|\s+/).every(function(t) {
      var i2 = t.indexOf(".");
      if (i2 >= 0) t = t.slice(0, i2);
      return !t || t === "start";
    });
  }
  function onFunction(id2, name, listener) {
    var on0, on1, sit = start(name) ? init : set2;
    return function() {
      var schedule2 = sit(this, id2), on = schedule2.on;
      if (on !== on0) (on1 = (on0 = on).copy()).on(name, listener);
      schedule2.on = on1;
    };
  }
  function transition_on(name, listener) {
    var id2 = this._id;
    return arguments.length < 2 ? get2(this.node(), id2).on.on(name) : this.each(onFunction(id2, name, listener));
  }
  function removeFunction(id2) {
    return function() {
      var parent = this.parentNode;
      for (var i2 in this.__transition) if (+i2 !== id2) return;
      if (parent) parent.removeChild(this);
    };
  }
  function transition_remove() {
    return this.on("end.remove", removeFunction(this._id));
  }
  function transition_select(select) {
    var name = this._name, id2 = this._id;
    if (typeof select !== "function") select = selector_default(select);
    for (var groups = this._groups, m = groups.length, subgroups = new Array(m), j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, subgroup = subgroups[j] = new Array(n), node, subnode, i2 = 0; i2 < n; ++i2) {
        if ((node = group[i2]) && (subnode = select.call(node, node.__data__, i2, group))) {
          if ("__data__" in node) subnode.__data__ = node.__data__;
          subgroup[i2] = subnode;
          schedule(subgroup[i2], name, id2, i2, subgroup, get2(node, id2));
        }
      }
    }
    return new Transition(subgroups, this._parents, name, id2);
  }
  function transition_selectAll(select) {
    var name = this._name, id2 = this._id;
    if (typeof select !== "function") select = selectorAll_default(select);
    for (var groups = this._groups, m = groups.length, subgroups = [], parents = [], j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, node, i2 = 0; i2 < n; ++i2) {
        if (node = group[i2]) {
          for (var children2 = select.call(node, node.__data__, i2, group), child, inherit2 = get2(node, id2), k = 0, l = children2.length; k < l; ++k) {
            if (child = children2[k]) {
              schedule(child, name, id2, k, children2, inherit2);
            }
          }
          subgroups.push(children2);
          parents.push(node);
        }
      }
    }
    return new Transition(subgroups, parents, name, id2);
  }
  function transition_selection() {
    return new Selection2(this._groups, this._parents);
  }
  function styleNull(name, interpolate2) {
    var string00, string10, interpolate0;
    return function() {
      var string0 = styleValue(this, name), string1 = (this.style.removeProperty(name), styleValue(this, name));
      return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, string10 = string1);
    };
  }
  function styleRemove2(name) {
    return function() {
      this.style.removeProperty(name);
    };
  }
  function styleConstant2(name, interpolate2, value1) {
    var string00, string1 = value1 + "", interpolate0;
    return function() {
      var string0 = styleValue(this, name);
      return string0 === string1 ? null : string0 === string00 ? interpolate0 : interpolate0 = interpolate2(string00 = string0, value1);
    };
  }
  function styleFunction2(name, interpolate2, value) {
    var string00, string10, interpolate0;
    return function() {
      var string0 = styleValue(this, name), value1 = value(this), string1 = value1 + "";
      if (value1 == null) string1 = value1 = (this.style.removeProperty(name), styleValue(this, name));
      return string0 === string1 ? null : string0 === string00 && string1 === string10 ? interpolate0 : (string10 = string1, interpolate0 = interpolate2(string00 = string0, value1));
    };
  }
  function styleMaybeRemove(id2, name) {
    var on0, on1, listener0, key = "style." + name, event = "end." + key, remove2;
    return function() {
      var schedule2 = set2(this, id2), on = schedule2.on, listener = schedule2.value[key] == null ? remove2 || (remove2 = styleRemove2(name)) : void 0;
      if (on !== on0 || listener0 !== listener) (on1 = (on0 = on).copy()).on(event, listener0 = listener);
      schedule2.on = on1;
    };
  }
  function transition_style(name, value, priority) {
    var i2 = (name += "") === "transform" ? interpolateTransformCss : interpolate;
    return value == null ? this.styleTween(name, styleNull(name, i2)).on("end.style." + name, styleRemove2(name)) : typeof value === "function" ? this.styleTween(name, styleFunction2(name, i2, tweenValue(this, "style." + name, value))).each(styleMaybeRemove(this._id, name)) : this.styleTween(name, styleConstant2(name, i2, value), priority).on("end.style." + name, null);
  }
  function styleInterpolate(name, i2, priority) {
    return function(t) {
      this.style.setProperty(name, i2.call(this, t), priority);
    };
  }
  function styleTween(name, value, priority) {
    var t, i0;
    function tween() {
      var i2 = value.apply(this, arguments);
      if (i2 !== i0) t = (i0 = i2) && styleInterpolate(name, i2, priority);
      return t;
    }
    tween._value = value;
    return tween;
  }
  function transition_styleTween(name, value, priority) {
    var key = "style." + (name += "");
    if (arguments.length < 2) return (key = this.tween(key)) && key._value;
    if (value == null) return this.tween(key, null);
    if (typeof value !== "function") throw new Error();
    return this.tween(key, styleTween(name, value, priority == null ? "" : priority));
  }
  function textConstant2(value) {
    return function() {
      this.textContent = value;
    };
  }
  function textFunction2(value) {
    return function() {
      var value1 = value(this);
      this.textContent = value1 == null ? "" : value1;
    };
  }
  function transition_text(value) {
    return this.tween("text", typeof value === "function" ? textFunction2(tweenValue(this, "text", value)) : textConstant2(value == null ? "" : value + ""));
  }
  function textInterpolate(i2) {
    return function(t) {
      this.textContent = i2.call(this, t);
    };
  }
  function textTween(value) {
    var t02, i0;
    function tween() {
      var i2 = value.apply(this, arguments);
      if (i2 !== i0) t02 = (i0 = i2) && textInterpolate(i2);
      return t02;
    }
    tween._value = value;
    return tween;
  }
  function transition_textTween(value) {
    var key = "text";
    if (arguments.length < 1) return (key = this.tween(key)) && key._value;
    if (value == null) return this.tween(key, null);
    if (typeof value !== "function") throw new Error();
    return this.tween(key, textTween(value));
  }
  function transition_transition() {
    var name = this._name, id0 = this._id, id1 = newId();
    for (var groups = this._groups, m = groups.length, j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, node, i2 = 0; i2 < n; ++i2) {
        if (node = group[i2]) {
          var inherit2 = get2(node, id0);
          schedule(node, name, id1, i2, group, {
            time: inherit2.time + inherit2.delay + inherit2.duration,
            delay: 0,
            duration: inherit2.duration,
            ease: inherit2.ease
          });
        }
      }
    }
    return new Transition(groups, this._parents, name, id1);
  }
  function transition_end() {
    var on0, on1, that = this, id2 = that._id, size = that.size();
    return new Promise(function(resolve, reject) {
      var cancel = { value: reject }, end2 = { value: function() {
        if (--size === 0) resolve();
      } };
      that.each(function() {
        var schedule2 = set2(this, id2), on = schedule2.on;
        if (on !== on0) {
          on1 = (on0 = on).copy();
          on1._.cancel.push(cancel);
          on1._.interrupt.push(cancel);
          on1._.end.push(end2);
        }
        schedule2.on = on1;
      });
      if (size === 0) resolve();
    });
  }
  function Transition(groups, parents, name, id2) {
    this._groups = groups;
    this._parents = parents;
    this._name = name;
    this._id = id2;
  }
  function transition(name) {
    return selection_default().transition(name);
  }
  function newId() {
    return ++id;
  }
  function inherit(node, id2) {
    var timing;
    while (!(timing = node.__transition) || !(timing = timing[id2])) {
      if (!(node = node.parentNode)) {
        throw new Error(`transition ${id2} not found`);
      }
    }
    return timing;
  }
  function selection_transition(name) {
    var id2, timing;
    if (name instanceof Transition) {
      id2 = name._id, name = name._name;
    } else {
      id2 = newId(), (timing = defaultTiming).time = now(), name = name == null ? null : name + "";
    }
    for (var groups = this._groups, m = groups.length, j = 0; j < m; ++j) {
      for (var group = groups[j], n = group.length, node, i2 = 0; i2 < n; ++i2) {
        if (node = group[i2]) {
          schedule(node, name, id2, i2, group, timing || inherit(node, id2));
        }
      }
    }
    return new Transition(groups, this._parents, name, id2);
  }
  var emptyOn, emptyTween, CREATED, SCHEDULED, STARTING, STARTED, RUNNING, ENDING, ENDED, Selection2, id, selection_prototype, defaultTiming;
  var init_d3_transition = __esm({
    "node_modules/d3-transition/dist/d3-transition.mjs"() {
      init_src();
      init_d3_dispatch();
      init_d3_timer();
      init_d3_interpolate();
      init_d3_color();
      init_d3_ease();
      emptyOn = dispatch("start", "end", "cancel", "interrupt");
      emptyTween = [];
      CREATED = 0;
      SCHEDULED = 1;
      STARTING = 2;
      STARTED = 3;
      RUNNING = 4;
      ENDING = 5;
      ENDED = 6;
      Selection2 = selection_default.prototype.constructor;
      id = 0;
      selection_prototype = selection_default.prototype;
      Transition.prototype = transition.prototype = {
        constructor: Transition,
        select: transition_select,
        selectAll: transition_selectAll,
        selectChild: selection_prototype.selectChild,
        selectChildren: selection_prototype.selectChildren,
        filter: transition_filter,
        merge: transition_merge,
        selection: transition_selection,
        transition: transition_transition,
        call: selection_prototype.call,
        nodes: selection_prototype.nodes,
        node: selection_prototype.node,
        size: selection_prototype.size,
        empty: selection_prototype.empty,
        each: selection_prototype.each,
        on: transition_on,
        attr: transition_attr,
        attrTween: transition_attrTween,
        style: transition_style,
        styleTween: transition_styleTween,
        text: transition_text,
        textTween: transition_textTween,
        remove: transition_remove,
        tween: transition_tween,
        delay: transition_delay,
        duration: transition_duration,
        ease: transition_ease,
        easeVarying: transition_easeVarying,
        end: transition_end,
        [Symbol.iterator]: selection_prototype[Symbol.iterator]
      };
      defaultTiming = {
        time: null,
        // Set on use.
        delay: 0,
        duration: 250,
        ease: cubicInOut
      };
      selection_default.prototype.interrupt = selection_interrupt;
      selection_default.prototype.transition = selection_transition;
    }
  });

  // node_modules/d3-zoom/src/constant.js
  var constant_default2;
  var init_constant2 = __esm({
    "node_modules/d3-zoom/src/constant.js"() {
      constant_default2 = (x2) => () => x2;
    }
  });

  // node_modules/d3-zoom/src/event.js
  function ZoomEvent(type, {
    sourceEvent,
    target,
    transform: transform2,
    dispatch: dispatch2
  }) {
    Object.defineProperties(this, {
      type: { value: type, enumerable: true, configurable: true },
      sourceEvent: { value: sourceEvent, enumerable: true, configurable: true },
      target: { value: target, enumerable: true, configurable: true },
      transform: { value: transform2, enumerable: true, configurable: true },
      _: { value: dispatch2 }
    });
  }
  var init_event = __esm({
    "node_modules/d3-zoom/src/event.js"() {
    }
  });

  // node_modules/d3-zoom/src/transform.js
  function Transform(k, x2, y) {
    this.k = k;
    this.x = x2;
    this.y = y;
  }
  function transform(node) {
    while (!node.__zoom) if (!(node = node.parentNode)) return identity2;
    return node.__zoom;
  }
  var identity2;
  var init_transform = __esm({
    "node_modules/d3-zoom/src/transform.js"() {
      Transform.prototype = {
        constructor: Transform,
        scale: function(k) {
          return k === 1 ? this : new Transform(this.k * k, this.x, this.y);
        },
        translate: function(x2, y) {
          return x2 === 0 & y === 0 ? this : new Transform(this.k, this.x + this.k * x2, this.y + this.k * y);
        },
        apply: function(point) {
          return [point[0] * this.k + this.x, point[1] * this.k + this.y];
        },
        applyX: function(x2) {
          return x2 * this.k + this.x;
        },
        applyY: function(y) {
          return y * this.k + this.y;
        },
        invert: function(location2) {
          return [(location2[0] - this.x) / this.k, (location2[1] - this.y) / this.k];
        },
        invertX: function(x2) {
          return (x2 - this.x) / this.k;
        },
        invertY: function(y) {
          return (y - this.y) / this.k;
        },
        rescaleX: function(x2) {
          return x2.copy().domain(x2.range().map(this.invertX, this).map(x2.invert, x2));
        },
        rescaleY: function(y) {
          return y.copy().domain(y.range().map(this.invertY, this).map(y.invert, y));
        },
        toString: function() {
          return "translate(" + this.x + "," + this.y + ") scale(" + this.k + ")";
        }
      };
      identity2 = new Transform(1, 0, 0);
      transform.prototype = Transform.prototype;
    }
  });

  // node_modules/d3-zoom/src/noevent.js
  function nopropagation(event) {
    event.stopImmediatePropagation();
  }
  function noevent_default(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  var init_noevent = __esm({
    "node_modules/d3-zoom/src/noevent.js"() {
    }
  });

  // node_modules/d3-zoom/src/zoom.js
  function defaultFilter(event) {
    return (!event.ctrlKey || event.type === "wheel") && !event.button;
  }
  function defaultExtent() {
    var e = this;
    if (e instanceof SVGElement) {
      e = e.ownerSVGElement || e;
      if (e.hasAttribute("viewBox")) {
        e = e.viewBox.baseVal;
        return [[e.x, e.y], [e.x + e.width, e.y + e.height]];
      }
      return [[0, 0], [e.width.baseVal.value, e.height.baseVal.value]];
    }
    return [[0, 0], [e.clientWidth, e.clientHeight]];
  }
  function defaultTransform() {
    return this.__zoom || identity2;
  }
  function defaultWheelDelta(event) {
    return -event.deltaY * (event.deltaMode === 1 ? 0.05 : event.deltaMode ? 1 : 2e-3) * (event.ctrlKey ? 10 : 1);
  }
  function defaultTouchable() {
    return navigator.maxTouchPoints || "ontouchstart" in this;
  }
  function defaultConstrain(transform2, extent, translateExtent) {
    var dx0 = transform2.invertX(extent[0][0]) - translateExtent[0][0], dx1 = transform2.invertX(extent[1][0]) - translateExtent[1][0], dy0 = transform2.invertY(extent[0][1]) - translateExtent[0][1], dy1 = transform2.invertY(extent[1][1]) - translateExtent[1][1];
    return transform2.translate(
      dx1 > dx0 ? (dx0 + dx1) / 2 : Math.min(0, dx0) || Math.max(0, dx1),
      dy1 > dy0 ? (dy0 + dy1) / 2 : Math.min(0, dy0) || Math.max(0, dy1)
    );
  }
  function zoom_default() {
    var filter2 = defaultFilter, extent = defaultExtent, constrain = defaultConstrain, wheelDelta = defaultWheelDelta, touchable = defaultTouchable, scaleExtent = [0, Infinity], translateExtent = [[-Infinity, -Infinity], [Infinity, Infinity]], duration = 250, interpolate2 = zoom2, listeners2 = dispatch("start", "zoom", "end"), touchstarting, touchfirst, touchending, touchDelay = 500, wheelDelay = 150, clickDistance2 = 0, tapDistance = 10;
    function zoom3(selection3) {
      selection3.property("__zoom", defaultTransform).on("wheel.zoom", wheeled, { passive: false }).on("mousedown.zoom", mousedowned).on("dblclick.zoom", dblclicked).filter(touchable).on("touchstart.zoom", touchstarted).on("touchmove.zoom", touchmoved).on("touchend.zoom touchcancel.zoom", touchended).style("-webkit-tap-highlight-color", "rgba(0,0,0,0)");
    }
    zoom3.transform = function(collection, transform2, point, event) {
      var selection3 = collection.selection ? collection.selection() : collection;
      selection3.property("__zoom", defaultTransform);
      if (collection !== selection3) {
        schedule2(collection, transform2, point, event);
      } else {
        selection3.interrupt().each(function() {
          gesture(this, arguments).event(event).start().zoom(null, typeof transform2 === "function" ? transform2.apply(this, arguments) : transform2).end();
        });
      }
    };
    zoom3.scaleBy = function(selection3, k, p, event) {
      zoom3.scaleTo(selection3, function() {
        var k0 = this.__zoom.k, k1 = typeof k === "function" ? k.apply(this, arguments) : k;
        return k0 * k1;
      }, p, event);
    };
    zoom3.scaleTo = function(selection3, k, p, event) {
      zoom3.transform(selection3, function() {
        var e = extent.apply(this, arguments), t02 = this.__zoom, p0 = p == null ? centroid(e) : typeof p === "function" ? p.apply(this, arguments) : p, p1 = t02.invert(p0), k1 = typeof k === "function" ? k.apply(this, arguments) : k;
        return constrain(translate(scale(t02, k1), p0, p1), e, translateExtent);
      }, p, event);
    };
    zoom3.translateBy = function(selection3, x2, y, event) {
      zoom3.transform(selection3, function() {
        return constrain(this.__zoom.translate(
          typeof x2 === "function" ? x2.apply(this, arguments) : x2,
          typeof y === "function" ? y.apply(this, arguments) : y
        ), extent.apply(this, arguments), translateExtent);
      }, null, event);
    };
    zoom3.translateTo = function(selection3, x2, y, p, event) {
      zoom3.transform(selection3, function() {
        var e = extent.apply(this, arguments), t = this.__zoom, p0 = p == null ? centroid(e) : typeof p === "function" ? p.apply(this, arguments) : p;
        return constrain(identity2.translate(p0[0], p0[1]).scale(t.k).translate(
          typeof x2 === "function" ? -x2.apply(this, arguments) : -x2,
          typeof y === "function" ? -y.apply(this, arguments) : -y
        ), e, translateExtent);
      }, p, event);
    };
    function scale(transform2, k) {
      k = Math.max(scaleExtent[0], Math.min(scaleExtent[1], k));
      return k === transform2.k ? transform2 : new Transform(k, transform2.x, transform2.y);
    }
    function translate(transform2, p0, p1) {
      var x2 = p0[0] - p1[0] * transform2.k, y = p0[1] - p1[1] * transform2.k;
      return x2 === transform2.x && y === transform2.y ? transform2 : new Transform(transform2.k, x2, y);
    }
    function centroid(extent2) {
      return [(+extent2[0][0] + +extent2[1][0]) / 2, (+extent2[0][1] + +extent2[1][1]) / 2];
    }
    function schedule2(transition2, transform2, point, event) {
      transition2.on("start.zoom", function() {
        gesture(this, arguments).event(event).start();
      }).on("interrupt.zoom end.zoom", function() {
        gesture(this, arguments).event(event).end();
      }).tween("zoom", function() {
        var that = this, args = arguments, g = gesture(that, args).event(event), e = extent.apply(that, args), p = point == null ? centroid(e) : typeof point === "function" ? point.apply(that, args) : point, w = Math.max(e[1][0] - e[0][0], e[1][1] - e[0][1]), a = that.__zoom, b = typeof transform2 === "function" ? transform2.apply(that, args) : transform2, i2 = interpolate2(a.invert(p).concat(w / a.k), b.invert(p).concat(w / b.k));
        return function(t) {
          if (t === 1) t = b;
          else {
            var l = i2(t), k = w / l[2];
            t = new Transform(k, p[0] - l[0] * k, p[1] - l[1] * k);
          }
          g.zoom(null, t);
        };
      });
    }
    function gesture(that, args, clean) {
      return !clean && that.__zooming || new Gesture(that, args);
    }
    function Gesture(that, args) {
      this.that = that;
      this.args = args;
      this.active = 0;
      this.sourceEvent = null;
      this.extent = extent.apply(that, args);
      this.taps = 0;
    }
    Gesture.prototype = {
      event: function(event) {
        if (event) this.sourceEvent = event;
        return this;
      },
      start: function() {
        if (++this.active === 1) {
          this.that.__zooming = this;
          this.emit("start");
        }
        return this;
      },
      zoom: function(key, transform2) {
        if (this.mouse && key !== "mouse") this.mouse[1] = transform2.invert(this.mouse[0]);
        if (this.touch0 && key !== "touch") this.touch0[1] = transform2.invert(this.touch0[0]);
        if (this.touch1 && key !== "touch") this.touch1[1] = transform2.invert(this.touch1[0]);
        this.that.__zoom = transform2;
        this.emit("zoom");
        return this;
      },
      end: function() {
        if (--this.active === 0) {
          delete this.that.__zooming;
          this.emit("end");
        }
        return this;
      },
      emit: function(type) {
        var d = select_default2(this.that).datum();
        listeners2.call(
          type,
          this.that,
          new ZoomEvent(type, {
            sourceEvent: this.sourceEvent,
            target: zoom3,
            type,
            transform: this.that.__zoom,
            dispatch: listeners2
          }),
          d
        );
      }
    };
    function wheeled(event, ...args) {
      if (!filter2.apply(this, arguments)) return;
      var g = gesture(this, args).event(event), t = this.__zoom, k = Math.max(scaleExtent[0], Math.min(scaleExtent[1], t.k * Math.pow(2, wheelDelta.apply(this, arguments)))), p = pointer_default(event);
      if (g.wheel) {
        if (g.mouse[0][0] !== p[0] || g.mouse[0][1] !== p[1]) {
          g.mouse[1] = t.invert(g.mouse[0] = p);
        }
        clearTimeout(g.wheel);
      } else if (t.k === k) return;
      else {
        g.mouse = [p, t.invert(p)];
        interrupt(this);
        g.start();
      }
      noevent_default(event);
      g.wheel = setTimeout(wheelidled, wheelDelay);
      g.zoom("mouse", constrain(translate(scale(t, k), g.mouse[0], g.mouse[1]), g.extent, translateExtent));
      function wheelidled() {
        g.wheel = null;
        g.end();
      }
    }
    function mousedowned(event, ...args) {
      if (touchending || !filter2.apply(this, arguments)) return;
      var currentTarget = event.currentTarget, g = gesture(this, args, true).event(event), v = select_default2(event.view).on("mousemove.zoom", mousemoved, true).on("mouseup.zoom", mouseupped, true), p = pointer_default(event, currentTarget), x0 = event.clientX, y0 = event.clientY;
      nodrag(event.view);
      nopropagation(event);
      g.mouse = [p, this.__zoom.invert(p)];
      interrupt(this);
      g.start();
      function mousemoved(event2) {
        noevent_default(event2);
        if (!g.moved) {
          var dx = event2.clientX - x0, dy = event2.clientY - y0;
          g.moved = dx * dx + dy * dy > clickDistance2;
        }
        g.event(event2).zoom("mouse", constrain(translate(g.that.__zoom, g.mouse[0] = pointer_default(event2, currentTarget), g.mouse[1]), g.extent, translateExtent));
      }
      function mouseupped(event2) {
        v.on("mousemove.zoom mouseup.zoom", null);
        yesdrag(event2.view, g.moved);
        noevent_default(event2);
        g.event(event2).end();
      }
    }
    function dblclicked(event, ...args) {
      if (!filter2.apply(this, arguments)) return;
      var t02 = this.__zoom, p0 = pointer_default(event.changedTouches ? event.changedTouches[0] : event, this), p1 = t02.invert(p0), k1 = t02.k * (event.shiftKey ? 0.5 : 2), t12 = constrain(translate(scale(t02, k1), p0, p1), extent.apply(this, args), translateExtent);
      noevent_default(event);
      if (duration > 0) select_default2(this).transition().duration(duration).call(schedule2, t12, p0, event);
      else select_default2(this).call(zoom3.transform, t12, p0, event);
    }
    function touchstarted(event, ...args) {
      if (!filter2.apply(this, arguments)) return;
      var touches = event.touches, n = touches.length, g = gesture(this, args, event.changedTouches.length === n).event(event), started, i2, t, p;
      nopropagation(event);
      for (i2 = 0; i2 < n; ++i2) {
        t = touches[i2], p = pointer_default(t, this);
        p = [p, this.__zoom.invert(p), t.identifier];
        if (!g.touch0) g.touch0 = p, started = true, g.taps = 1 + !!touchstarting;
        else if (!g.touch1 && g.touch0[2] !== p[2]) g.touch1 = p, g.taps = 0;
      }
      if (touchstarting) touchstarting = clearTimeout(touchstarting);
      if (started) {
        if (g.taps < 2) touchfirst = p[0], touchstarting = setTimeout(function() {
          touchstarting = null;
        }, touchDelay);
        interrupt(this);
        g.start();
      }
    }
    function touchmoved(event, ...args) {
      if (!this.__zooming) return;
      var g = gesture(this, args).event(event), touches = event.changedTouches, n = touches.length, i2, t, p, l;
      noevent_default(event);
      for (i2 = 0; i2 < n; ++i2) {
        t = touches[i2], p = pointer_default(t, this);
        if (g.touch0 && g.touch0[2] === t.identifier) g.touch0[0] = p;
        else if (g.touch1 && g.touch1[2] === t.identifier) g.touch1[0] = p;
      }
      t = g.that.__zoom;
      if (g.touch1) {
        var p0 = g.touch0[0], l0 = g.touch0[1], p1 = g.touch1[0], l1 = g.touch1[1], dp = (dp = p1[0] - p0[0]) * dp + (dp = p1[1] - p0[1]) * dp, dl = (dl = l1[0] - l0[0]) * dl + (dl = l1[1] - l0[1]) * dl;
        t = scale(t, Math.sqrt(dp / dl));
        p = [(p0[0] + p1[0]) / 2, (p0[1] + p1[1]) / 2];
        l = [(l0[0] + l1[0]) / 2, (l0[1] + l1[1]) / 2];
      } else if (g.touch0) p = g.touch0[0], l = g.touch0[1];
      else return;
      g.zoom("touch", constrain(translate(t, p, l), g.extent, translateExtent));
    }
    function touchended(event, ...args) {
      if (!this.__zooming) return;
      var g = gesture(this, args).event(event), touches = event.changedTouches, n = touches.length, i2, t;
      nopropagation(event);
      if (touchending) clearTimeout(touchending);
      touchending = setTimeout(function() {
        touchending = null;
      }, touchDelay);
      for (i2 = 0; i2 < n; ++i2) {
        t = touches[i2];
        if (g.touch0 && g.touch0[2] === t.identifier) delete g.touch0;
        else if (g.touch1 && g.touch1[2] === t.identifier) delete g.touch1;
      }
      if (g.touch1 && !g.touch0) g.touch0 = g.touch1, delete g.touch1;
      if (g.touch0) g.touch0[1] = this.__zoom.invert(g.touch0[0]);
      else {
        g.end();
        if (g.taps === 2) {
          t = pointer_default(t, this);
          if (Math.hypot(touchfirst[0] - t[0], touchfirst[1] - t[1]) < tapDistance) {
            var p = select_default2(this).on("dblclick.zoom");
            if (p) p.apply(this, arguments);
          }
        }
      }
    }
    zoom3.wheelDelta = function(_) {
      return arguments.length ? (wheelDelta = typeof _ === "function" ? _ : constant_default2(+_), zoom3) : wheelDelta;
    };
    zoom3.filter = function(_) {
      return arguments.length ? (filter2 = typeof _ === "function" ? _ : constant_default2(!!_), zoom3) : filter2;
    };
    zoom3.touchable = function(_) {
      return arguments.length ? (touchable = typeof _ === "function" ? _ : constant_default2(!!_), zoom3) : touchable;
    };
    zoom3.extent = function(_) {
      return arguments.length ? (extent = typeof _ === "function" ? _ : constant_default2([[+_[0][0], +_[0][1]], [+_[1][0], +_[1][1]]]), zoom3) : extent;
    };
    zoom3.scaleExtent = function(_) {
      return arguments.length ? (scaleExtent[0] = +_[0], scaleExtent[1] = +_[1], zoom3) : [scaleExtent[0], scaleExtent[1]];
    };
    zoom3.translateExtent = function(_) {
      return arguments.length ? (translateExtent[0][0] = +_[0][0], translateExtent[1][0] = +_[1][0], translateExtent[0][1] = +_[0][1], translateExtent[1][1] = +_[1][1], zoom3) : [[translateExtent[0][0], translateExtent[0][1]], [translateExtent[1][0], translateExtent[1][1]]];
    };
    zoom3.constrain = function(_) {
      return arguments.length ? (constrain = _, zoom3) : constrain;
    };
    zoom3.duration = function(_) {
      return arguments.length ? (duration = +_, zoom3) : duration;
    };
    zoom3.interpolate = function(_) {
      return arguments.length ? (interpolate2 = _, zoom3) : interpolate2;
    };
    zoom3.on = function() {
      var value = listeners2.on.apply(listeners2, arguments);
      return value === listeners2 ? zoom3 : value;
    };
    zoom3.clickDistance = function(_) {
      return arguments.length ? (clickDistance2 = (_ = +_) * _, zoom3) : Math.sqrt(clickDistance2);
    };
    zoom3.tapDistance = function(_) {
      return arguments.length ? (tapDistance = +_, zoom3) : tapDistance;
    };
    return zoom3;
  }
  var init_zoom = __esm({
    "node_modules/d3-zoom/src/zoom.js"() {
      init_d3_dispatch();
      init_d3_drag();
      init_d3_interpolate();
      init_src();
      init_d3_transition();
      init_constant2();
      init_event();
      init_transform();
      init_noevent();
    }
  });

  // node_modules/d3-zoom/src/index.js
  var init_src2 = __esm({
    "node_modules/d3-zoom/src/index.js"() {
      init_zoom();
      init_transform();
    }
  });

  // src/canvas_painter.js
  function paintNetwork(context, { spots, lines, view, colours }) {
    const seen = sightOf(view);
    const shown = lines.filter(({ from, to }) => crosses2(seen, from, to));
    paintLines(context, shown.filter((line2) => !line2.derived), view, colours.line);
    context.setLineDash([6 / view.scale, 4 / view.scale]);
    paintLines(context, shown.filter((line2) => line2.derived), view, colours.line);
    context.setLineDash([]);
    paintSpots(context, spots.filter((spot) => inSight(seen, spot)), view, colours);
  }
  function sightOf({ x: x2, y, width, height, scale }) {
    return { left: x2 - width / 2 / scale, right: x2 + width / 2 / scale, top: y - height / 2 / scale, bottom: y + height / 2 / scale };
  }
  function paintLines(context, lines, { scale }, colour) {
    context.strokeStyle = context.fillStyle = colour;
    const near = scale >= NEAR2;
    context.globalAlpha = faintness(lines.length, near);
    const widths = new Set(lines.map((line2) => line2.width));
    for (const width of widths) {
      context.lineWidth = Math.max(1 / scale, near ? width : width / 2);
      context.beginPath();
      for (const line2 of lines) if (line2.width === width) traceLine(context, line2, near);
      context.stroke();
    }
    context.globalAlpha = 1;
    if (!near) return;
    context.beginPath();
    for (const line2 of lines) if (!line2.symmetric) traceHead(context, line2);
    context.fill();
  }
  function traceLine(context, { from, to, bend }, near) {
    context.moveTo(from.x, from.y);
    if (!bend || !near) return context.lineTo(to.x, to.y);
    const aside = control(from, to, bend);
    context.quadraticCurveTo(aside.x, aside.y, to.x, to.y);
  }
  function traceHead(context, { from, to, bend }) {
    const [tip, one2, other] = arrowHead(from, to, bend, 8);
    context.moveTo(tip.x, tip.y);
    context.lineTo(one2.x, one2.y);
    context.lineTo(other.x, other.y);
    context.closePath();
  }
  function paintSpots(context, spots, { scale }, colours) {
    for (const look of new Set(spots.map((spot) => spot.look))) {
      const mine = spots.filter((spot) => spot.look === look);
      const colour = colours.of(look);
      context.fillStyle = context.strokeStyle = colour;
      context.beginPath();
      const hollow = [];
      for (const spot of mine) {
        if (spot.dashed || look.shape === "ring" && spot.size * scale > TINY * 2) hollow.push(spot);
        else if (spot.size * scale < TINY) context.rect(spot.x - TINY / scale, spot.y - TINY / scale, 2 * TINY / scale, 2 * TINY / scale);
        else trace(context, look.shape, spot.x, spot.y, spot.size);
      }
      context.fill();
      paintHollow(context, hollow, { scale, colour, ground: colours.ground });
    }
  }
  function paintHollow(context, spots, { scale, colour, ground }) {
    for (const { x: x2, y, size, dashed } of spots) {
      context.beginPath();
      context.arc(x2, y, size * 0.85, 0, 2 * Math.PI);
      context.fillStyle = ground;
      context.strokeStyle = colour;
      context.lineWidth = dashed ? Math.max(3, 2 / scale) : size * 0.3;
      context.setLineDash(dashed ? [8 / scale, 5 / scale] : []);
      context.fill();
      context.stroke();
    }
    context.setLineDash([]);
  }
  var NEAR2, TINY, inSight, crosses2, faintness;
  var init_canvas_painter = __esm({
    "src/canvas_painter.js"() {
      init_bends();
      init_outlines();
      NEAR2 = 0.45;
      TINY = 1.6;
      inSight = (seen, { x: x2, y, size }) => x2 + size > seen.left && x2 - size < seen.right && y + size > seen.top && y - size < seen.bottom;
      crosses2 = (seen, from, to) => !(from.x < seen.left && to.x < seen.left || from.x > seen.right && to.x > seen.right || from.y < seen.top && to.y < seen.top || from.y > seen.bottom && to.y > seen.bottom);
      faintness = (count, near) => near ? 1 : Math.min(1, Math.max(0.12, 1500 / count));
    }
  });

  // src/canvas_drawing.js
  function makeCanvasDrawing(place, { nodes, edges, groups }) {
    const canvas = element("canvas");
    const context = canvas.getContext("2d");
    const kept = { sharp: element("canvas"), coarse: element("canvas"), view: null, box: null };
    const things = nodes.map(({ x: x2, y, size }, id2) => ({ x: x2, y, size, look: content.classes[content.things[id2].class] }));
    for (const group of groups.values()) group.dashed = true;
    const spotOf = (id2) => isGroup(id2) ? groups.get(id2) : things[id2];
    const links = edges.map((edge, id2) => lineOf2(content.links[id2], { bend: bendOf(edge), spotOf }));
    const now2 = { spots: [], lines: [], ids: [], keyed: /* @__PURE__ */ new Map() };
    const painters = [];
    let [transform2, colours, moving, dragged, rest] = [identity2, paletteOf(), false, null, 0];
    place.replaceChildren(canvas);
    const view = () => {
      const [width, height] = [place.clientWidth, place.clientHeight];
      const { k, x: x2, y } = transform2;
      return { scale: k, x: (width / 2 - x2) / k, y: (height / 2 - y) / k, width, height, ratio: devicePixelRatio || 1 };
    };
    function suitSize() {
      for (const one2 of [canvas, kept.sharp]) {
        one2.width = place.clientWidth * (devicePixelRatio || 1);
        one2.height = place.clientHeight * (devicePixelRatio || 1);
      }
      redraw();
    }
    function show2(shown) {
      now2.ids = [...shown.things];
      now2.spots = now2.ids.map(spotOf);
      now2.keyed = new Map([...shown.links].map((id2) => [id2, links[id2]]));
      for (const [key, bundle2] of shown.bundles) now2.keyed.set(key, lineOf2(bundle2, { bend: 0, spotOf, width: Math.min(8, 1.4 + Math.log2(bundle2.links.length)) }));
      now2.lines = [...now2.keyed.values()];
      kept.box = null;
      redraw();
    }
    function paintSharply() {
      const seen = view();
      place_(context, seen);
      paintNetwork(context, { ...now2, view: seen, colours });
      kept.sharp.getContext("2d").drawImage(canvas, 0, 0);
      kept.view = seen;
    }
    function paintCoarsely() {
      const [left, right, top, bottom] = boundsOf(now2.spots);
      const scale = Math.min(1, OVERVIEW / Math.max(right - left, bottom - top, 1));
      const box = { left, top, width: Math.max(1, (right - left) * scale), height: Math.max(1, (bottom - top) * scale), scale };
      [kept.coarse.width, kept.coarse.height, kept.box] = [box.width, box.height, box];
      const seen = { x: (left + right) / 2, y: (top + bottom) / 2, width: box.width, height: box.height, scale, ratio: 1 };
      place_(kept.coarse.getContext("2d"), seen);
      paintNetwork(kept.coarse.getContext("2d"), { ...now2, view: seen, colours });
    }
    function move() {
      const seen = view();
      place_(context, seen);
      const { box } = kept;
      if (box) context.drawImage(kept.coarse, box.left, box.top, box.width / box.scale, box.height / box.scale);
      const { x: x2, y, width, height, scale } = kept.view;
      const [left, top] = [x2 - width / 2 / scale, y - height / 2 / scale];
      context.fillStyle = colours.ground;
      context.fillRect(left, top, width / scale, height / scale);
      context.drawImage(kept.sharp, left, top, width / scale, height / scale);
      if (dragged) paintNetwork(context, { spots: [spotOf(dragged.id)], lines: linesAt(dragged.id), view: seen, colours });
    }
    const linesAt = (id2) => now2.lines.filter(({ from, to }) => from === spotOf(id2) || to === spotOf(id2));
    function place_(on, seen) {
      on.setTransform(1, 0, 0, 1, 0, 0);
      on.fillStyle = colours.ground;
      on.fillRect(0, 0, on.canvas.width, on.canvas.height);
      const scale = seen.scale * seen.ratio;
      on.setTransform(scale, 0, 0, scale, seen.width * seen.ratio / 2 - seen.x * scale, seen.height * seen.ratio / 2 - seen.y * scale);
    }
    function paint() {
      if (!canvas.width || !canvas.height) return;
      if (moving && kept.view) move();
      else paintSharply();
      for (const one2 of painters) one2(context, { moving });
    }
    let asked = false;
    function redraw() {
      if (asked) return;
      asked = true;
      requestAnimationFrame(() => {
        asked = false;
        paint();
      });
    }
    function stir() {
      moving = true;
      clearTimeout(rest);
      rest = setTimeout(() => {
        moving = false;
        redraw();
        if (!kept.box && now2.spots.length) setTimeout(paintCoarsely, REST);
      }, REST);
      redraw();
    }
    const toNetwork = ({ x: x2, y }) => ({ x: (x2 - transform2.x) / transform2.k, y: (y - transform2.y) / transform2.k });
    function thingAt2(point) {
      const { x: x2, y } = toNetwork(point);
      const room = 4 / transform2.k;
      for (let index2 = now2.spots.length - 1; index2 >= 0; index2--) {
        const spot = now2.spots[index2];
        if (Math.abs(spot.x - x2) <= spot.size + room && Math.abs(spot.y - y) <= spot.size + room) return now2.ids[index2];
      }
      return void 0;
    }
    function linkAt(point) {
      const at = toNetwork(point);
      let [nearest, found] = [NEAR_LINK / transform2.k, void 0];
      for (const [key, { from, to, bend }] of now2.keyed) {
        const distance = distanceTo(at, from, to, bend);
        if (distance < nearest) [nearest, found] = [distance, key];
      }
      return found;
    }
    const pointOf = (event) => {
      const frame2 = canvas.getBoundingClientRect();
      return { x: event.clientX - frame2.left, y: event.clientY - frame2.top };
    };
    const behaviour = zoom_default().scaleExtent([2e-3, 5]).clickDistance(4).filter((event) => !event.button && (event.type === "wheel" || event.touches?.length > 1 || thingAt2(pointOf(event.touches?.[0] ?? event)) === void 0)).on("zoom", (event) => {
      transform2 = event.transform;
      stir();
    });
    const surface = select_default2(canvas).call(behaviour).on("dblclick.zoom", null);
    new ResizeObserver(suitSize).observe(place);
    suitSize();
    function moveTo({ position, scale }) {
      const { width, height } = view();
      surface.call(behaviour.transform, identity2.translate(width / 2 - position.x * scale, height / 2 - position.y * scale).scale(scale));
    }
    function onMoved(moved) {
      canvas.addEventListener("pointerdown", (event) => {
        const id2 = event.button ? void 0 : thingAt2(pointOf(event));
        if (id2 === void 0 || !event.isPrimary) return;
        dragged = { id: id2, from: pointOf(event), far: false };
        canvas.setPointerCapture(event.pointerId);
      });
      canvas.addEventListener("pointermove", (event) => {
        if (!dragged) return;
        const point = pointOf(event);
        dragged.far || (dragged.far = Math.hypot(point.x - dragged.from.x, point.y - dragged.from.y) > 4);
        if (!dragged.far) return;
        Object.assign(spotOf(dragged.id), toNetwork(point));
        stir();
      });
      const end2 = () => {
        const last3 = dragged;
        dragged = null;
        if (!last3?.far) return;
        const { x: x2, y } = spotOf(last3.id);
        kept.box = null;
        moved(last3.id, [Math.round(x2), Math.round(y)]);
      };
      canvas.addEventListener("pointerup", end2);
      canvas.addEventListener("pointercancel", end2);
    }
    return {
      view,
      spot: spotOf,
      show: show2,
      middle: (key) => now2.keyed.has(key) && middleOf(now2.keyed.get(key).from, now2.keyed.get(key).to, now2.keyed.get(key).bend),
      thingAt: thingAt2,
      linkAt,
      move: (id2, [x2, y]) => void Object.assign(things[id2], { x: x2, y }),
      drawThing: (on, id2) => paintNetwork(on, { spots: [spotOf(id2)], lines: [], view: view(), colours }),
      drawLink: (on, key) => now2.keyed.has(key) && paintNetwork(on, { spots: [], lines: [now2.keyed.get(key)], view: view(), colours: { ...colours, line: styleColour("--faint") } }),
      moveTo,
      redraw,
      restyle: () => void ([colours, kept.box] = [paletteOf(), null]),
      onPaint: (one2) => painters.push(one2),
      onPress: (press) => canvas.addEventListener("click", (event) => press(pointOf(event), event)),
      onOpen: (open) => canvas.addEventListener("dblclick", (event) => open(pointOf(event))),
      onMoved,
      canvas: () => canvas
    };
  }
  var REST, NEAR_LINK, OVERVIEW, lineOf2, paletteOf;
  var init_canvas_drawing = __esm({
    "src/canvas_drawing.js"() {
      init_src();
      init_src2();
      init_bends();
      init_canvas_painter();
      init_content();
      init_dom();
      init_groups();
      init_sight();
      init_theme();
      REST = 120;
      NEAR_LINK = 6;
      OVERVIEW = 1400;
      lineOf2 = ({ source, target, derived, symmetric }, { bend, spotOf, width = 1.4 }) => ({
        from: spotOf(source),
        to: spotOf(target),
        derived,
        symmetric,
        bend,
        width
      });
      paletteOf = () => ({ line: styleColour("--line-strong"), ground: styleColour("--ground"), of: colourOf });
    }
  });

  // src/vis_drawing.js
  function makeVisDrawing(place, { nodes, edges, options, groups }) {
    const network = new vis.Network(
      place,
      {
        nodes: nodes.map(({ label, ...node }) => ({ ...node, hidden: false })),
        edges: edges.map(({ label, ...edge }) => ({ ...edge }))
      },
      withColours(options)
    );
    const { body } = network;
    const added = { nodes: /* @__PURE__ */ new Set(), edges: /* @__PURE__ */ new Set() };
    function show2({ things, links, bundles }) {
      for (const { id: id2 } of content.things) body.nodes[id2].options.hidden = !things.has(id2);
      for (const { id: id2 } of content.links) body.edges[id2].options.hidden = !links.has(id2);
      const ids = [...things].filter(isGroup);
      if (added.nodes.size || ids.length) replace(body.data.nodes, added, "nodes", ids.map((id2) => groupNode(id2, groups.get(id2))));
      if (added.edges.size || bundles.size) replace(body.data.edges, added, "edges", bundleEdges(bundles));
      body.emitter.emit("_dataChanged");
    }
    const spot = (id2) => {
      const node = body.nodes[id2];
      return node && { x: node.x, y: node.y, size: node.options.size };
    };
    const view = () => {
      const { x: x2, y } = network.getViewPosition();
      const canvas = network.canvas.frame.canvas;
      return { scale: network.getScale(), x: x2, y, width: canvas.clientWidth, height: canvas.clientHeight, ratio: canvas.width / canvas.clientWidth };
    };
    return {
      view,
      spot,
      show: show2,
      middle: (id2) => body.edges[id2]?.connected ? body.edges[id2].edgeType.getPoint(0.5) : null,
      thingAt: (point) => network.getNodeAt(point),
      linkAt: (point) => network.getEdgeAt(point),
      move: (id2, [x2, y]) => network.moveNode(id2, x2, y),
      drawThing: (context, id2) => body.nodes[id2]?.draw(context),
      drawLink: (context, id2) => drawStrongly(context, body.edges[id2]),
      moveTo: (aim) => network.moveTo(aim),
      redraw: () => network.redraw(),
      restyle: () => network.setOptions(withColours(options)),
      onPaint: (paint) => network.on("afterDrawing", (context) => paint(context, { moving: false })),
      onPress: (press) => network.on("click", ({ pointer, event }) => press(pointer.DOM, event.srcEvent ?? event)),
      onOpen: (open) => network.on("doubleClick", ({ pointer }) => open(pointer.DOM)),
      onMoved: (moved) => listenToDrags(network, moved),
      canvas: () => network.canvas.frame.canvas
    };
  }
  function replace(set3, added, kind, items) {
    set3.remove([...added[kind]]);
    set3.add(items);
    added[kind] = new Set(items.map((item) => item.id));
  }
  function bundleEdges(bundles) {
    const between2 = /* @__PURE__ */ new Map();
    return [...bundles.values()].map(({ key, source, target, symmetric, links }) => {
      const pair = [source, target].map(String).sort().join(" ");
      const turn2 = between2.get(pair) ?? 0;
      between2.set(pair, turn2 + 1);
      const bend = Math.ceil(turn2 / 2) * BEND * (turn2 % 2 ? 1 : -1) * (String(source) < String(target) ? 1 : -1);
      const smooth = bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false;
      return { id: key, from: source, to: target, arrows: symmetric ? "" : "to", width: Math.min(8, 1.4 + Math.log2(links.length)), smooth };
    });
  }
  function listenToDrags(network, moved) {
    network.on("dragEnd", ({ nodes }) => {
      for (const id2 of nodes) {
        const { x: x2, y } = network.body.nodes[id2];
        moved(id2, [Math.round(x2), Math.round(y)]);
      }
      network.unselectAll();
    });
  }
  function withColours(options) {
    const ground = styleColour("--ground");
    const line2 = styleColour("--line-strong");
    const groups = { useDefaultGroups: false };
    for (const look of content.classes) {
      const colour = colourOf(look);
      const ring = look.shape === "ring";
      groups[look.name] = { borderWidth: ring ? 4 : 1.5, color: plain(ring ? ground : colour, ring ? colour : ground) };
    }
    return {
      ...options,
      groups,
      nodes: { ...options.nodes, chosen: false },
      edges: { ...options.edges, chosen: false, color: { color: line2, hover: line2, highlight: line2, inherit: false } },
      interaction: { ...options.interaction, selectable: false }
    };
  }
  function drawStrongly(context, edge) {
    if (!edge?.connected) return;
    const { color: color2 } = edge.options;
    edge.options.color = { ...color2, color: styleColour("--faint") };
    edge.draw(context);
    edge.options.color = color2;
  }
  var BEND, groupNode, plain;
  var init_vis_drawing = __esm({
    "src/vis_drawing.js"() {
      init_content();
      init_groups();
      init_theme();
      BEND = 0.18;
      groupNode = (id2, { x: x2, y, size, look }) => ({ id: id2, x: x2, y, size, shape: "dot", group: look.name, borderWidth: 5, shapeProperties: { borderDashes: [6, 4] } });
      plain = (background, border) => ({
        background,
        border,
        highlight: { background, border },
        hover: { background, border }
      });
    }
  });

  // src/scene.js
  function makeScene({ nodes, edges, options }, place) {
    suit(nodes, place);
    const built = nodes.map((node) => [node.x, node.y]);
    const groups = groupSpots(nodes);
    const make2 = edges.length > MOST_LINKS_OF_VIS ? makeCanvasDrawing : makeVisDrawing;
    const drawing = make2(place, { nodes, edges, options, groups });
    function pin(now2, before = /* @__PURE__ */ new Map()) {
      for (const id2 of before.keys()) if (!now2.has(id2)) drawing.move(id2, built[id2]);
      for (const [id2, point] of now2) if (before.get(id2) !== point) drawing.move(id2, asSeen(point));
    }
    return { drawing, pin, groups, lines: (id2) => nodes[id2].label.split("\n") };
  }
  function suit(nodes, place) {
    if (!nodes.length) return;
    const extent = (axis) => {
      const places = nodes.map((node) => node[axis]);
      return places.reduce((one2, other) => Math.max(one2, other)) - places.reduce((one2, other) => Math.min(one2, other)) + 120;
    };
    const [width, height] = [extent("x"), extent("y")];
    if (width > height !== place.clientWidth > place.clientHeight) {
      turn();
      for (const node of nodes) [node.x, node.y] = asSeen([node.x, node.y]);
    }
    const long = Math.max(width, height) / Math.max(place.clientWidth, place.clientHeight);
    const short = Math.min(width, height) / Math.min(place.clientWidth, place.clientHeight);
    const least = nodes.reduce((size, node) => Math.min(size, node.size), Infinity);
    const grown = Math.min(2, Math.max(1, SMALLEST * Math.max(long, short) / least));
    for (const node of nodes) node.size = Math.round(node.size * grown * (node.shape === "star" ? 1.15 : 1));
  }
  function groupSpots(nodes) {
    const spots = /* @__PURE__ */ new Map();
    for (const thing of content.things) {
      if (thing.group === null || thing.group === void 0) continue;
      const id2 = groupId(thing.group);
      if (!spots.has(id2)) spots.set(id2, { x: 0, y: 0, members: [], classes: /* @__PURE__ */ new Map() });
      const spot = spots.get(id2);
      spot.members.push(thing.id);
      spot.x += nodes[thing.id].x;
      spot.y += nodes[thing.id].y;
      spot.classes.set(thing.class, (spot.classes.get(thing.class) ?? 0) + 1);
    }
    for (const spot of spots.values()) {
      const count = spot.members.length;
      const most = [...spot.classes].sort((one2, other) => other[1] - one2[1] || one2[0] - other[0])[0][0];
      Object.assign(spot, { x: Math.round(spot.x / count), y: Math.round(spot.y / count), size: 16 + 5 * Math.sqrt(count), look: content.classes[most] });
    }
    return spots;
  }
  var MOST_LINKS_OF_VIS, SMALLEST;
  var init_scene = __esm({
    "src/scene.js"() {
      init_content();
      init_canvas_drawing();
      init_groups();
      init_orientation();
      init_vis_drawing();
      MOST_LINKS_OF_VIS = 3e3;
      SMALLEST = 5;
    }
  });

  // src/minimap.js
  function startMinimap({ drawing, shown }) {
    const map = byId("minimap");
    const context = map.getContext("2d");
    const whole = document.createElement("canvas");
    let drawn = null;
    function measure() {
      const spots = [...shown().things].map((id2) => ({ ...drawing.spot(id2), id: id2 })).filter((spot) => spot.x !== void 0);
      if (!spots.length) return null;
      const [left, right, top, bottom] = boundsOf(spots);
      const scale = Math.min((map.width - 2 * MARGIN2) / Math.max(1, right - left), (map.height - 2 * MARGIN2) / Math.max(1, bottom - top));
      const [x2, y] = [(left + right) / 2, (top + bottom) / 2];
      return { spots, scale, corners: [{ x: left, y: top }, { x: right, y: bottom }], to: (point) => [(point.x - x2) * scale + map.width / 2, (point.y - y) * scale + map.height / 2], from: (right_, down) => ({ x: (right_ - map.width / 2) / scale + x2, y: (down - map.height / 2) / scale + y }) };
    }
    function survey() {
      [whole.width, whole.height] = [map.width, map.height];
      drawn = measure();
      if (!drawn) return;
      const on = whole.getContext("2d");
      for (const { id: id2, look: look2, ...spot } of drawn.spots) {
        const [right, down] = drawn.to(spot);
        on.fillStyle = colourOf(look2 ?? content.classes[content.things[id2]?.class ?? 0]);
        const size = Math.max(2, spot.size * drawn.scale * 2);
        on.fillRect(right - size / 2, down - size / 2, size, size);
      }
    }
    function frame2() {
      context.clearRect(0, 0, map.width, map.height);
      context.drawImage(whole, 0, 0);
      if (!drawn) return;
      const { x: x2, y, width, height, scale } = drawing.view();
      const [left, top] = drawn.to({ x: x2 - width / 2 / scale, y: y - height / 2 / scale });
      const [right, bottom] = drawn.to({ x: x2 + width / 2 / scale, y: y + height / 2 / scale });
      const [least, most] = drawn.corners.map((corner) => drawn.to(corner));
      map.classList.toggle("idle", left <= least[0] && top <= least[1] && right >= most[0] && bottom >= most[1]);
      context.strokeStyle = styleColour("--accent");
      context.lineWidth = 2;
      context.strokeRect(left, top, right - left, bottom - top);
    }
    const look = (event) => {
      if (!drawn || event.type === "pointermove" && !event.buttons) return;
      const box = map.getBoundingClientRect();
      const point = drawn.from((event.clientX - box.left) / box.width * map.width, (event.clientY - box.top) / box.height * map.height);
      drawing.moveTo({ position: point, scale: drawing.view().scale });
    };
    map.addEventListener("pointerdown", look);
    map.addEventListener("pointermove", look);
    return { survey, frame: frame2 };
  }
  var MARGIN2;
  var init_minimap = __esm({
    "src/minimap.js"() {
      init_dom();
      init_sight();
      init_theme();
      init_content();
      MARGIN2 = 6;
    }
  });

  // src/picture.js
  function startPicture() {
    const place = byId("picture");
    const scene = makeScene(readPicture(), place);
    const { drawing } = scene;
    let shown = visible(state);
    const minimap = startMinimap({ drawing, shown: () => shown });
    const labels = makeLabels({ drawing, scene, face: getComputedStyle(document.body).fontFamily });
    drawing.onPaint((context, { moving }) => {
      const lit = litBy(state, shown);
      if (lit) drawVeil(context, drawing, lit);
      labels.paint(context, { shown, lit, quick: moving });
      minimap.frame();
    });
    listen(place, { drawing, labels });
    startSaving({ drawing, labels, shown: () => shown });
    startKeys(place, { drawing, shown: () => shown });
    subscribe((now2, before) => {
      const same2 = visible(now2) === shown && now2.pinned === before.pinned;
      if (visible(now2) !== shown) drawing.show(shown = visible(now2));
      if (now2.pinned !== before.pinned) scene.pin(now2.pinned, before.pinned);
      if (!same2) minimap.survey();
      const seen = now2.view === "network";
      const elsewhere = before.focus !== now2.focus || before.hops !== now2.hops || before.view !== now2.view;
      if (seen && elsewhere) fit(drawing, shown);
      if (seen && now2.chosen && now2.chosen !== before.chosen) bringIntoSight(drawing, litBy(now2, shown), now2.chosen);
      drawing.redraw();
    });
    onTheme(() => {
      drawing.restyle();
      minimap.survey();
      drawing.redraw();
    });
    startViewNote();
    scene.pin(state.pinned);
    drawing.show(shown);
    minimap.survey();
    fit(drawing, shown, { animation: false });
    return { drawing, labels, scene, shown: () => shown, onScreen };
    function onScreen({ x: x2, y }) {
      const view = drawing.view();
      return { x: (x2 - view.x) * view.scale + view.width / 2, y: (y - view.y) * view.scale + view.height / 2 };
    }
  }
  function drawVeil(context, drawing, lit) {
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = styleColour("--veil");
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    context.restore();
    for (const id2 of lit.links) drawing.drawLink(context, id2);
    for (const id2 of lit.things) drawing.drawThing(context, id2);
    for (const id2 of lit.marked) {
      const spot = drawing.spot(id2);
      if (!spot) continue;
      const { x: x2, y, size } = spot;
      context.beginPath();
      context.arc(x2, y, size + 9, 0, 2 * Math.PI);
      context.strokeStyle = styleColour("--accent");
      context.lineWidth = 3;
      context.stroke();
    }
  }
  function listen(place, { drawing, labels }) {
    const under = (point) => {
      const thing = drawing.thingAt(point);
      if (thing !== void 0) return { kind: isGroup(thing) ? "group" : "thing", id: thing };
      const label = labels.at(point.x, point.y);
      if (label?.kind === "thing" || label?.kind === "group") return label;
      const link = drawing.linkAt(point);
      return link === void 0 ? label : { kind: typeof link === "string" ? "bundle" : "link", id: link };
    };
    drawing.onPress((point, event) => {
      const found = under(point);
      const from = state.chosen?.kind === "thing" ? state.chosen.id : null;
      if (found?.kind === "thing" && event?.shiftKey && from !== null && from !== found.id) choose("path", [from, found.id]);
      else if (found) choose(found.kind, found.id);
      else if (state.chosen) change({ chosen: null });
    });
    drawing.onOpen((point) => {
      const found = under(point);
      if (found?.kind === "thing") choose("thing", found.id, { focus: found.id });
      else if (found?.kind === "group") openGroup(groupNumber(found.id));
    });
    drawing.onMoved((id2, point) => {
      if (!isGroup(id2)) change({ pinned: new Map(state.pinned).set(id2, asSeen(point)) });
    });
    place.addEventListener("mousemove", (event) => {
      const frame2 = place.getBoundingClientRect();
      place.classList.toggle("over", under({ x: event.clientX - frame2.left, y: event.clientY - frame2.top }) !== null);
    });
  }
  var init_picture = __esm({
    "src/picture.js"() {
      init_content();
      init_view_note();
      init_about_network();
      init_dom();
      init_groups();
      init_labels();
      init_lit();
      init_keys();
      init_save();
      init_scene();
      init_orientation();
      init_minimap();
      init_state();
      init_theme();
      init_visible();
      init_sight();
    }
  });

  // src/reader.js
  function startReader() {
    const list = byId("document-list");
    const reader = byId("reader");
    const entries = content.documents.map(entry);
    list.append(element("ul", {}, entries.map((one2) => element("li", {}, one2))));
    const drawn = { source: null, thing: null };
    const render = (now2, before) => {
      if (now2.view !== "documents") return;
      if (now2.source === null && content.documents.length) return change({ source: firstSource(now2) });
      const thing = now2.chosen?.kind === "thing" ? now2.chosen.id : null;
      entries.forEach((one2, id2) => one2.setAttribute("aria-current", String(id2 === now2.source)));
      if (drawn.source !== now2.source || drawn.thing !== thing) {
        if (now2.source !== null) reader.replaceChildren(...told2(content.documents[now2.source], thing));
        Object.assign(drawn, { source: now2.source, thing });
      }
      markChosen(reader, now2, before);
    };
    subscribe(render);
    render(state);
  }
  function firstSource({ chosen: chosen2 }) {
    if (chosen2?.kind === "quote") return content.quotes[chosen2.id].document;
    if (chosen2?.kind === "thing") return content.things[chosen2.id].documents[0] ?? 0;
    return 0;
  }
  function entry(source) {
    const facts = new Set(source.quotes.flatMap((quote) => quote.facts));
    return button("", () => change({ source: source.id, chosen: null }), {}).appendChild(
      element("span", {}, element("span", { class: "source" }, titleOf(source)), element("span", { class: "note" }, [originOf(source), counted("fact_count", facts.size)].join(" \xB7 ")))
    ).parentElement;
  }
  function told2(source, thing) {
    const link = source.url ? element("a", { href: source.url, rel: "noopener noreferrer", target: "_blank" }, word("open_source")) : null;
    return [
      element("h2", {}, titleOf(source)),
      element("p", { class: "note" }, [originOf(source), source.name].join(" \xB7 "), link ? " \xB7 " : null, link),
      element("p", { class: "note" }, source.text === null ? word("no_text") : word("sentences")),
      source.text === null ? sentencesOnly(source) : marked(source, thing)
    ];
  }
  function sentencesOnly(source) {
    return element("div", { class: "text", lang: source.language }, source.quotes.map((quote) => element("p", {}, mark([quote], quote.text))));
  }
  function marked(source, thing) {
    const points = Array.from(source.text);
    const names3 = thing === null ? [] : source.namings.filter(([, , id2]) => id2 === thing);
    const borders = /* @__PURE__ */ new Set([0, points.length]);
    for (const { start: start2, end: end2 } of source.quotes) borders.add(start2).add(end2);
    for (const [start2, end2] of names3) borders.add(start2).add(end2);
    const cuts = [...borders].sort((one2, other) => one2 - other);
    const text = element("div", { class: "text", lang: source.language });
    let open = null;
    for (let index2 = 0; index2 + 1 < cuts.length; index2++) {
      const [start2, end2] = [cuts[index2], cuts[index2 + 1]];
      const quotes2 = source.quotes.filter((quote) => quote.start <= start2 && quote.end >= end2);
      const piece = points.slice(start2, end2).join("");
      const named2 = names3.some(([from, to]) => from <= start2 && to >= end2);
      const shown = named2 ? element("span", { class: "named" }, piece) : piece;
      if (!quotes2.length) {
        open = null;
        text.append(shown);
      } else if (open && same(open.quotes, quotes2)) open.node.append(shown);
      else {
        open = { quotes: quotes2, node: mark(quotes2, shown) };
        text.append(open.node);
      }
    }
    return text;
  }
  function mark(quotes2, shown) {
    const quote = [...quotes2].sort((one2, other) => one2.end - one2.start - (other.end - other.start))[0];
    const open = () => choose("quote", quote.id, { source: quote.document });
    const press = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    };
    const attributes = { role: "button", tabindex: "0", click: open, keydown: press, "data-quotes": quotes2.map((one2) => one2.id).join(" ") };
    return element("mark", attributes, shown);
  }
  function markChosen(reader, now2, before) {
    const quote = now2.chosen?.kind === "quote" ? String(now2.chosen.id) : null;
    let first = null;
    for (const node of reader.querySelectorAll("mark")) {
      const mine = quote !== null && node.dataset.quotes.split(" ").includes(quote);
      node.classList.toggle("chosen", mine);
      node.setAttribute("aria-pressed", String(mine));
      if (mine) first ?? (first = node);
    }
    const moved = !before || before.chosen !== now2.chosen || before.view !== now2.view;
    if (first && moved) first.scrollIntoView({ block: "center" });
    if (first && moved && before?.view !== "documents") first.focus({ preventScroll: true });
  }
  var same;
  var init_reader = __esm({
    "src/reader.js"() {
      init_content();
      init_dom();
      init_state();
      same = (one2, other) => one2.length === other.length && one2.every((quote, index2) => quote === other[index2]);
    }
  });

  // src/search.js
  function find2(text) {
    const sought = fold(text.trim());
    if (!sought) return [];
    const found = [];
    content.things.forEach((thing) => {
      const ranked = names2[thing.id].map(({ name, folded }, position) => ({ thing, name, rank: rank(folded, sought) + (position ? 0.5 : 0) })).filter((match) => match.rank < 9).sort((one2, other) => one2.rank - other.rank);
      if (ranked.length) found.push(ranked[0]);
    });
    return found.sort(
      (one2, other) => one2.rank - other.rank || other.thing.importance - one2.thing.importance || one2.thing.label.localeCompare(other.thing.label)
    );
  }
  function rank(folded, sought) {
    if (folded === sought) return 0;
    if (folded.startsWith(sought)) return 1;
    if (folded.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(sought)) || folded.includes(" " + sought)) return 2;
    return folded.includes(sought) ? 3 : 9;
  }
  function startSearch() {
    const input = byId("search");
    const list = byId("found");
    let matches = [];
    let active = -1;
    function show2(text) {
      const all = find2(text);
      matches = all.slice(0, MOST2);
      active = matches.length ? 0 : -1;
      list.replaceChildren(...matches.map(option2));
      if (text.trim() && !all.length) list.append(element("li", { class: "note", role: "presentation" }, word("found_none")));
      byId("found-count").textContent = text.trim() ? word("found_count", { count: all.length }) : "";
      open(text.trim() !== "");
    }
    function option2({ thing, name }, position) {
      const look = content.classes[thing.class];
      const take = (event) => {
        event.preventDefault();
        pick(position);
      };
      const also = name === thing.label ? null : element("span", { class: "note" }, name);
      const attributes = { id: `found-${position}`, role: "option", pointerdown: (event) => event.preventDefault(), click: take };
      return element("li", attributes, shapeOf(thing.class, look.shape), element("span", {}, thing.label), also, element("span", { class: "note kind" }, look.label));
    }
    function open(wanted2) {
      list.hidden = !wanted2;
      input.setAttribute("aria-expanded", String(wanted2));
      mark2();
    }
    function mark2() {
      [...list.children].forEach((item, position) => item.setAttribute("aria-selected", String(position === active)));
      if (active >= 0 && !list.hidden) {
        input.setAttribute("aria-activedescendant", `found-${active}`);
        list.children[active].scrollIntoView({ block: "nearest" });
      } else input.removeAttribute("aria-activedescendant");
    }
    function pick(position) {
      const match = matches[position];
      if (!match) return;
      open(false);
      input.value = match.thing.label;
      choose("thing", match.thing.id, { view: "network" });
      byId("panel").querySelector("h2").focus({ preventScroll: true });
    }
    const step = (by) => {
      if (list.hidden) show2(input.value);
      else if (matches.length) active = (active + by + matches.length) % matches.length;
      mark2();
    };
    const keys = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: () => list.hidden ? show2(input.value) : pick(active),
      Escape: () => list.hidden ? input.value = "" : open(false)
    };
    input.addEventListener("input", () => show2(input.value));
    input.addEventListener("focus", () => input.select());
    input.addEventListener("blur", () => open(false));
    input.addEventListener("keydown", (event) => {
      if (!(event.key in keys) || event.isComposing) return;
      event.preventDefault();
      keys[event.key]();
    });
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.focus();
    });
  }
  var MOST2, names2;
  var init_search = __esm({
    "src/search.js"() {
      init_content();
      init_dom();
      init_state();
      MOST2 = 12;
      names2 = content.things.map(
        (thing) => [thing.label, ...thing.aliases, ...thing.misspellings, ...thing.spellings].map((name) => ({ name, folded: fold(name) }))
      );
    }
  });

  // src/table.js
  function end(value) {
    if (typeof value !== "number") return value;
    return button(content.things[value].label, () => choose("thing", value), { class: "link" });
  }
  function quotes({ fact, found }) {
    return found.map(
      (quote) => button(quote.text, () => choose("quote", quote.id, { view: "documents", source: quote.document }), {
        class: "link sentence",
        lang: content.documents[quote.document].language,
        title: word("read"),
        "data-fact": fact.id
      })
    );
  }
  function makeRow(fact) {
    const found = quotesOf(fact);
    const sources = fact.documents.map((id2) => content.documents[id2]);
    const row = {
      fact,
      found,
      relation: content.relations[fact.relation].label,
      text: found.map((quote) => quote.text).join(" "),
      source: sources.map(titleOf).join("; "),
      date: sources.map((source) => source.issued).filter(Boolean).sort()[0]
    };
    row.searched = fold([...COLUMNS.slice(0, 5).map((column) => column.of(row)), row.date, ...qualities(fact)].join(" "));
    return row;
  }
  function startTable() {
    const view = { rows: null, sort: "subject", down: false, shown: PAGE };
    const body = element("tbody");
    const headers = COLUMNS.map((column) => {
      const sort = () => {
        view.down = view.sort === column.name && !view.down;
        view.sort = column.name;
        render();
      };
      return element("th", { scope: "col", role: "columnheader", "data-column": column.name }, button(word(column.name), sort));
    });
    byId("facts-table").setAttribute("role", "table");
    byId("facts-table").append(element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, headers)), body);
    body.setAttribute("role", "rowgroup");
    fillChoices();
    for (const id2 of ["facts-search", "facts-relation", "facts-document", "facts-derived", "facts-disputed"]) {
      byId(id2).addEventListener("input", () => {
        view.shown = PAGE;
        render();
      });
    }
    byId("facts-more").addEventListener("click", () => {
      view.shown += PAGE;
      render();
    });
    function render() {
      view.rows ?? (view.rows = content.facts.map(makeRow));
      const rows = sorted2(view.rows.filter(chosen()), view);
      for (const header of headers) {
        const mine = header.dataset.column === view.sort;
        header.setAttribute("aria-sort", mine ? view.down ? "descending" : "ascending" : "none");
      }
      body.replaceChildren(...rows.slice(0, view.shown).map(line));
      const shown = Math.min(view.shown, rows.length);
      byId("facts-count").textContent = word("facts_shown", { shown, count: rows.length });
      byId("facts-more").parentElement.hidden = rows.length <= view.shown;
    }
    const renderIfSeen = (now2, before) => {
      if (now2.view === "facts" && before?.view !== "facts") render();
    };
    subscribe(renderIfSeen);
    renderIfSeen(state);
  }
  function fillChoices() {
    const relations = content.relations.map((relation, id2) => [id2, relation.label]).sort((one2, other) => one2[1].localeCompare(other[1]));
    byId("facts-relation").append(option("", word("all_relations")), ...relations.map(([id2, label]) => option(id2, label)));
    byId("facts-document").append(option("", word("all_documents")), ...content.documents.map((source) => option(source.id, titleOf(source))));
    byId("facts-disputed").closest("label").hidden = !content.disputes.length;
    byId("facts-derived").closest("label").hidden = !content.facts.some((fact) => fact.derived);
  }
  function chosen() {
    const sought = fold(byId("facts-search").value.trim()).split(/\s+/).filter(Boolean);
    const relation = byId("facts-relation").value;
    const source = byId("facts-document").value;
    const derived = byId("facts-derived").checked;
    const disputed = byId("facts-disputed").checked;
    return (row) => (derived || !row.fact.derived) && (!disputed || row.fact.disputed) && (relation === "" || row.fact.relation === Number(relation)) && (source === "" || row.fact.documents.includes(Number(source))) && sought.every((part) => row.searched.includes(part));
  }
  function sorted2(rows, { sort, down }) {
    const { of } = COLUMNS.find((column) => column.name === sort);
    const compare = new Intl.Collator("en", { numeric: true }).compare;
    const keyed = rows.map((row) => ({ row, key: String(of(row)) }));
    keyed.sort((one2, other) => compare(one2.key, other.key) * (down ? -1 : 1) || one2.row.fact.id - other.row.fact.id);
    return keyed.map(({ row }) => row);
  }
  function line(row) {
    const cells = COLUMNS.map(
      (column) => element("td", { role: "cell", "data-label": word(column.name), class: `of-${column.name}` }, column.cell(row))
    );
    return element("tr", { role: "row" }, cells);
  }
  var PAGE, COLUMNS, percent, option;
  var init_table = __esm({
    "src/table.js"() {
      init_content();
      init_claims();
      init_dom();
      init_state();
      PAGE = 100;
      COLUMNS = [
        { name: "subject", of: (row) => endText(row.fact.subject), cell: (row) => end(row.fact.subject) },
        { name: "relation", of: (row) => row.relation, cell: (row) => [row.relation, " ", badges(row.fact)].flat() },
        { name: "object", of: (row) => endText(row.fact.object), cell: (row) => end(row.fact.object) },
        { name: "sentence", of: (row) => row.text, cell: (row) => quotes(row) },
        { name: "document", of: (row) => row.source, cell: (row) => element("span", { class: "source", title: row.source }, row.source) },
        { name: "date", of: (row) => row.date ?? "", cell: (row) => row.date ?? word("undated") },
        { name: "confidence_title", of: (row) => row.fact.confidence ?? 0, cell: (row) => percent(row.fact.confidence) }
      ];
      percent = (confidence) => confidence === null ? "" : `${Math.round(confidence * 100)} %`;
      option = (value, text) => element("option", { value: String(value) }, text);
    }
  });

  // src/views.js
  function startViews() {
    const tabs = [...document.querySelectorAll("[data-view]")];
    for (const tab of tabs) tab.addEventListener("click", () => change({ view: tab.dataset.view }));
    const render = (now2) => {
      for (const tab of tabs) {
        const mine = tab.dataset.view === now2.view;
        tab.setAttribute("aria-pressed", String(mine));
        byId(`${tab.dataset.view}-view`).hidden = !mine;
      }
      document.body.dataset.shows = now2.view;
    };
    subscribe(render);
    render(state);
    byId("skip").addEventListener("click", () => byId("main").focus());
  }
  var init_views = __esm({
    "src/views.js"() {
      init_dom();
      init_state();
    }
  });

  // src/start.js
  var start_exports = {};
  var picture;
  var init_start = __esm({
    "src/start.js"() {
      init_content();
      init_filters();
      init_panel();
      init_picture();
      init_reader();
      init_search();
      init_state();
      init_table();
      init_theme();
      init_views();
      startTheme();
      startViews();
      startFilters();
      startPanel();
      startSearch();
      startTable();
      startReader();
      picture = startPicture();
      readAddress();
      addEventListener("popstate", readAddress);
      globalThis.kgPage = { ...picture, content };
    }
  });

  // src/main.js
  init_tables();
  unpackTables().then(() => Promise.resolve().then(() => (init_start(), start_exports)));
})();
