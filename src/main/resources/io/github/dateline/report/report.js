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

  /* The table of pairs. */
  var table = byId("pairs-table");
  var bodies = Array.prototype.slice.call(table.tBodies);
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  bodies.forEach(function (body) {
    body.words = folded(body.dataset.first + "\n" + body.dataset.second + "\n" + body.dataset.types);
  });

  function open(body, wanted) {
    var button = body.querySelector("button.open");
    button.setAttribute("aria-expanded", String(wanted));
    body.rows[1].hidden = !wanted;
    body.classList.toggle("opened", wanted);
  }

  table.addEventListener("click", function (event) {
    var button = event.target.closest("button.open");
    if (button) open(button.closest("tbody"), button.getAttribute("aria-expanded") !== "true");
  });

  function sort(head) {
    var key = head.dataset.sort;
    var words = key === "first" || key === "second";
    var ascendingFirst = words || key === "rank";
    var now = head.getAttribute("aria-sort");
    var up = now ? now !== "ascending" : ascendingFirst;
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    var value = function (body) {
      var raw = body.dataset[key];
      return words ? folded(raw) : raw === "" ? NaN : Number(raw);
    };
    bodies.sort(function (a, b) {
      var x = value(a), y = value(b);
      var missing = (x !== x) - (y !== y);
      var order = missing || (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
      return order || a.dataset.rank - b.dataset.rank;
    });
    var all = document.createDocumentFragment();
    bodies.forEach(function (body) { all.appendChild(body); });
    table.appendChild(all);
  }

  heads.forEach(function (head) {
    if (!head.dataset.sort) return;
    var button = element("button", head.textContent);
    button.type = "button";
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () { sort(head); });
  });

  function filterPairs() {
    var wanted = wantedIn(byId("pairs-filter").value);
    var least = Number(byId("pairs-least").value) || 0;
    var shown = 0;
    bodies.forEach(function (body) {
      var fits = Number(body.dataset.both) >= least
        && wanted(body.words);
      body.hidden = !fits;
      shown += fits;
    });
    byId("pairs-status").textContent = shown === bodies.length
      ? counted(shown, "pair", "pairs")
      : thousands(shown) + " of " + counted(bodies.length, "pair", "pairs");
  }
  byId("pairs-filter").addEventListener("input", filterPairs);
  byId("pairs-least").addEventListener("input", filterPairs);
  byId("pairs-open").addEventListener("click", function () {
    bodies.forEach(function (body) { if (!body.hidden) open(body, true); });
  });
  byId("pairs-close").addEventListener("click", function () {
    bodies.forEach(function (body) { open(body, false); });
  });
  filterPairs();

  /* The names. */
  var entities = Array.prototype.slice.call(document.querySelectorAll("details.entity"));
  entities.forEach(function (one) { one.words = folded(one.dataset.names); });
  function filterEntities() {
    var wanted = wantedIn(byId("entities-filter").value);
    var shown = 0;
    entities.forEach(function (one) {
      one.hidden = !wanted(one.words);
      shown += !one.hidden;
    });
    byId("entities-status").textContent = shown === entities.length
      ? "" : thousands(shown) + " of " + counted(entities.length, "name", "names");
  }
  byId("entities-filter").addEventListener("input", filterEntities);

  /* A link to a pair or a name opens it, even if a filter hides it. */
  function follow(focus) {
    var target = /^#(pair|entity)-\d+$/.test(location.hash) && byId(location.hash.slice(1));
    if (!target) return;
    if (target.tagName === "DETAILS") {
      target.hidden = false;
      target.open = true;
    } else {
      target.hidden = false;
      open(target, true);
    }
    target.scrollIntoView({ block: "start" });
    if (focus) {
      var first = target.querySelector("button.open, summary");
      if (first) first.focus({ preventScroll: true });
    }
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest("a[href^='#pair-'], a[href^='#entity-']");
    if (!link || link.hash !== location.hash) return;
    /* Going where it is already, the browser would only take the focus away. */
    event.preventDefault();
    follow(true);
  });
  window.addEventListener("hashchange", function () { follow(true); });
  follow(false);

  /* Pairs over time, as chosen. */
  function bars(counts, totals, starts) {
    var space = "http://www.w3.org/2000/svg";
    var svg = document.createElementNS(space, "svg");
    svg.setAttribute("viewBox", "0 0 720 60");
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("role", "img");
    var most = Math.max.apply(null, counts.concat(1)), step = 720 / counts.length;
    counts.forEach(function (count, i) {
      if (!count) return;
      var bar = document.createElementNS(space, "rect");
      var size = 60 * count / most;
      var shape = { x: i * step, y: 60 - size, width: Math.max(0.5, step * 0.85), height: size };
      Object.keys(shape).forEach(function (key) { bar.setAttribute(key, shape[key].toFixed(1)); });
      bar.appendChild(document.createElementNS(space, "title")).textContent =
        starts[i] + ": " + thousands(count) + " of " + thousands(totals[i]);
      svg.appendChild(bar);
    });
    return svg;
  }

  function addTimeline(body) {
    var counts = data.time.pairs[body.dataset.rank - 1];
    var sum = counts.reduce(function (a, b) { return a + b; }, 0);
    var name = body.dataset.first + " and " + body.dataset.second;
    var figure = element("figure", undefined, "timeline chosen");
    var caption = figure.appendChild(element("figcaption"));
    var link = caption.appendChild(element("a"));
    link.href = "#pair-" + body.dataset.rank;
    link.appendChild(element("bdi", name));
    var said = counted(sum, "article", "articles") + ", at most "
      + thousands(Math.max.apply(null, counts)) + " in a " + data.time.by;
    caption.appendChild(element("span", said, "said"));
    var away = caption.appendChild(element("button", "Remove", "link"));
    away.type = "button";
    away.setAttribute("aria-label", "Remove " + name);
    away.addEventListener("click", function () {
      figure.remove();
      byId("time-pair").focus();
    });
    var svg = figure.appendChild(bars(counts, data.time.totals, data.time.starts));
    svg.setAttribute("aria-label", name + ": " + said);
    var ends = figure.appendChild(element("p", undefined, "ends"));
    ends.appendChild(element("span", data.time.starts[0]));
    ends.appendChild(element("span", data.time.starts[data.time.starts.length - 1]));
    var grid = byId("timelines");
    grid.insertBefore(figure, grid.children[1] || null);
    byId("time-status").textContent = name + " added.";
  }

  if (data.time && byId("time-pair")) {
    var named = {};
    bodies.slice().sort(function (a, b) { return a.dataset.rank - b.dataset.rank; }).forEach(function (body) {
      var option = byId("time-pairs").appendChild(element("option"));
      option.value = body.dataset.first + " – " + body.dataset.second;
      named[option.value] = body;
    });
    var chooseTimeline = function (any) {
      var typed = byId("time-pair").value;
      var wanted = wantedIn(typed);
      var body = named[typed] || (any && typed.trim() && bodies.find(function (one) { return wanted(one.words); }));
      if (body) {
        byId("time-pair").value = "";
        addTimeline(body);
      } else if (any) {
        byId("time-status").textContent = "No pair here has “" + typed + "”.";
      }
    };
    byId("time-pair").addEventListener("input", function () { chooseTimeline(false); });
    byId("time-controls").addEventListener("submit", function (event) {
      event.preventDefault();
      chooseTimeline(true);
    });
  }
  [byId("pairs-controls"), byId("entities-controls")].forEach(function (form) {
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });

  return { data: data, byId: byId, element: element, folded: folded, thousands: thousands, counted: counted };
})();
