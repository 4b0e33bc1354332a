(function () {
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
  var signs = { people: "●", organisations: "■", places: "◆", groups: "▲", other: "⬟" };
  var shapes = {
    people: "circle", organisations: "rect", places: "diamond", groups: "triangle",
    other: "path://M50 0L98 35L79 91L21 91L2 35Z"
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
    var button = element("button", head.textContent);
    button.type = "button";
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () { sort(head); });
  });

  function filterPairs() {
    var wanted = folded(byId("pairs-filter").value).split(/\s+/).filter(Boolean);
    var least = Number(byId("pairs-least").value) || 0;
    var shown = 0;
    bodies.forEach(function (body) {
      var fits = Number(body.dataset.both) >= least
        && wanted.every(function (word) { return body.words.indexOf(word) >= 0; });
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
    var wanted = folded(byId("entities-filter").value).split(/\s+/).filter(Boolean);
    var shown = 0;
    entities.forEach(function (one) {
      one.hidden = !wanted.every(function (word) { return one.words.indexOf(word) >= 0; });
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

  /* The network. */
  if (typeof echarts === "undefined") {
    byId("network-fault").hidden = false;
    return;
  }
  var nodes = data.nodes.map(function (node, i) {
    return { id: i, label: node[0], kind: node[1], type: node[2], articles: node[3], sentences: node[4],
      x: node[5], y: node[6], size: node[7], words: folded(node[0]) };
  });
  var links = data.links.map(function (link, i) {
    return { id: i, from: link[0], to: link[1], both: link[2], strength: link[3] / 1000, score: link[4] };
  });
  var names = byId("network-names");
  nodes.forEach(function (node) {
    var option = element("option");
    option.value = node.label;
    names.appendChild(option);
  });
  var box = byId("network-chart");
  var chart = echarts.init(box, null, { renderer: "canvas" });
  var chosen = null;
  var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  window.datelineNetwork = { chart: chart, choose: choose };

  function colours() {
    var style = getComputedStyle(document.documentElement);
    return function (name) { return style.getPropertyValue("--" + name).trim(); };
  }

  function visible() {
    var kinds = {};
    document.querySelectorAll("#network-controls input[name=kind]").forEach(function (box) {
      kinds[box.value] = box.checked;
    });
    var articles = Number(byId("network-articles").value);
    var strongest = Number(byId("network-strength").value);
    var fits = nodes.map(function (node) { return kinds[node.kind] && node.articles >= articles; });
    var kept = links.filter(function (link) {
      return link.id < strongest && fits[link.from] && fits[link.to];
    });
    var linked = {};
    kept.forEach(function (link) { linked[link.from] = linked[link.to] = true; });
    return {
      nodes: nodes.filter(function (node) { return linked[node.id]; }),
      links: kept
    };
  }

  function tip(point) {
    var made = element("div", undefined, "tip");
    if (point.dataType === "edge") {
      var link = links[point.data.number];
      made.appendChild(element("b", nodes[link.from].label + " – " + nodes[link.to].label));
      made.appendChild(element("span", thousands(link.both) + " " + data.unit + " together"));
      made.appendChild(element("span", data.measure + " " + link.score));
    } else {
      var node = nodes[point.data.number];
      made.appendChild(element("b", node.label));
      made.appendChild(element("span", node.type));
      made.appendChild(element("span", counted(node.articles, "article", "articles")));
    }
    return made;
  }

  function draw() {
    var colour = colours();
    var shown = visible();
    var near = {};
    if (chosen !== null) {
      near[chosen] = true;
      shown.links.forEach(function (link) {
        if (link.from === chosen) near[link.to] = true;
        if (link.to === chosen) near[link.from] = true;
      });
    }
    var width = Math.max(200, box.clientWidth), height = Math.max(200, box.clientHeight);
    var narrow = width < 600;
    var room = { left: narrow ? 20 : 40, right: narrow ? 70 : 130, top: 30, bottom: 30 };
    var place = function (node) {
      return {
        x: room.left + node.x / 1000 * (width - room.left - room.right),
        y: room.top + node.y / 760 * (height - room.top - room.bottom)
      };
    };
    /* Two points that nobody sees keep the picture where it is, whatever is filtered. */
    var corner = function (id, x, y) {
      return { id: id, x: x, y: y, symbolSize: 0.01, silent: true, itemStyle: { opacity: 0 }, label: { show: false }, emphasis: { label: { show: false } } };
    };
    /* Many lines are thinner, or they would be one grey. */
    var thin = Math.min(1, Math.sqrt(250 / Math.max(1, shown.links.length)));
    var faint = function (id) { return chosen !== null && !near[id]; };
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      tooltip: {
        confine: true, formatter: tip, backgroundColor: colour("paper"), borderColor: colour("line"),
        textStyle: { color: colour("ink"), fontSize: 13 }
      },
      series: [{
        type: "graph", layout: "none", roam: true, draggable: true, zoom: 1, center: null,
        left: 0, top: 0, right: 0, bottom: 0,
        scaleLimit: { min: 0.4, max: 12 }, nodeScaleRatio: 0.5,
        labelLayout: { hideOverlap: true },
        emphasis: { focus: "adjacency", scale: false, label: { show: true, fontWeight: "bold" } },
        blur: { itemStyle: { opacity: 0.15 }, lineStyle: { opacity: 0.05 }, label: { opacity: 0.15 } },
        label: {
          show: true, position: "right", distance: 4, color: colour("ink"), fontSize: 12,
          textBorderColor: colour("paper"), textBorderWidth: 3,
          width: narrow ? 90 : 170, overflow: "truncate", ellipsis: "…",
          formatter: function (point) { return nodes[point.data.number].label; }
        },
        data: shown.nodes.map(function (node) {
          return {
            id: String(node.id), number: node.id, x: place(node).x, y: place(node).y,
            symbol: shapes[node.kind], symbolSize: narrow ? node.size * 0.6 : node.size,
            itemStyle: {
              color: colour(node.kind), borderColor: node.id === chosen ? colour("ink") : colour("paper"),
              borderWidth: node.id === chosen ? 3 : 1.5, opacity: faint(node.id) ? 0.15 : 1
            },
            label: {
              position: place(node).x > 0.82 * width ? "left" : "right",
              fontSize: Math.round(10 + node.size / 9), fontWeight: node.id === chosen ? "bold" : "normal",
              opacity: faint(node.id) ? 0.15 : 1
            }
          };
        }).concat([corner("from", 0, 0), corner("to", width, height)]),
        links: shown.links.map(function (link) {
          var away = chosen !== null && link.from !== chosen && link.to !== chosen;
          return {
            source: String(link.from), target: String(link.to), number: link.id,
            lineStyle: {
              color: colour("line"), width: 0.6 + 3.4 * thin * link.strength * link.strength,
              opacity: away ? 0.05 : 0.3 + 0.5 * thin * link.strength, curveness: 0
            }
          };
        })
      }]
    }, { replaceMerge: ["series"] });
    byId("network-status").textContent = counted(shown.nodes.length, "name", "names") + " of "
      + thousands(nodes.length) + " and " + counted(shown.links.length, "pair", "pairs") + " of "
      + thousands(links.length) + " are drawn.";
  }

  function choose(id) {
    chosen = id;
    var panel = byId("network-panel");
    panel.textContent = "";
    if (id === null) {
      panel.appendChild(element("p", "Choose a name in the picture, or find one above, to see with whom it is named.", "hint"));
    } else {
      var node = nodes[id];
      panel.appendChild(element("h3")).appendChild(element("bdi", node.label));
      var line = element("p", undefined, "kind-" + node.kind);
      var sign = element("span", signs[node.kind], "sign");
      sign.setAttribute("aria-hidden", "true");
      line.appendChild(sign);
      line.appendChild(document.createTextNode(" " + node.type + ", "
        + counted(node.articles, "article", "articles") + ". "));
      var more = element("a", "All about it");
      more.href = "#entity-" + id;
      line.appendChild(more);
      panel.appendChild(line);
      var list = element("ol");
      links.forEach(function (link) {
        if (link.from !== id && link.to !== id) return;
        var other = nodes[link.from === id ? link.to : link.from];
        var item = element("li");
        var button = element("button", undefined, "link");
        button.type = "button";
        button.appendChild(element("bdi", other.label));
        button.addEventListener("click", function () { choose(other.id); });
        item.appendChild(button);
        var evidence = element("a", thousands(link.both) + " together");
        evidence.href = "#pair-" + (link.id + 1);
        item.appendChild(evidence);
        list.appendChild(item);
      });
      panel.appendChild(list);
    }
    draw();
  }

  function find() {
    var wanted = folded(byId("network-search").value).trim();
    if (!wanted) return choose(null);
    var fits = function (test) { return nodes.find(function (node) { return test(node.words); }); };
    var found = fits(function (words) { return words === wanted; })
      || fits(function (words) { return words.indexOf(wanted) === 0; })
      || fits(function (words) { return words.indexOf(wanted) > 0; });
    if (found) {
      choose(found.id);
    } else {
      choose(null);
      byId("network-status").textContent = "No name here has “" + byId("network-search").value + "”.";
    }
  }

  function range(id, words) {
    var input = byId(id);
    var tell = function () { byId(id + "-value").textContent = words(Number(input.value)); };
    input.addEventListener("input", function () { tell(); draw(); });
    tell();
    return tell;
  }
  var tells = [
    range("network-articles", function (n) { return counted(n, "article", "articles"); }),
    range("network-strength", function (n) { return n === links.length ? "all " + thousands(n) : thousands(n); })
  ];
  byId("network-search").addEventListener("input", find);
  byId("network-controls").addEventListener("change", function (event) {
    if (event.target.name === "kind") draw();
  });
  [byId("network-controls"), byId("pairs-controls"), byId("entities-controls")].forEach(function (form) {
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });
  function zoom(by) {
    chart.dispatchAction({ type: "graphRoam", seriesIndex: 0, zoom: by, originX: box.clientWidth / 2, originY: box.clientHeight / 2 });
  }
  byId("network-in").addEventListener("click", function () { zoom(1.4); });
  byId("network-out").addEventListener("click", function () { zoom(1 / 1.4); });
  byId("network-reset").addEventListener("click", function () {
    byId("network-controls").reset();
    tells.forEach(function (tell) { tell(); });
    choose(null);
  });
  chart.on("click", function (point) {
    if (point.dataType === "node") choose(point.data.number);
    if (point.dataType === "edge") location.hash = "#pair-" + (point.data.number + 1);
  });
  chart.getZr().on("click", function (event) { if (!event.target && chosen !== null) choose(null); });
  var drawn = box.clientWidth;
  new ResizeObserver(function () {
    chart.resize();
    if (box.clientWidth !== drawn) {
      drawn = box.clientWidth;
      draw();
    }
  }).observe(box);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  window.addEventListener("beforeprint", function () { chart.resize(); draw(); });
  window.addEventListener("afterprint", function () { chart.resize(); draw(); });
  draw();
})();
