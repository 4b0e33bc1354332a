(function (report) {
  "use strict";
  var data = report.data, byId = report.byId, element = report.element, button = report.button, each = report.each;
  var nodes = report.nodes, links = report.links, articles = report.articles;
  var folded = report.folded, thousands = report.thousands, counted = report.counted, drawn = report.drawn;

  /* The table of pairs: all of them, of which those that fit are in the page, up to a number. */
  var table = byId("pairs-table");
  var total = Number(table.dataset.total);
  var step = Math.min(200, total);
  var room = step;
  /* Until more are asked for, those that are in the page at first, without those that may be chance. */
  var first = table.tBodies.length;
  var asked = false;
  var bodies = [];
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  var column = Object.create(null);
  var COUNTED = ["both", "first", "second"];
  heads.forEach(function (head) { if (head.dataset.sort) column[head.dataset.sort] = head.cellIndex; });
  function add(some) {
    each(some, function (body) {
      body.words = folded(body.dataset.first + "\n" + body.dataset.second + "\n" + body.dataset.types);
      body.link = links[body.dataset.rank - 1];
      body.place = bodies.length;
      bodies.push(body);
    });
  }
  add(table.tBodies);
  function allBodies() {
    if (bodies.length < total) add(report.unpack(byId("pairs-more")).querySelectorAll("tbody"));
    return bodies;
  }
  function bodyOf(id) {
    var wanted = function (body) { return body.link.id === id; };
    return bodies.find(wanted) || allBodies().find(wanted);
  }
  report.bodyOf = bodyOf;

  function countOf(body, key) {
    var link = body.link;
    return key === "both" ? report.counts.both(link.from, link.to) : report.counts.of(key === "first" ? link.from : link.to);
  }
  /* The counts of a row are those of what is chosen. */
  function recount(body) {
    var counts = report.counts;
    if (body.counts === counts || (!body.counts && counts === report.whole)) return;
    body.counts = counts;
    COUNTED.forEach(function (key) {
      var cell = column[key] && body.rows[0].cells[column[key]], count = countOf(body, key);
      if (!cell || cell.dataset.value === String(count)) return;
      cell.dataset.value = count;
      var shown = cell.querySelector("button") || cell;
      shown.textContent = thousands(count);
      labelled(shown);
    });
  }

  function open(body, wanted) {
    var opener = body.querySelector("button.open");
    opener.setAttribute("aria-expanded", String(wanted));
    body.rows[1].hidden = !wanted;
    body.classList.toggle("opened", wanted);
    if (wanted) dress(body);
  }
  /* What a script adds to the sentences of a pair: its articles, and what to do if it is one name. */
  function dress(body) {
    var place = body.rows[1].cells[0], link = body.link;
    if (!place.querySelector(".more")) {
      var line = place.insertBefore(element("p", undefined, "buttons more no-paper"), place.querySelector(".quote, .note"));
      if (articles) line.appendChild(button("", "articles", function () { report.list(link.from, link.to); }));
      line.appendChild(button("Address of this pair", undefined, function () {
        report.go({ pair: nodes[link.from].key, with: nodes[link.to].key, name: "" }, { step: true });
      }));
      line.appendChild(button("These are one", undefined, function () { report.correct(oneOf(link.from, link.to)); }));
      readable(place);
    }
    var all = place.querySelector("button.articles");
    if (all) all.textContent = "All " + counted(report.having(link.from, link.to).length, "article", "articles") + " with both";
    onlyChosen(place);
  }
  function oneOf(one, other) {
    var first = nodes[one].articles >= nodes[other].articles ? one : other, second = first === one ? other : one;
    var type = nodes[first].key.split("/")[0];
    return "merge " + quoted(nodes[second].key) + " into " + quoted(nodes[first].key)
      + (type === nodes[second].key.split("/")[0] ? "" : " as " + type);
  }
  function quoted(name) { return '"' + name.replace(/(["\\])/g, "\\$1") + '"'; }

  /* A headline whose text the page has opens it. */
  function readable(place) {
    each(place.querySelectorAll("figure.quote"), function (quote) {
      var known = articles && articles.titles[quote.dataset.article];
      var title = quote.querySelector("figcaption bdi");
      if (!known || known.length < 3 || quote.querySelector(".read")) return;
      var read = button(known[1] ? "Read here" : "", "link read", function () { report.read(Number(quote.dataset.article)); });
      if (known[1]) {
        read.setAttribute("aria-label", "Read here: " + known[0]);
        quote.querySelector("figcaption").appendChild(read);
      } else {
        title.replaceWith(read);
        read.appendChild(title);
      }
    });
  }
  /* Sentences of articles that are not chosen are left out. */
  function onlyChosen(place) {
    var left = 0;
    each(place.querySelectorAll("figure.quote"), function (quote) {
      quote.hidden = !!report.chosen && quote.dataset.article >= 0 && !report.chosen[quote.dataset.article];
      left += quote.hidden;
    });
    var told = place.querySelector(".left");
    if (!left && told) told.remove();
    if (!left) return;
    if (!told) told = place.appendChild(element("p", undefined, "note left"));
    told.textContent = counted(left, "sentence is of an article that is", "sentences are of articles that are") + " not chosen.";
  }
  report.readable = readable;
  report.onlyChosen = onlyChosen;

  table.addEventListener("click", function (event) {
    var opener = event.target.closest("button.open");
    if (opener) open(opener.closest("tbody"), opener.getAttribute("aria-expanded") !== "true");
    var number = event.target.closest("button.number-list");
    if (!number) return;
    var link = number.closest("tbody").link, key = number.dataset.of;
    if (key === "both") report.list(link.from, link.to);
    else report.list(key === "first" ? link.from : link.to);
  });
  /* Numbers of articles lead to their list. */
  function lead(body) {
    if (body.leads || !articles) return;
    body.leads = true;
    COUNTED.forEach(function (key) {
      var cell = column[key] && body.rows[0].cells[column[key]];
      if (!cell) return;
      var number = element("button", cell.textContent, "link number-list");
      number.type = "button";
      number.dataset.of = key;
      var names = key === "both" ? body.dataset.first + " and " + body.dataset.second : body.dataset[key];
      number.names = names;
      labelled(number);
      cell.textContent = "";
      cell.appendChild(number);
    });
  }

  function labelled(number) {
    if (number.names) number.setAttribute("aria-label", number.textContent + ": list the articles with " + number.names);
  }

  /* Empty for the order of the page: pairs that lead, then those folded under them. */
  var sorted = "", arranged = "";
  function sort(wanted) {
    if (wanted === sorted) return false;
    sorted = wanted;
    return true;
  }
  function arrange() {
    if (!sorted) {
      heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
      allBodies().sort(function (a, b) { return a.place - b.place; });
      return;
    }
    var by = sorted.slice(0, -1), up = sorted.slice(-1) === "+";
    var key = { "first-name": "first", "second-name": "second", rank: "rank" }[by];
    var words = key === "first" || key === "second";
    heads.forEach(function (head) {
      if (head.dataset.sort === by) head.setAttribute("aria-sort", up ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
    var counts = COUNTED.indexOf(by) >= 0;
    var value = function (body) {
      if (counts) return countOf(body, by);
      var raw = key ? body.dataset[key] : body.rows[0].cells[column[by]].dataset.value;
      return words ? folded(raw) : raw === "" ? NaN : Number(raw);
    };
    allBodies().sort(function (a, b) {
      var x = value(a), y = value(b);
      var missing = (x !== x) - (y !== y);
      var order = missing || (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
      return order || a.dataset.rank - b.dataset.rank;
    });
  }

  /* Brings those that fit into the page, in their order: where the first are in sight and a row of
     those that are not, these wait. */
  var AT_ONCE = 15;
  function show(all) {
    var top = table.getBoundingClientRect().top;
    var typed = byId("pairs-filter").value;
    var wanted = report.wantedIn(typed);
    var any = !typed.trim() && !report.isFiltered();
    var most = any && !sorted && !asked ? Math.min(first, room) : room;
    if (!any || most > first || report.chosen) allBodies();
    if (sorted || arranged) {
      arranged = sorted;
      arrange();
    }
    var fits = function (body) { return any || (report.fits(body.link) && wanted(body.words)); };
    var fitting = bodies.filter(fits);
    var shown = fitting.slice(0, most);
    var same = shown.length === table.tBodies.length && shown.every(function (body, i) { return table.tBodies[i] === body; });
    place(all || same || top < 0 ? shown : shown.slice(0, AT_ONCE));
    if (table.tBodies.length < shown.length) report.later(showAll);
    var fit = any ? total : fitting.length;
    var status = fit === total ? counted(total, "pair", "pairs") : thousands(fit) + " of " + counted(total, "pair", "pairs");
    if (shown.length < fit) status += ", the first " + thousands(shown.length) + " shown";
    if (shown.length < fit && most === first && table.dataset.rest) status += "; the others " + table.dataset.rest;
    if (report.chosen) status += ", counted in the " + counted(report.counts.articles, "article", "articles") + " chosen; strength, chance and sureness are of all";
    byId("pairs-status").textContent = status;
    byId("pairs-buttons").hidden = shown.length >= fit;
    byId("pairs-next").textContent = "Show " + thousands(Math.min(step, fit - shown.length)) + " more";
    byId("pairs-all").textContent = "Show all " + thousands(fit);
    report.fitting = function () {
      var found = allBodies().filter(fits);
      found.forEach(recount);
      return found;
    };
  }
  function showAll() { show(true); }
  function place(shown) {
    var wanted = new Set(shown);
    each(Array.from(table.tBodies), function (body) { if (!wanted.has(body)) body.remove(); });
    var next = table.tBodies[0] || null;
    shown.forEach(function (body) {
      recount(body);
      lead(body);
      if (!body.rows[1].hidden) dress(body);
      if (body === next) next = body.nextElementSibling;
      else table.insertBefore(body, next);
    });
  }

  heads.forEach(function (head) {
    if (!head.dataset.sort) return;
    var by = head.dataset.sort;
    var sorter = button(head.textContent, undefined, function () {
      var now = head.getAttribute("aria-sort");
      var ascendingFirst = by === "rank" || by === "first-name" || by === "second-name";
      var up = now ? now !== "ascending" : ascendingFirst;
      var wanted = by + (up ? "+" : "-");
      report.go({ sort: wanted });
    });
    head.textContent = "";
    head.appendChild(sorter);
  });

  byId("pairs-filter").addEventListener("input", function () {
    room = step;
    report.go({ words: byId("pairs-filter").value.trim() });
  });
  function more(to) {
    var next = table.tBodies.length;
    room = to;
    asked = true;
    showAll();
    table.tBodies[next].querySelector("button.open").focus();
  }
  byId("pairs-next").addEventListener("click", function () { more(table.tBodies.length + step); });
  byId("pairs-all").addEventListener("click", function () { more(total); });
  byId("pairs-open").addEventListener("click", function () {
    each(table.tBodies, function (body) { open(body, true); });
  });
  byId("pairs-close").addEventListener("click", function () {
    bodies.forEach(function (body) { if (!body.rows[1].hidden) open(body, false); });
  });

  /* The names. */
  var entities = Array.prototype.slice.call(document.querySelectorAll("details.entity"));
  entities.forEach(function (one) {
    one.words = folded(one.dataset.names);
    one.node = nodes[one.id.slice("entity-".length)];
    one.total = one.querySelector("summary .count");
    one.whole = one.total.textContent;
  });
  function showEntities() {
    var wanted = report.wantedIn(byId("entities-filter").value), kinds = report.state.kind, shown = 0;
    entities.forEach(function (one) {
      var now = report.counts.of(one.node.id);
      one.hidden = !wanted(one.words) || !!(kinds.length && kinds.indexOf(one.node.kind) < 0) || !!(report.chosen && !now);
      shown += !one.hidden;
      var told = report.chosen ? thousands(now) + " of " + report.units(report.whole.of(one.node.id)) : one.whole;
      if (one.total.textContent !== told) one.total.textContent = told;
      if (one.open) fill(one);
    });
    byId("entities-status").textContent = shown === entities.length
      ? "" : thousands(shown) + " of " + counted(entities.length, "name", "names");
  }
  byId("entities-filter").addEventListener("input", showEntities);
  function fill(details) {
    var packed = details.querySelector(".body > noscript"), node = details.node;
    if (packed) {
      packed.replaceWith(report.unpack(packed));
      var line = element("p", undefined, "buttons more no-paper");
      if (articles) line.appendChild(button("", "articles", function () { report.list(node.id); }));
      line.appendChild(button("Show in the network", undefined, function () {
        report.go({ name: node.key, pair: "", with: "", at: "network" }, { step: true });
        byId("network").scrollIntoView();
      }));
      line.appendChild(button("Not a name", undefined, function () { report.correct("hide " + quoted(node.key)); }));
      details.querySelector(".body").insertBefore(line, details.querySelector(".body").firstChild);
      readable(details);
      report.savable(details);
    }
    var all = details.querySelector("button.articles");
    if (all) all.textContent = "All " + counted(report.having(node.id).length, "article", "articles") + " with the name";
    each(details.querySelectorAll(".neighbours tbody tr"), function (row) {
      var pair = links[/pair-(\d+)/.exec(row.querySelector("a[href^='#pair-']").getAttribute("href"))[1] - 1];
      row.cells[1].textContent = thousands(report.counts.both(pair.from, pair.to));
    });
    onlyChosen(details);
  }
  entities.forEach(function (one) {
    one.addEventListener("toggle", function () { if (one.open) fill(one); });
  });

  /* The matrix: every cell is counted. */
  var matrix = byId("matrix-table");
  var inMatrix = matrix.dataset.names.split(" ").filter(Boolean).map(Number);
  var matrixCounts = null;
  function showMatrix() {
    if (matrixCounts === report.counts || (!matrixCounts && !articles)) return;
    matrixCounts = report.counts;
    var most = 0, least = Infinity;
    inMatrix.forEach(function (one, i) {
      for (var j = 0; j < i; j++) {
        var both = report.counts.both(one, inMatrix[j]);
        if (both) {
          most = Math.max(most, both);
          least = Math.min(least, both);
        }
      }
    });
    each(matrix.tBodies[0].rows, function (row, i) {
      inMatrix.forEach(function (other, j) {
        if (i === j) return;
        var cell = row.cells[j + 1], both = report.counts.both(inMatrix[i], other);
        var share = most === least ? 1 : Math.log(both / least) / Math.log(most / least);
        cell.className = both ? "shade-" + (1 + Math.min(5, Math.floor(share * 6))) : "";
        var there = cell.firstElementChild;
        if (!both) {
          cell.textContent = "";
        } else if (there) {
          there.textContent = thousands(both);
        } else {
          cell.textContent = "";
          var pair = report.linkOf[inMatrix[i] + " " + other];
          var made = pair === undefined ? button(thousands(both), "link", function () { report.list(inMatrix[i], other); }) : element("a", thousands(both));
          if (pair !== undefined) made.href = "#pair-" + (pair + 1);
          made.title = nodes[inMatrix[i]].label + " and " + nodes[other].label;
          cell.appendChild(made);
        }
      });
    });
    var scale = document.querySelector("#matrix .scale");
    scale.firstChild.textContent = most ? thousands(least) + " " : "";
    scale.lastChild.textContent = most ? " " + thousands(most) : "";
  }

  /* A link to a pair or a name opens it, even if a filter hides it. */
  report.follow = function (before, focus) {
    var state = report.state, target = null;
    var was = before && [before.name, before.pair, before.with].join("\n");
    if ((was === [state.name, state.pair, state.with].join("\n") && !focus) || state.at === "network" || !(state.name || state.pair)) return;
    report.settle();
    if (state.pair) {
      var one = report.nodeOf[state.pair], other = report.nodeOf[state.with];
      var id = report.linkOf[one + " " + other];
      if (id === undefined) return;
      target = bodyOf(id);
      if (target.parentNode !== table) {
        byId("pairs-filter").value = "";
        showAll();
        asked = true;
        room = Math.max(room, report.fitting().indexOf(target) + 1 || bodies.indexOf(target) + 1);
        showAll();
        if (target.parentNode !== table) {
          recount(target);
          table.insertBefore(target, table.tBodies[0] || null);
        }
      }
      open(target, true);
    } else if (state.name && report.nodeOf[state.name] !== undefined && (focus || !before)) {
      target = byId("entity-" + report.nodeOf[state.name]);
      fill(target);
      target.hidden = false;
      target.open = true;
    }
    if (!target) return;
    each(document.querySelectorAll(".reached"), function (other) { other.classList.remove("reached"); });
    target.classList.add("reached");
    target.scrollIntoView({ block: "start" });
    if (focus) {
      var first = target.querySelector("button.open, summary");
      if (first) first.focus({ preventScroll: true });
    }
  };

  /* A list of articles, and an article's text. */
  var dialog = byId("list"), body = byId("list-body"), back = null;
  function showDialog(title) {
    byId("list-title").textContent = title;
    if (!dialog.open) dialog.showModal();
    body.scrollTop = 0;
    byId("list-title").focus();
  }
  report.list = function (one, other) {
    var found = report.having(one, other);
    var names = nodes[one].label + (other === undefined ? "" : " and " + nodes[other].label);
    body.textContent = "";
    var copies = found.filter(function (hit) { return hit.copy; }).length;
    var units = found.reduce(function (sum, hit) { return sum + (hit.copy ? 0 : hit.units); }, 0);
    var told = counted(found.length, "article", "articles")
      + (data.unit === "articles" ? "" : ", " + thousands(units) + " " + data.unit)
      + (copies ? "; " + thousands(copies) + " of them copies of others, which do not count" : "")
      + (report.chosen ? ", of those chosen." : ".");
    body.appendChild(element("p", told, "note"));
    var list = body.appendChild(element("ol", undefined, "articles"));
    found.forEach(function (hit) {
      var item = list.appendChild(element("li", undefined, hit.copy ? "copy" : undefined));
      item.appendChild(titleOf(hit.article));
      item.appendChild(element("span", " " + placeOf(hit.article) + (hit.copy ? " · copy" : ""), "type"));
    });
    back = function () { report.list(one, other); };
    showDialog(names);
    report.savableList(names, found);
  };
  function placeOf(a) {
    return [articles.source[a] ? articles.sources[articles.source[a] - 1] : "",
      articles.section[a] ? articles.sections[articles.section[a] - 1] : "",
      a < articles.dated ? report.isoOf(articles.day[a]) : "no date"].filter(Boolean).join(" · ");
  }
  report.placeOf = placeOf;
  function titleOf(a) {
    var known = articles.titles[a];
    if (!known) return element("span", "(This page has no room for its headline.)", "hint");
    if (known[2] !== undefined) {
      var read = button("", "link", function () { report.read(a, back); });
      read.appendChild(element("bdi", known[0]));
      return read;
    }
    if (!known[1]) return element("bdi", known[0]);
    var link = element("a");
    link.href = known[1];
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    link.appendChild(element("bdi", known[0]));
    return link;
  }
  report.read = function (a, from) {
    var known = articles.titles[a];
    body.textContent = "";
    body.appendChild(element("p", placeOf(a), "note"));
    if (known[1]) {
      var link = body.appendChild(element("p")).appendChild(element("a", "Where it was published"));
      link.href = known[1];
      link.rel = "noopener noreferrer";
      link.target = "_blank";
    }
    known[2].split(/\n\s*\n/).forEach(function (paragraph) {
      if (paragraph.trim()) body.appendChild(element("p", paragraph.trim(), "text")).dir = "auto";
    });
    if (from) body.appendChild(button("Back to the list", undefined, from));
    showDialog(known[0]);
  };

  /* Corrections, as lines of the curation file. */
  var lines = [], fading;
  report.correct = function (line) {
    var at = lines.indexOf(line);
    if (at < 0) lines.push(line);
    showCorrections(line);
  };
  function showCorrections(last) {
    byId("corrections").hidden = !lines.length;
    byId("corrections-lines").value = lines.join("\n") + (lines.length ? "\n" : "");
    byId("corrections-lines").rows = Math.min(12, lines.length + 2);
    byId("corrections-status").textContent = last ? "Added: " + last : "";
    byId("told").textContent = last ? "Added to the corrections at the end: " + last : "";
    clearTimeout(fading);
    if (last) fading = setTimeout(function () { byId("told").textContent = ""; }, 6000);
  }
  byId("corrections-copy").addEventListener("click", function () {
    byId("corrections-lines").select();
    var copied = document.execCommand("copy");
    byId("corrections-status").textContent = copied ? counted(lines.length, "line", "lines") + " copied." : "Press Ctrl+C to copy.";
  });
  byId("corrections-clear").addEventListener("click", function () {
    lines = [];
    showCorrections();
    byId("main").focus();
  });

  /* Pairs over time, as chosen. */
  function bars(counts, totals, starts) {
    var svg = drawn("svg", { viewBox: "0 0 720 60", preserveAspectRatio: "none", role: "img" });
    var most = Math.max.apply(null, counts.concat(1)), width = 720 / counts.length;
    counts.forEach(function (count, i) {
      if (!count) return;
      var size = 60 * count / most;
      var bar = drawn("rect", { x: (i * width).toFixed(1), y: (60 - size).toFixed(1), width: Math.max(0.5, width * 0.85).toFixed(1), height: size.toFixed(1) }, svg);
      drawn("title", {}, bar).textContent = starts[i] + ": " + thousands(count) + " of " + thousands(totals[i]);
    });
    return svg;
  }
  function addTimeline(pair) {
    var counts = data.time.pairs[pair.dataset.rank - 1];
    var sum = counts.reduce(function (a, b) { return a + b; }, 0);
    var name = pair.dataset.first + " and " + pair.dataset.second;
    var figure = element("figure", undefined, "timeline chosen");
    var caption = figure.appendChild(element("figcaption"));
    var link = caption.appendChild(element("a"));
    link.href = "#pair-" + pair.dataset.rank;
    link.appendChild(element("bdi", name));
    var said = counted(sum, "article", "articles") + ", at most "
      + thousands(Math.max.apply(null, counts)) + " in a " + data.time.by;
    caption.appendChild(element("span", said, "said"));
    var away = caption.appendChild(button("Remove", "link", function () {
      figure.remove();
      byId("time-pair").focus();
    }));
    away.setAttribute("aria-label", "Remove " + name);
    var svg = figure.appendChild(bars(counts, data.time.totals, data.time.starts));
    svg.setAttribute("aria-label", name + ": " + said);
    var ends = figure.appendChild(element("p", undefined, "ends"));
    ends.appendChild(element("span", data.time.starts[0]));
    ends.appendChild(element("span", data.time.starts[data.time.starts.length - 1]));
    report.savable(figure);
    var grid = byId("timelines");
    grid.insertBefore(figure, grid.children[1] || null);
    byId("time-status").textContent = name + " added.";
  }
  if (data.time && byId("time-pair")) {
    var named = Object.create(null);
    byId("time-pair").addEventListener("focus", function () {
      allBodies().slice().sort(function (a, b) { return a.dataset.rank - b.dataset.rank; }).forEach(function (pair) {
        var option = element("option");
        option.value = pair.dataset.first + " – " + pair.dataset.second;
        if (!named[option.value]) byId("time-pairs").appendChild(option);
        named[option.value] = pair;
      });
    }, { once: true });
    var chooseTimeline = function (any) {
      var typed = byId("time-pair").value;
      var wanted = report.wantedIn(typed);
      var pair = named[typed] || (any && typed.trim() && allBodies().find(function (one) { return wanted(one.words); }));
      if (pair) {
        byId("time-pair").value = "";
        addTimeline(pair);
      } else if (any) {
        byId("time-status").textContent = "No pair here has “" + typed + "”.";
      }
    };
    byId("time-pair").addEventListener("input", function () { chooseTimeline(false); });
    byId("time-controls").addEventListener("submit", function () { chooseTimeline(true); });
  }
  document.addEventListener("submit", function (event) {
    if (event.target.method !== "dialog") event.preventDefault();
  });

  report.view("pairs", function () {
    var field = byId("pairs-filter");
    if (field.value.trim() !== report.state.words) field.value = report.state.words;
    sort(/^[\w-]+[+-]$/.test(report.state.sort) && column[report.state.sort.slice(0, -1)] !== undefined ? report.state.sort : "");
    show();
  });
  report.view("matrix", showMatrix);
  report.view("entities", showEntities);
})(datelineReport);
