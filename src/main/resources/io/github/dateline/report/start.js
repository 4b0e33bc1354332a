(function (report) {
  "use strict";
  var byId = report.byId, element = report.element, button = report.button, drawn = report.drawn, each = report.each;
  var data = report.data, articles = report.articles, thousands = report.thousands, counted = report.counted;

  /* The filters. */
  var form = byId("filters-controls");
  var kinds = Array.prototype.slice.call(form.querySelectorAll("input[name=kind]"));
  kinds.forEach(function (box) {
    box.addEventListener("change", function () {
      var chosen = kinds.filter(function (one) { return one.checked; }).map(function (one) { return one.value; });
      report.go({ kind: chosen.length === kinds.length ? [] : chosen.length ? chosen : ["none"] });
    });
  });
  byId("filter-least").addEventListener("input", function () {
    report.go({ least: Math.max(0, Math.floor(Number(byId("filter-least").value) || 0)) });
  });
  var sure = byId("filter-sure");
  if (sure) sure.addEventListener("change", function () { report.go({ sure: sure.checked }); });
  byId("filters-reset").addEventListener("click", function () {
    report.go({ from: "", to: "", source: [], section: [], kind: [], sure: false, least: 0, words: "" });
  });

  /* Sources and sections, those of most articles first. */
  var MOST = 300, boxes = {};
  function choices(key, values, of) {
    var place = byId("filter-" + key);
    boxes[key] = [];
    if (!values.length) return;
    var sums = new Uint32Array(values.length + 1);
    of.forEach(function (value) { sums[value]++; });
    if (values.length === 1 && !sums[0]) return;
    place.hidden = false;
    var list = place.querySelector("fieldset");
    var order = values.map(function (value, i) { return i + 1; }).sort(function (a, b) { return sums[b] - sums[a] || a - b; }).slice(0, MOST);
    if (sums[0]) order.push(0);
    order.forEach(function (i) {
      var label = list.appendChild(element("label"));
      var box = label.appendChild(element("input"));
      box.type = "checkbox";
      box.value = i ? values[i - 1] : "";
      label.appendChild(document.createTextNode(" "));
      label.appendChild(element("bdi", i ? values[i - 1] : "not known"));
      label.appendChild(element("span", " " + thousands(sums[i]), "count"));
      boxes[key].push(box);
      box.addEventListener("change", function () {
        var change = {};
        change[key] = boxes[key].filter(function (one) { return one.checked; }).map(function (one) { return one.value; });
        report.go(change);
      });
    });
    if (values.length > MOST) list.appendChild(element("p", "and " + thousands(values.length - MOST) + " with fewer articles", "hint"));
  }

  /* The timeline on which days are chosen, bin by bin. */
  var brush = byId("brush"), shade, bins = [], totals = [], ends = [];
  var WIDTH = 720, HEIGHT = 64;
  function drawBrush() {
    if (!data.time || !articles || articles.dated < 2 || data.time.days.length < 2) return;
    byId("filters-time").hidden = false;
    each(form.querySelectorAll(".days"), function (field) { field.hidden = false; });
    bins = data.time.days.map(report.dayOf);
    ends = bins.slice(1).map(function (day) { return day - 1; }).concat(articles.day[articles.dated - 1]);
    totals = new Array(bins.length).fill(0);
    for (var a = 0, b = 0; a < articles.dated; a++) {
      while (b + 1 < bins.length && articles.day[a] >= bins[b + 1]) b++;
      totals[b]++;
    }
    var most = Math.max.apply(null, totals), width = WIDTH / bins.length;
    totals.forEach(function (total, i) {
      if (!total) return;
      var size = Math.max(1, (HEIGHT - 4) * total / most);
      var bar = drawn("rect", { x: (i * width).toFixed(2), y: (HEIGHT - size).toFixed(2), width: (width * 0.85).toFixed(2), height: size.toFixed(2) }, brush);
      drawn("title", {}, bar).textContent = data.time.starts[i] + ": " + counted(total, "article", "articles");
    });
    shade = drawn("rect", { class: "shade", y: 0, height: HEIGHT }, brush);
    byId("brush-first").textContent = data.time.starts[0];
    byId("brush-last").textContent = data.time.starts[bins.length - 1];
    ["filter-from", "filter-to"].forEach(function (id) {
      byId(id).min = report.isoOf(articles.day[0]);
      byId(id).max = report.isoOf(articles.day[articles.dated - 1]);
      byId(id).addEventListener("change", function () {
        var change = {};
        change[id.slice("filter-".length)] = byId(id).value;
        report.go(change);
      });
    });
    var began = null;
    var binAt = function (event) {
      var box = brush.getBoundingClientRect();
      return Math.max(0, Math.min(bins.length - 1, Math.floor((event.clientX - box.left) / box.width * bins.length)));
    };
    brush.addEventListener("pointerdown", function (event) {
      began = binAt(event);
      brush.setPointerCapture(event.pointerId);
      choose(began, began);
      event.preventDefault();
    });
    brush.addEventListener("pointermove", function (event) {
      if (began !== null) choose(Math.min(began, binAt(event)), Math.max(began, binAt(event)));
    });
    ["pointerup", "pointercancel"].forEach(function (kind) { brush.addEventListener(kind, function () { began = null; }); });
    ["from", "to"].forEach(function (end) {
      byId("brush-" + end).addEventListener("keydown", function (event) {
        var steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -1e6, End: 1e6 }[event.key];
        if (!steps) return;
        event.preventDefault();
        var range = chosenBins();
        var moved = Math.max(0, Math.min(bins.length - 1, (end === "from" ? range[0] : range[1]) + steps));
        choose(end === "from" ? Math.min(moved, range[1]) : range[0], end === "to" ? Math.max(moved, range[0]) : range[1]);
      });
    });
  }
  function chosenBins() {
    var state = report.state, from = 0, to = bins.length - 1;
    if (state.from) while (from < bins.length - 1 && ends[from] < report.dayOf(state.from)) from++;
    if (state.to) while (to > 0 && bins[to] > report.dayOf(state.to)) to--;
    return [Math.min(from, to), to];
  }
  function choose(from, to) {
    var change = { from: from === 0 ? "" : report.isoOf(bins[from]), to: to === bins.length - 1 ? "" : report.isoOf(ends[to]) };
    if (change.from !== report.state.from || change.to !== report.state.to) report.go(change);
  }
  function showBrush() {
    if (!shade) return;
    var range = chosenBins(), width = WIDTH / bins.length;
    var all = !report.state.from && !report.state.to;
    shade.setAttribute("x", range[0] * width);
    shade.setAttribute("width", all ? 0 : (range[1] - range[0] + 1) * width);
    each(["from", "to"], function (end, i) {
      var thumb = byId("brush-" + end);
      thumb.style.left = 100 * (range[i] + i) / bins.length + "%";
      thumb.setAttribute("aria-valuemin", 0);
      thumb.setAttribute("aria-valuemax", bins.length - 1);
      thumb.setAttribute("aria-valuenow", range[i]);
      thumb.setAttribute("aria-valuetext", data.time.starts[range[i]]);
    });
    byId("filter-from").value = report.state.from;
    byId("filter-to").value = report.state.to;
  }

  /* The query that asks the archive for the same articles. */
  function query() {
    var state = report.state, parts = [];
    if (data.query) parts.push("(" + data.query + ")");
    if (state.from || state.to) {
      // Chosen days may lie before all articles, or after them.
      var first = report.isoOf(articles.day[0]), last = report.isoOf(articles.day[articles.dated - 1]);
      var from = state.from || (state.to < first ? state.to : first);
      var to = state.to || (state.from > last ? state.from : last);
      parts.push("published:[" + from + " TO " + to + "]");
    }
    ["source", "section"].forEach(function (key) {
      var some = state[key].map(function (value) {
        return value ? key + ":" + '"' + value.replace(/([\\"*?])/g, "\\$1") + '"' : "(*:* AND NOT " + key + ":*)";
      });
      if (some.length) parts.push(some.length > 1 ? "(" + some.join(" OR ") + ")" : some[0]);
    });
    return parts.join(" AND ");
  }
  report.query = query;

  report.view("filters", function () {
    var state = report.state;
    kinds.forEach(function (box) { box.checked = !state.kind.length || state.kind.indexOf(box.value) >= 0; });
    if (Number(byId("filter-least").value) !== state.least) byId("filter-least").value = state.least;
    if (sure) sure.checked = state.sure;
    ["source", "section"].forEach(function (key) {
      each(boxes[key] || [], function (box) { box.checked = state[key].indexOf(box.value) >= 0; });
      byId("filter-" + key).querySelector(".count").textContent = state[key].length ? thousands(state[key].length) + " chosen" : "all";
    });
    showBrush();
    var fitting = report.links.filter(report.fits), shown = fitting.length, named = new Set();
    fitting.forEach(function (link) { named.add(link.from).add(link.to); });
    var told = !articles
      ? "This report has more articles than a page can divide; only names and pairs can be chosen."
      : report.chosen
        ? counted(report.counts.articles, "article", "articles") + " of " + thousands(articles.total) + " are chosen"
        : "All " + counted(articles.total, "article", "articles") + " are chosen";
    if (articles && report.counts.texts !== report.counts.articles) told += " (" + counted(report.counts.texts, "text", "texts") + ", copies counted once)";
    told += articles ? "; " : " ";
    told += thousands(shown) + " of the " + counted(report.links.length, "pair", "pairs") + " and " + thousands(named.size) + " of the "
      + counted(report.nodes.length, "name", "names") + " of this report fit.";
    byId("filters-status").textContent = told;
    byId("filters-command").hidden = !report.chosen;
    if (report.chosen) {
      byId("filters-command").querySelector("code").textContent =
        "dateline cooccur ARCHIVE '" + query().replace(/'/g, "'\\''") + "'" + data.options;
    }
  });

  /* Pictures and tables as files. */
  function save(name, type, content) {
    var url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type: type }));
    var link = element("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
    report.saved = { name: name, type: type, content: content };
  }
  function fileName(words, ending) {
    return report.folded(data.title + " " + words).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 80) + ending;
  }
  /* A picture that needs no style of the page: what is drawn as it is drawn now, on the page's paper. */
  var STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "opacity", "font-family", "font-size", "font-weight", "font-style", "paint-order", "text-anchor", "display"];
  function standalone(svg) {
    var box = svg.getBoundingClientRect(), copy = svg.cloneNode(true);
    var from = svg.querySelectorAll("*"), to = copy.querySelectorAll("*");
    each(from, function (one, i) {
      var style = getComputedStyle(one);
      STYLES.forEach(function (key) { to[i].setAttribute(key, style.getPropertyValue(key)); });
      ["class", "tabindex", "role", "aria-label"].forEach(function (key) { to[i].removeAttribute(key); });
    });
    each(copy.querySelectorAll(".hit"), function (one) { one.remove(); });
    ["class", "style", "tabindex"].forEach(function (key) { copy.removeAttribute(key); });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", Math.round(box.width));
    copy.setAttribute("height", Math.round(box.height));
    if (!copy.hasAttribute("viewBox")) copy.setAttribute("viewBox", "0 0 " + Math.round(box.width) + " " + Math.round(box.height));
    var view = copy.getAttribute("viewBox").split(" ");
    copy.insertBefore(drawn("rect", { x: view[0], y: view[1], width: view[2], height: view[3], fill: getComputedStyle(document.body).backgroundColor }), copy.firstChild);
    return new XMLSerializer().serializeToString(copy);
  }
  function png(svg, done) {
    var text = standalone(svg), box = svg.getBoundingClientRect(), picture = new Image();
    picture.onload = function () {
      var canvas = element("canvas");
      canvas.width = Math.round(box.width * 2);
      canvas.height = Math.round(box.height * 2);
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, "image/png");
    };
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  }
  /* A text that a spreadsheet would take for a formula begins with an apostrophe. */
  function csv(rows) {
    return rows.map(function (row) {
      return row.map(function (cell) {
        var text = String(cell).trim();
        if (/^[=+@\t\r-]/.test(text) && !/^-?[\d.,]+(e[+-]?\d+)?$/i.test(text)) text = "'" + text;
        return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
      }).join(",");
    }).join("\r\n") + "\r\n";
  }
  function cellText(cell) {
    if (cell.dataset.value) return cell.dataset.value;
    var copy = cell.cloneNode(true);
    each(copy.querySelectorAll(".sign, svg, button.open .arrow, button.open .unseen"), function (one) { one.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  function rowsOf(table) {
    report.settle();
    var rows = [];
    each(table.tHead ? table.tHead.rows : [], function (row) { rows.push(Array.prototype.map.call(row.cells, cellText)); });
    var bodies = table.id === "pairs-table" ? report.fitting() : table.tBodies;
    each(bodies, function (body) {
      each(body.rows, function (row) {
        if (!row.classList.contains("evidence")) rows.push(Array.prototype.map.call(row.cells, cellText));
      });
    });
    return rows;
  }
  report.savable = function (place) {
    each(place.querySelectorAll("svg.picture, .timeline > svg"), function (svg) {
      var line = element("p", undefined, "buttons save no-paper"), name = svg.getAttribute("aria-label").slice(0, 60);
      line.appendChild(button("Save as SVG", undefined, function () { save(fileName(name, ".svg"), "image/svg+xml", standalone(svg)); }));
      line.appendChild(button("Save as PNG", undefined, function () {
        png(svg, function (blob) { save(fileName(name, ".png"), "image/png", blob); });
      }));
      (svg.closest(".stage") || svg.parentNode.querySelector(".ends") || svg).after(line);
      each(line.children, function (one) { one.setAttribute("aria-label", one.textContent + ": " + name); });
    });
    each(place.querySelectorAll("table"), function (table) {
      if (table.closest("tr.evidence")) return;
      var title = table.caption ? table.caption.textContent : (table.closest("details") || table).textContent.slice(0, 40);
      var one = button("Save as CSV", undefined, function () { save(fileName(title.slice(0, 40), ".csv"), "text/csv", csv(rowsOf(table))); });
      one.setAttribute("aria-label", "Save as CSV: " + title.slice(0, 60));
      var line = element("p", undefined, "buttons save no-paper");
      line.appendChild(one);
      (table.closest(".scroll") || table).after(line);
    });
  };
  report.savableList = function (names, found) {
    byId("list-body").appendChild(button("Save as CSV", undefined, function () {
      save(fileName(names, ".csv"), "text/csv", csv([["Published", "Source", "Section", "Headline", "Copy"]].concat(found.map(function (hit) {
        var a = hit.article, known = articles.titles[a];
        return [a < articles.dated ? report.isoOf(articles.day[a]) : "", articles.source[a] ? articles.sources[articles.source[a] - 1] : "",
          articles.section[a] ? articles.sections[articles.section[a] - 1] : "", known ? known[0] : "", hit.copy ? "yes" : ""];
      }))));
    }));
  };

  if (articles) {
    choices("source", articles.sources, articles.source);
    choices("section", articles.sections, articles.section);
    drawBrush();
  }
  report.savable(byId("main"));
  report.start();
  var asked = report.state.at && byId(report.state.at);
  if (asked) asked.scrollIntoView();
})(datelineReport);
