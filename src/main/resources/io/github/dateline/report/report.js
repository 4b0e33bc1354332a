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

  /* What a page without a script shows; with one, it is only read when it is needed, or a large
     report would be slow to open. It went through the same template as everything else. */
  function unpack(noscript) {
    var holder = element("template");
    holder.innerHTML = noscript.textContent;
    return holder.content;
  }

  /* The table of pairs: all of them, of which those that fit are in the page, up to a number. */
  var table = byId("pairs-table");
  var step = table.tBodies.length;
  var room = step;
  var total = Number(table.dataset.total);
  var bodies = [];
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  function add(some) {
    Array.prototype.forEach.call(some, function (body) {
      body.words = folded(body.dataset.first + "\n" + body.dataset.second + "\n" + body.dataset.types);
      bodies.push(body);
    });
  }
  add(table.tBodies);
  function allBodies() {
    if (bodies.length < total) add(unpack(byId("pairs-more")).querySelectorAll("tbody"));
    return bodies;
  }
  function bodyOf(rank) {
    return (rank > bodies.length ? allBodies() : bodies).find(function (body) {
      return Number(body.dataset.rank) === rank;
    });
  }

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
    var key = { "first-name": "first", "second-name": "second", rank: "rank" }[head.dataset.sort];
    var column = head.cellIndex;
    var words = key === "first" || key === "second";
    var ascendingFirst = words || key === "rank";
    var now = head.getAttribute("aria-sort");
    var up = now ? now !== "ascending" : ascendingFirst;
    heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
    var value = function (body) {
      var raw = key ? body.dataset[key] : body.rows[0].cells[column].dataset.value;
      return words ? folded(raw) : raw === "" ? NaN : Number(raw);
    };
    allBodies().sort(function (a, b) {
      var x = value(a), y = value(b);
      var missing = (x !== x) - (y !== y);
      var order = missing || (x < y ? -1 : x > y ? 1 : 0) * (up ? 1 : -1);
      return order || a.dataset.rank - b.dataset.rank;
    });
    show();
  }

  /* Brings those that fit into the page, in their order. */
  function show() {
    var typed = byId("pairs-filter").value;
    var wanted = wantedIn(typed);
    var least = Number(byId("pairs-least").value) || 0;
    var any = !typed.trim() && !least;
    if (!any || room > step) allBodies();
    var fitting = any ? bodies : bodies.filter(function (body) {
      return Number(body.dataset.both) >= least && wanted(body.words);
    });
    var shown = fitting.slice(0, room);
    var same = shown.length === table.tBodies.length && shown.every(function (body, i) { return table.tBodies[i] === body; });
    if (!same) {
      var all = document.createDocumentFragment();
      shown.forEach(function (body) { all.appendChild(body); });
      while (table.tBodies.length) table.tBodies[0].remove();
      table.appendChild(all);
    }
    var fit = any ? total : fitting.length;
    byId("pairs-status").textContent = fit === total
      ? counted(total, "pair", "pairs")
      : thousands(fit) + " of " + counted(total, "pair", "pairs");
    if (shown.length < fit) byId("pairs-status").textContent += ", the first " + thousands(shown.length) + " shown";
    byId("pairs-buttons").hidden = shown.length >= fit;
    byId("pairs-next").textContent = "Show " + thousands(Math.min(step, fit - shown.length)) + " more";
    byId("pairs-all").textContent = "Show all " + thousands(fit);
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
    room = step;
    show();
  }
  byId("pairs-filter").addEventListener("input", filterPairs);
  byId("pairs-least").addEventListener("input", filterPairs);
  byId("pairs-next").addEventListener("click", function () {
    var next = table.tBodies.length;
    room += step;
    show();
    table.tBodies[next].querySelector("button.open").focus();
  });
  byId("pairs-all").addEventListener("click", function () {
    var next = table.tBodies.length;
    room = total;
    show();
    table.tBodies[next].querySelector("button.open").focus();
  });
  byId("pairs-open").addEventListener("click", function () {
    Array.prototype.forEach.call(table.tBodies, function (body) { open(body, true); });
  });
  byId("pairs-close").addEventListener("click", function () {
    bodies.forEach(function (body) { open(body, false); });
  });
  show();

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

  function fill(details) {
    var packed = details.querySelector(".body > noscript");
    if (packed) packed.replaceWith(unpack(packed));
  }
  entities.forEach(function (one) {
    one.addEventListener("toggle", function () { if (one.open) fill(one); });
  });

  /* A link to a pair or a name opens it, even if a filter hides it. */
  function follow(focus) {
    var wanted = /^#(pair|entity)-(\d+)$/.exec(location.hash);
    var target = wanted && (wanted[1] === "pair" ? bodyOf(Number(wanted[2])) : byId(location.hash.slice(1)));
    if (!target) return;
    if (target.tagName === "DETAILS") {
      fill(target);
      target.hidden = false;
      target.open = true;
    } else {
      if (!target.parentNode || target.parentNode !== table) {
        byId("pairs-controls").reset();
        room = Math.max(room, bodies.indexOf(target) + 1);
        show();
      }
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
    byId("time-pair").addEventListener("focus", function () {
      allBodies().slice().sort(function (a, b) { return a.dataset.rank - b.dataset.rank; }).forEach(function (body) {
        var option = element("option");
        option.value = body.dataset.first + " – " + body.dataset.second;
        if (!named[option.value]) byId("time-pairs").appendChild(option);
        named[option.value] = body;
      });
    }, { once: true });
    var chooseTimeline = function (any) {
      var typed = byId("time-pair").value;
      var wanted = wantedIn(typed);
      var body = named[typed] || (any && typed.trim() && allBodies().find(function (one) { return wanted(one.words); }));
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
