var datelineReport = (function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var byId = function (id) { return document.getElementById(id); };
  var element = function (name, text, className) {
    var made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  var button = function (text, className, does) {
    var made = element("button", text, className);
    made.type = "button";
    made.addEventListener("click", does);
    return made;
  };
  var drawn = function (name, shape, into) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(shape).forEach(function (key) { made.setAttribute(key, shape[key]); });
    if (into) into.appendChild(made);
    return made;
  };
  var each = function (all, visit) { Array.prototype.forEach.call(all, visit); };
  var folded = function (text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  };
  var thousands = function (n) { return String(n).replace(/\B(?=(\d{3})+$)/g, ","); };
  var counted = function (n, one, many) { return thousands(n) + " " + (n === 1 ? one : many); };
  /* Words that all have to be in a text, whatever their accents and capitals. */
  var wantedIn = function (typed) {
    var words = folded(typed).split(/\s+/).filter(Boolean);
    return function (text) { return words.every(function (word) { return text.indexOf(word) >= 0; }); };
  };
  var DAY = 86400000;
  var dayOf = function (iso) { return Math.round(Date.parse(iso + "T00:00:00Z") / DAY); };
  var isoOf = function (day) { return new Date(day * DAY).toISOString().slice(0, 10); };

  /* What a page without a script shows; with one, it is only read when it is needed, or a large
     report would be slow to open. It went through the same template as everything else. */
  function unpack(noscript) {
    var holder = element("template");
    holder.innerHTML = noscript.textContent;
    return holder.content;
  }

  var nodes = data.nodes.map(function (node, i) {
    return { id: i, label: node[0], kind: node[1], type: node[2], articles: node[3],
      x: node[4], y: node[5], size: node[6], key: node[7], words: folded(node[0]) };
  });
  var links = data.links.map(function (link, i) {
    return { id: i, from: link[0], to: link[1], both: link[2], strength: link[3] / 1000, score: link[4], sure: link[5] === 1 };
  });
  var nodeOf = Object.create(null), linkOf = Object.create(null);
  nodes.forEach(function (node) { nodeOf[node.key] = node.id; });
  links.forEach(function (link) {
    linkOf[link.from + " " + link.to] = linkOf[link.to + " " + link.from] = link.id;
  });

  /* Numbers of seven bits to a byte, the lowest first. */
  function numbers(text) {
    var bytes = atob(text), found = new Uint32Array(bytes.length), size = 0, value = 0, shift = 0;
    for (var i = 0; i < bytes.length; i++) {
      var byte = bytes.charCodeAt(i);
      value |= (byte & 127) << shift;
      if (byte & 128) {
        shift += 7;
      } else {
        found[size++] = value;
        value = shift = 0;
      }
    }
    return found.slice(0, size);
  }

  /* The articles by publication, those without a date last: day, source, section, group of copies,
     and where their units begin. */
  var articles = data.articles && (function (given) {
    var total = given.total, days = numbers(given.days), day = new Int32Array(total).fill(-1);
    var first = given.dated ? dayOf(given.first) : 0;
    for (var i = 0, now = first; i < given.dated; i++) day[i] = now += days[i];
    var units = numbers(given.units), begin = new Uint32Array(total);
    for (var a = 0, at = 0; a < total; a++) {
      begin[a] = at;
      for (var runs = units[at++]; runs > 0; runs--) at += 2 + units[at + 1];
    }
    return {
      total: total, dated: given.dated, day: day, source: numbers(given.source), section: numbers(given.section),
      group: numbers(given.group), units: units, begin: begin, sources: given.sources, sections: given.sections,
      titles: given.titles
    };
  })(data.articles);

  /* In how many units each name and each two names are, over the articles that are chosen. Of a
     group of copies the first that is chosen counts. */
  function count(chosen) {
    var n = nodes.length, dense = n <= 1500;
    var alone = new Uint32Array(n), both = dense ? new Uint32Array(n * n) : new Map();
    var inScope = 0, texts = 0, seen = new Uint8Array(articles.total + 1), names = new Uint32Array(n);
    var units = articles.units;
    for (var a = 0; a < articles.total; a++) {
      if (chosen && !chosen[a]) continue;
      inScope++;
      var group = articles.group[a];
      if (group) {
        if (seen[group]) continue;
        seen[group] = 1;
      }
      texts++;
      var at = articles.begin[a];
      for (var runs = units[at++]; runs > 0; runs--) {
        var times = units[at++], size = units[at++], name = 0;
        for (var i = 0; i < size; i++) {
          name += units[at++];
          names[i] = name;
          alone[name] += times;
          for (var j = 0; j < i; j++) {
            var cell = names[j] * n + name;
            if (dense) both[cell] += times;
            else both.set(cell, (both.get(cell) || 0) + times);
          }
        }
      }
    }
    return {
      articles: inScope, texts: texts,
      of: function (id) { return alone[id]; },
      both: function (one, other) {
        var cell = Math.min(one, other) * n + Math.max(one, other);
        return dense ? both[cell] : both.get(cell) || 0;
      }
    };
  }

  /* The articles, by their places, that have a name or two; copies that do not count are told apart. */
  function having(one, other) {
    var found = [], seen = new Uint8Array(articles.total + 1), units = articles.units;
    for (var a = 0; a < articles.total; a++) {
      if (report.chosen && !report.chosen[a]) continue;
      var group = articles.group[a], copy = group && seen[group];
      if (group) seen[group] = 1;
      var at = articles.begin[a], times = 0;
      for (var runs = units[at++]; runs > 0; runs--) {
        var weight = units[at++], size = units[at++], name = 0, hits = 0;
        for (var i = 0; i < size; i++) {
          name += units[at++];
          if (name === one || name === other) hits++;
        }
        if (hits === (other === undefined ? 1 : 2)) times += weight;
      }
      if (times) found.push({ article: a, units: times, copy: !!copy });
    }
    return found;
  }

  /* What is chosen, as it stands in the address. */
  var WORDS = ["from", "to", "words", "name", "pair", "with", "sort", "at", "group"];
  var LISTS = ["source", "section", "kind"];
  function fromAddress() {
    var state = { least: 0, sure: false, alone: false, source: [], section: [], kind: [] };
    WORDS.forEach(function (word) { state[word] = ""; });
    var hash = location.hash.slice(1);
    var old = /^(pair|entity)-(\d+)$/.exec(hash);
    if (old) {
      var link = old[1] === "pair" && links[old[2] - 1];
      if (link) {
        state.pair = nodes[link.from].key;
        state.with = nodes[link.to].key;
      } else if (old[1] === "entity" && nodes[old[2]]) {
        state.name = nodes[old[2]].key;
      }
      return state;
    }
    if (hash.indexOf("=") < 0) {
      state.at = hash;
      return state;
    }
    var asked = new URLSearchParams(hash);
    WORDS.forEach(function (word) { state[word] = asked.get(word) || ""; });
    LISTS.forEach(function (word) { state[word] = asked.getAll(word); });
    ["from", "to"].forEach(function (word) {
      if (!/^\d{4}-\d\d-\d\d$/.test(state[word]) || dayOf(state[word]) !== dayOf(state[word])) state[word] = "";
    });
    state.least = Math.max(0, Math.floor(Number(asked.get("least")) || 0));
    state.sure = asked.get("sure") === "1";
    state.alone = asked.get("alone") === "1";
    var rank = /^\d+$/.exec(state.pair) && links[state.pair - 1];
    if (rank) {
      state.pair = nodes[rank.from].key;
      state.with = nodes[rank.to].key;
    }
    return state;
  }
  function toAddress(state) {
    var asked = new URLSearchParams();
    WORDS.forEach(function (word) { if (state[word] && word !== "at") asked.append(word, state[word]); });
    LISTS.forEach(function (word) { state[word].forEach(function (value) { asked.append(word, value); }); });
    if (state.least) asked.append("least", state.least);
    if (state.sure) asked.append("sure", "1");
    if (state.alone) asked.append("alone", "1");
    var text = asked.toString().replace(/%2F/g, "/").replace(/\+/g, "%20");
    if (state.at) text += text ? "&at=" + encodeURIComponent(state.at) : state.at;
    return text;
  }

  /* Which articles are chosen: null for all. */
  function choice(state) {
    if (!articles || !(state.from || state.to || state.source.length || state.section.length)) return null;
    var from = state.from ? dayOf(state.from) : -1e9, to = state.to ? dayOf(state.to) : 1e9;
    var days = state.from || state.to;
    var set = function (values, chosen) {
      if (!chosen.length) return null;
      var wanted = new Uint8Array(values.length + 1);
      chosen.forEach(function (value) {
        var at = value ? values.indexOf(value) + 1 : 0;
        if (at || !value) wanted[at] = 1;
      });
      return wanted;
    };
    var sources = set(articles.sources, state.source), sections = set(articles.sections, state.section);
    var chosen = new Uint8Array(articles.total);
    for (var a = 0; a < articles.total; a++) {
      chosen[a] = (!days || (a < articles.dated && articles.day[a] >= from && articles.day[a] <= to))
        && (!sources || sources[articles.source[a]]) && (!sections || sections[articles.section[a]]) ? 1 : 0;
    }
    return chosen;
  }

  /* For reports of too many articles to be carried: what is known of all. */
  var known = {
    articles: null, texts: null,
    of: function (id) { return nodes[id].articles; },
    both: function (one, other) {
      var link = linkOf[one + " " + other];
      return link === undefined ? 0 : links[link].both;
    }
  };
  var whole = articles ? count(null) : known;
  var report = {
    data: data, nodes: nodes, links: links, nodeOf: nodeOf, linkOf: linkOf, articles: articles, whole: whole, counts: whole,
    chosen: null, state: fromAddress(),
    byId: byId, element: element, button: button, drawn: drawn, each: each, folded: folded, thousands: thousands, counted: counted,
    wantedIn: wantedIn, dayOf: dayOf, isoOf: isoOf, unpack: unpack, having: having
  };
  report.units = function (n) { return counted(n, data.one, data.unit); };

  /* What waits until what is in sight has been drawn and nothing more is asked for, one task a
     frame. */
  var waiting = [], timer;
  function later(task) {
    if (waiting.indexOf(task) < 0) waiting.push(task);
    clearTimeout(timer);
    timer = setTimeout(turn, 30);
  }
  function turn() {
    requestAnimationFrame(function () {
      timer = setTimeout(function () {
        if (waiting.length) waiting.shift()();
        if (waiting.length) turn();
      });
    });
  }
  /* Does now all that waits. */
  report.settle = function () {
    while (waiting.length) waiting.shift()();
  };
  report.later = later;
  window.addEventListener("beforeprint", report.settle);

  /* Each view shows the state in its section, and is told what it showed before. */
  var views = [];
  report.view = function (section, show) {
    var before = null;
    views.push({ section: byId(section), show: function () {
      var shown = before;
      before = report.state;
      show(shown);
    } });
  };
  function inSight(view) {
    var box = view.section.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight;
  }

  /* Whether the kinds and the sureness asked for let a pair be shown. */
  report.fits = function (link) {
    var state = report.state, kinds = state.kind;
    return (!state.sure || link.sure)
      && (!kinds.length || (kinds.indexOf(nodes[link.from].kind) >= 0 && kinds.indexOf(nodes[link.to].kind) >= 0))
      && report.counts.both(link.from, link.to) >= Math.max(state.least, report.chosen ? 1 : 0);
  };
  report.isFiltered = function () {
    var state = report.state;
    return !!(report.chosen || state.least || state.sure || state.kind.length);
  };

  function apply(before, all) {
    var state = report.state;
    var asked = function (some) { return some && JSON.stringify([some.from, some.to, some.source, some.section]); };
    if (asked(before) !== asked(state)) {
      report.chosen = choice(state);
      report.counts = report.chosen ? count(report.chosen) : whole;
    }
    var now = all ? views : views.filter(inSight);
    now.forEach(function (view) { view.show(); });
    views.forEach(function (view) { if (now.indexOf(view) < 0) later(view.show); });
  }
  /* The address follows the state; the browser lets it change only so often. */
  function readdress(how) {
    var hash = toAddress(report.state);
    if (hash === location.hash.slice(1)) return;
    try {
      history[how](null, "", hash ? "#" + hash : location.pathname + location.search);
    } catch (tooMany) {
      /* It stays as it was. */
    }
  }
  function replace() { readdress("replaceState"); }

  /* Changes what is chosen; what leads somewhere is an entry of the history. */
  report.go = function (changes, options) {
    var before = report.state, step = options && options.step, focus = options && options.focus;
    if (step) replace();
    report.state = Object.assign({}, before, { at: "" }, changes);
    if (step) readdress("pushState");
    else later(replace);
    apply(before, focus);
    report.follow(before, focus);
  };
  report.start = function () {
    apply(null, true);
    report.follow(null, false);
    window.addEventListener("hashchange", function () {
      var before = report.state;
      report.state = fromAddress();
      apply(before, true);
      report.follow(before, true);
    });
  };

  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var to = /^#(pair|entity)-(\d+)$/.exec(link.hash);
    if (to) {
      event.preventDefault();
      var pair = to[1] === "pair" && links[to[2] - 1];
      report.go(pair
        ? { pair: nodes[pair.from].key, with: nodes[pair.to].key, name: "" }
        : { pair: "", with: "", name: nodes[to[2]].key }, { step: true, focus: true });
    } else if (toAddress(Object.assign({}, report.state, { at: "" }))) {
      /* A section, while something is chosen that the address would lose. */
      event.preventDefault();
      var target = byId(link.hash.slice(1));
      report.go({ at: target.id }, { step: true });
      target.scrollIntoView();
      if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
    }
  });
  return report;
})();
