(function (report) {
  "use strict";
  var data = report.data, byId = report.byId, element = report.element, button = report.button, drawn = report.drawn, each = report.each;
  var nodes = report.nodes, links = report.links;
  var folded = report.folded, thousands = report.thousands, counted = report.counted;
  var signs = { people: "●", organisations: "■", places: "◆", groups: "▲", other: "⬟" };
  var SMALLEST_GROUP = 3;

  var groups = data.groups.filter(function (members) { return members.length >= SMALLEST_GROUP; });
  if (groups.length < 2) groups = [];
  groups.forEach(function (members, g) {
    members.forEach(function (member) { nodes[member].group = g; });
  });
  function groupName(g) {
    return groups[g].slice(0, 3).map(function (member) { return nodes[member].label; }).join(", ");
  }
  var names = byId("network-names");
  nodes.forEach(function (node) {
    var option = element("option");
    option.value = node.label;
    names.appendChild(option);
  });

  var svg = byId("network-chart"), pen = document.createElement("canvas").getContext("2d");
  /* What is seen: the middle, in the units of the layout, and how much larger than the whole. */
  var view = { x: 500, y: 380, zoom: 1 }, base = null, width = 0, height = 0, places = [], focused = null;
  var family = getComputedStyle(document.body).fontFamily;

  function readable() { return width < 600 ? 25 : 60; }

  function chosenNode() {
    var id = report.nodeOf[report.state.name];
    return id === undefined ? null : id;
  }
  function chosenLink() {
    var id = report.linkOf[report.nodeOf[report.state.pair] + " " + report.nodeOf[report.state.with]];
    return id === undefined ? null : links[id];
  }
  function chosenGroup() {
    var g = groups.findIndex(function (members) { return nodes[members[0]].key === report.state.group; });
    return g < 0 ? null : g;
  }

  /* The pairs that are let in, and the names in the order in which they get a place: what is chosen,
     then people, by the strongest pair of each. */
  function candidates() {
    var kept = links.filter(report.fits);
    var id = chosenNode(), link = chosenLink(), g = chosenGroup();
    if (link && kept.indexOf(link) < 0) kept.push(link);
    if (!report.state.alone) {
      var part = nodes.map(function (node) { return node.id; });
      var rootOf = function (at) {
        while (part[at] !== at) at = part[at] = part[part[at]];
        return at;
      };
      kept.forEach(function (one) { part[rootOf(one.from)] = rootOf(one.to); });
      var sizes = {};
      var seen = {};
      kept.forEach(function (one) {
        [one.from, one.to].forEach(function (end) {
          if (!seen[end]) {
            seen[end] = true;
            sizes[rootOf(end)] = (sizes[rootOf(end)] || 0) + 1;
          }
        });
      });
      var large = kept.filter(function (one) {
        return sizes[rootOf(one.from)] > 2 || one === link || one.from === id || one.to === id;
      });
      if (large.length) kept = large;
    }
    var order = [], has = {};
    var take = function (at) {
      if (!has[at]) {
        has[at] = true;
        order.push(at);
      }
    };
    if (link) [link.from, link.to].forEach(take);
    if (id !== null) {
      take(id);
      kept.forEach(function (one) {
        if (one.from === id) take(one.to);
        if (one.to === id) take(one.from);
      });
    }
    var chosenFirst = order.length;
    if (g !== null) {
      var inGroup = {};
      kept.forEach(function (one) { inGroup[one.from] = inGroup[one.to] = true; });
      groups[g].forEach(function (member) { if (inGroup[member]) take(member); });
    }
    var people = function (one) {
      return (nodes[one.from].kind === "people") + (nodes[one.to].kind === "people");
    };
    [2, 1, 0].forEach(function (wanted) {
      kept.forEach(function (one) {
        if (people(one) === wanted) [one.from, one.to].forEach(take);
      });
    });
    return { links: kept, order: order, chosen: chosenFirst };
  }

  function measure(text, font) {
    pen.font = font;
    return pen.measureText(text).width;
  }
  function shortened(text, font, most) {
    if (measure(text, font) <= most) return text;
    var letters = Array.from(text);
    while (letters.length > 3 && measure(letters.join("") + "…", font) > most) letters.pop();
    return letters.join("").trim() + "…";
  }
  function meets(a, b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }
  function inside(box) { return box.left >= 2 && box.top >= 2 && box.right <= width - 2 && box.bottom <= height - 2; }

  function sizeOf(node, narrow) {
    return Math.max(narrow ? 8 : 9, node.size * (narrow ? 0.6 : 1));
  }
  /* The whole is what the first names need, with room for what is written. */
  function fit(order) {
    var first = order.slice(0, readable()), box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    first.forEach(function (id) {
      box.left = Math.min(box.left, nodes[id].x);
      box.right = Math.max(box.right, nodes[id].x);
      box.top = Math.min(box.top, nodes[id].y);
      box.bottom = Math.max(box.bottom, nodes[id].y);
    });
    if (!first.length) box = { left: 0, right: 1000, top: 0, bottom: 760 };
    var side = width < 600 ? 46 : 90;
    base = {
      x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2,
      kx: (width - 2 * side) / Math.max(60, box.right - box.left), ky: (height - 76) / Math.max(60, box.bottom - box.top)
    };
  }
  function onScreen(node) {
    return {
      x: width / 2 + (node.x - view.x) * base.kx * view.zoom,
      y: height / 2 + (node.y - view.y) * base.ky * view.zoom
    };
  }

  /* Moves names apart until what is written next to them has room, as far as that goes. */
  function loosen(some) {
    for (var pass = 0; pass < 80; pass++) {
      var still = true;
      for (var i = 0; i < some.length; i++) {
        for (var j = i + 1; j < some.length; j++) {
          var a = some[i], b = some[j], gapX = 8, gapY = 4;
          var dx = b.x - a.x, dy = b.y - a.y;
          /* Written at the right: what is on the left needs the room. */
          var needX = dx >= 0 ? a.r + a.wide + b.r + gapX : b.r + b.wide + a.r + gapX;
          var needY = Math.max(a.r, a.high / 2) + Math.max(b.r, b.high / 2) + gapY;
          var overX = needX - Math.abs(dx), overY = needY - Math.abs(dy);
          if (overX <= 0 || overY <= 0) continue;
          still = false;
          if (overY <= overX) {
            var upward = (dy > 0 || (dy === 0 && i < j) ? 1 : -1) * Math.min(6, overY) / 2;
            if (!a.fixed) a.y -= upward;
            if (!b.fixed) b.y += upward;
          } else {
            var sideways = (dx >= 0 ? 1 : -1) * Math.min(6, overX) / 2;
            if (!a.fixed) a.x -= sideways;
            if (!b.fixed) b.x += sideways;
          }
        }
      }
      some.forEach(function (one) {
        if (one.fixed) return;
        one.x = Math.max(one.r + 6, Math.min(width - one.r - 6, one.x));
        one.y = Math.max(one.r + 8, Math.min(height - one.r - 8, one.y));
      });
      if (still) return;
    }
  }

  /* Who is drawn, where, and where it is written; no two writings meet, nor does one cover a mark. */
  function place(order, ahead) {
    var narrow = width < 600, widest = narrow ? 110 : 210, most = readable();
    var shown = [], marks = [], written = [], id = chosenNode();
    var inView = order.map(function (at) {
      var node = nodes[at], spot = onScreen(node), size = sizeOf(node, narrow);
      var fontSize = Math.round((narrow ? 10.5 : 11) + Math.min(4, size / 10)), bold = at === id ? "bold " : "";
      var font = bold + fontSize + "px " + family, text = shortened(node.label, font, widest);
      return {
        node: node, x: spot.x, y: spot.y, r: size / 2, fontSize: fontSize, bold: !!bold, text: text,
        wide: measure(text, font) + 6, high: fontSize * 1.25, fixed: at === id
      };
    }).filter(function (one, i) {
      return i < ahead || (one.x > -10 && one.y > -10 && one.x < width + 10 && one.y < height + 10);
    }).slice(0, most);
    loosen(inView);
    inView.forEach(function (one) {
      if (shown.length >= most) return;
      var r = one.r, mark = { left: one.x - r, right: one.x + r, top: one.y - r, bottom: one.y + r };
      if (one.x < 4 || one.y < 4 || one.x > width - 4 || one.y > height - 4) return;
      if (written.some(function (box) { return meets(box, mark); }) || marks.some(function (box) { return meets(box, mark); })) return;
      var w = one.wide, h = one.high;
      var spots = [
        [one.x + r + 2, one.y - h / 2], [one.x - r - 2 - w, one.y - h / 2], [one.x - w / 2, one.y + r + 1], [one.x - w / 2, one.y - r - 1 - h],
        [one.x + r * 0.7, one.y + r * 0.6], [one.x + r * 0.7, one.y - r * 0.6 - h], [one.x - r * 0.7 - w, one.y + r * 0.6], [one.x - r * 0.7 - w, one.y - r * 0.6 - h]
      ];
      var free = spots.map(function (spot) {
        return { left: spot[0], top: spot[1], right: spot[0] + w, bottom: spot[1] + h };
      }).find(function (box) {
        return inside(box) && !written.some(function (other) { return meets(other, box); })
          && !marks.some(function (other) { return meets(other, box); });
      });
      if (!free) return;
      one.box = free;
      marks.push(mark);
      written.push(free);
      shown.push(one);
    });
    return { shown: shown, taken: written.concat(marks) };
  }

  function shape(kind, x, y, r) {
    var polygon = function (corners, reach, from) {
      var points = [];
      for (var i = 0; i < corners; i++) {
        var turn = (from + i * 360 / corners) * Math.PI / 180;
        points.push((x + reach * Math.cos(turn)).toFixed(1) + "," + (y + reach * Math.sin(turn)).toFixed(1));
      }
      return ["polygon", { points: points.join(" ") }];
    };
    if (kind === "people") return ["circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1) }];
    if (kind === "organisations") return polygon(4, r * 1.25, 45);
    if (kind === "places") return polygon(4, r * 1.15, 0);
    if (kind === "groups") return polygon(3, r * 1.2, -90);
    return polygon(5, r * 1.1, -90);
  }

  /* The smallest convex outline around points, after Andrew 1979. */
  function outline(points) {
    points.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    var half = function (all) {
      var kept = [];
      all.forEach(function (p) {
        while (kept.length > 1) {
          var a = kept[kept.length - 2], b = kept[kept.length - 1];
          if ((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]) > 0) break;
          kept.pop();
        }
        kept.push(p);
      });
      return kept.slice(0, -1);
    };
    return half(points).concat(half(points.slice().reverse()));
  }

  function draw() {
    if (width < 50) return;
    var asked = candidates(), id = chosenNode(), link = chosenLink(), g = chosenGroup();
    fit(asked.order);
    var placed = place(asked.order, asked.chosen), shown = placed.shown, at = {};
    shown.forEach(function (one) { at[one.node.id] = one; });
    places = shown;
    var lines = asked.links.filter(function (one) { return at[one.from] && at[one.to]; });
    var near = null;
    if (link) {
      near = {};
      near[link.from] = near[link.to] = true;
    } else if (id !== null) {
      near = {};
      near[id] = true;
      lines.forEach(function (one) {
        if (one.from === id) near[one.to] = true;
        if (one.to === id) near[one.from] = true;
      });
    } else if (g !== null) {
      near = {};
      groups[g].forEach(function (member) { near[member] = true; });
    }
    var had = document.activeElement && svg.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    svg.textContent = "";
    svg.classList.toggle("zoomed", view.zoom > 1.01);
    if (byId("network-groups") && byId("network-groups").checked) fields(drawn("g", {}, svg), shown, placed.taken, g, near !== null && g === null);
    var under = drawn("g", { class: "lines" }, svg);
    lines.slice().reverse().forEach(function (one) {
      var a = at[one.from], b = at[one.to];
      var isNear = !near || (link ? one === link : id !== null ? one.from === id || one.to === id : near[one.from] && near[one.to]);
      var ends = { x1: a.x.toFixed(1), y1: a.y.toFixed(1), x2: b.x.toFixed(1), y2: b.y.toFixed(1) };
      drawn("line", Object.assign({
        class: one === link ? "chosen" : "", "stroke-width": (0.8 + 4 * one.strength * one.strength).toFixed(1),
        "stroke-opacity": isNear ? (near ? 0.9 : 0.35 + 0.4 * one.strength).toFixed(2) : 0.06
      }, ends), under);
      var hit = drawn("line", Object.assign({ class: "hit", "data-link": one.id }, ends), under);
      drawn("title", {}, hit).textContent = a.node.label + " – " + b.node.label + ": " + thousands(report.counts.both(one.from, one.to)) + " " + data.unit + " together; " + data.measure + " " + one.score;
    });
    var over = drawn("g", {}, svg), stop = had !== null && at[had] ? Number(had) : focused !== null && at[focused] ? focused : shown.length ? shown[0].node.id : null;
    shown.forEach(function (one) {
      var node = one.node, faint = near && !near[node.id];
      var made = drawn("g", {
        class: "node kind-" + node.kind + (faint ? " faint" : "") + (node.id === id ? " chosen" : ""), "data-id": node.id, role: "button",
        tabindex: node.id === stop ? 0 : -1,
        "aria-label": node.label + ", " + node.type + ", " + counted(report.counts.of(node.id), "article", "articles").replace(/articles?$/, report.chosen || data.unit !== "articles" ? data.unit : "$&")
      }, over);
      if (node.id === id) made.setAttribute("aria-pressed", "true");
      var mark = shape(node.kind, one.x, one.y, one.r);
      drawn("title", {}, made).textContent = made.getAttribute("aria-label");
      drawn(mark[0], Object.assign({ class: "mark" }, mark[1]), made);
      var text = drawn("text", { x: (one.box.left + 3).toFixed(1), y: (one.box.top + one.high * 0.78).toFixed(1), "font-size": one.fontSize + "px", "font-weight": one.bold ? "bold" : "normal" }, made);
      text.textContent = one.text;
    });
    if (had !== null) {
      var again = svg.querySelector(".node[tabindex='0']");
      if (again) again.focus({ preventScroll: true });
    }
    byId("network-status").textContent = counted(shown.length, "name", "names") + " of "
      + thousands(nodes.length) + " and " + counted(lines.length, "pair", "pairs") + " of " + thousands(links.length) + " are drawn"
      + (shown.length < asked.order.length ? "; zoom in for more." : ".");
  }

  /* The fields of the groups, and their three names where nothing else is written. */
  function fields(into, shown, taken, chosen, faint) {
    var points = groups.map(function () { return []; });
    shown.forEach(function (one) {
      if (one.node.group === undefined) return;
      for (var turn = 0; turn < 16; turn++) {
        points[one.node.group].push([one.x + (one.r + 9) * Math.cos(turn * Math.PI / 8), one.y + (one.r + 9) * Math.sin(turn * Math.PI / 8)]);
      }
    });
    var shapes = [];
    points.forEach(function (all, g) {
      if (all.length < 16 * SMALLEST_GROUP) return;
      var around = outline(all), dim = faint || (chosen !== null && chosen !== g);
      drawn("polygon", {
        class: "field group-" + (g % 6 + 1) + (dim ? " faint" : ""),
        points: around.map(function (p) { return p[0].toFixed(1) + "," + p[1].toFixed(1); }).join(" ")
      }, into);
      if (!dim) shapes.push({ g: g, around: around });
    });
    shapes.forEach(function (one) {
      var font = "italic 11px " + family, text = shortened(groupName(one.g), font, width < 600 ? 150 : 260);
      var w = measure(text, font) + 8, h = 15;
      var top = one.around.reduce(function (a, b) { return b[1] < a[1] ? b : a; });
      var bottom = one.around.reduce(function (a, b) { return b[1] > a[1] ? b : a; });
      var free = [[top[0] - w / 2, top[1] - h - 1], [bottom[0] - w / 2, bottom[1] + 1], [top[0], top[1] - h - 1], [top[0] - w, top[1] - h - 1], [bottom[0], bottom[1] + 1], [bottom[0] - w, bottom[1] + 1]].map(function (spot) {
        var left = Math.max(3, Math.min(width - w - 3, spot[0]));
        return { left: left, top: spot[1], right: left + w, bottom: spot[1] + h };
      }).find(function (box) { return inside(box) && !taken.some(function (other) { return meets(other, box); }); });
      if (!free) return;
      taken.push(free);
      drawn("text", { class: "group-title", x: (free.left + 4).toFixed(1), y: (free.top + 11).toFixed(1) }, into).textContent = text;
    });
  }

  function nameButton(node) {
    var made = button("", "link", function () { choose(node.id); });
    made.appendChild(element("bdi", node.label));
    return made;
  }
  function choose(id, focus) {
    focused = id;
    report.go({ name: id === null ? "" : nodes[id].key, pair: "", with: "", group: "", at: id === null ? "" : "network" }, { step: true });
    if (focus) byId("network-panel").focus({ preventScroll: true });
  }
  function chooseLink(id, focus) {
    report.go({ name: "", pair: nodes[links[id].from].key, with: nodes[links[id].to].key, group: "", at: "network" }, { step: true });
    if (focus) byId("network-panel").focus({ preventScroll: true });
  }
  function chooseGroup(g) {
    report.go({ name: "", pair: "", with: "", group: g === null ? "" : nodes[groups[g][0]].key, at: "network" }, { step: true });
  }

  function listOfGroups(panel) {
    panel.appendChild(element("p", "Choose a name or a line in the picture, or find a name above.", "hint"));
    if (!groups.length) return;
    panel.appendChild(element("p", "The names fall into " + counted(groups.length, "group", "groups") + ":"));
    var list = panel.appendChild(element("ol"));
    groups.forEach(function (members, g) {
      var item = list.appendChild(element("li"));
      var made = item.appendChild(button("", "link", function () { chooseGroup(g); }));
      var dot = made.appendChild(element("span", undefined, "dot group-" + (g % 6 + 1)));
      dot.setAttribute("aria-hidden", "true");
      made.appendChild(element("bdi", groupName(g)));
      item.appendChild(element("span", counted(members.length, "name", "names"), "count"));
    });
  }
  function aboutGroup(panel, g) {
    panel.appendChild(element("h3")).appendChild(element("bdi", groupName(g)));
    panel.appendChild(element("p", counted(groups[g].length, "name", "names") + ", linked more with each other than with the rest."));
    var list = panel.appendChild(element("ol"));
    groups[g].forEach(function (member) {
      var item = list.appendChild(element("li"));
      item.appendChild(nameButton(nodes[member]));
      item.appendChild(element("span", thousands(report.counts.of(member)), "count"));
    });
    panel.appendChild(button("All groups", undefined, function () { chooseGroup(null); }));
  }
  function kindLine(node) {
    var line = element("p", undefined, "kind-" + node.kind);
    var sign = line.appendChild(element("span", signs[node.kind], "sign"));
    sign.setAttribute("aria-hidden", "true");
    line.appendChild(document.createTextNode(" " + node.type + ", " + thousands(report.counts.of(node.id)) + " "
      + (report.counts.of(node.id) === 1 ? data.unit.replace(/s$/, "") : data.unit) + (report.chosen ? " of those chosen" : "") + ". "));
    return line;
  }
  var MOST_WEAKER = 12;
  function aboutNode(panel, node) {
    var id = node.id;
    panel.appendChild(element("h3")).appendChild(element("bdi", node.label));
    var line = panel.appendChild(kindLine(node));
    var more = line.appendChild(element("a", "All about it"));
    more.href = "#entity-" + id;
    var list = panel.appendChild(element("ol")), weaker = [];
    links.forEach(function (link) {
      if (link.from !== id && link.to !== id) return;
      var both = report.counts.both(link.from, link.to);
      if (!report.fits(link)) return;
      var item = list.appendChild(element("li"));
      item.appendChild(nameButton(nodes[link.from === id ? link.to : link.from]));
      item.appendChild(button(thousands(both) + " together", "link", function () { chooseLink(link.id, true); }));
    });
    nodes.forEach(function (other) {
      var both = other.id === id || report.linkOf[id + " " + other.id] !== undefined ? 0 : report.counts.both(id, other.id);
      if (both) weaker.push({ node: other, both: both });
    });
    weaker.sort(function (a, b) { return b.both - a.both || a.node.id - b.node.id; });
    if (report.articles && weaker.length) {
      panel.appendChild(element("p", "Also together, in pairs that are not among the " + thousands(links.length) + " of this report:", "hint"));
      var others = panel.appendChild(element("ol"));
      weaker.slice(0, MOST_WEAKER).forEach(function (one) {
        var item = others.appendChild(element("li"));
        item.appendChild(nameButton(one.node));
        item.appendChild(button(thousands(one.both) + " together", "link", function () { report.list(id, one.node.id); }));
      });
      if (weaker.length > MOST_WEAKER) panel.appendChild(element("p", "and " + thousands(weaker.length - MOST_WEAKER) + " more names of this report.", "hint"));
    }
    panel.appendChild(element("p", "Names that this report does not have are left out.", "hint"));
    if (report.articles) panel.appendChild(button("Its articles", undefined, function () { report.list(id); }));
  }
  function aboutLink(panel, link) {
    var from = nodes[link.from], to = nodes[link.to], both = report.counts.both(link.from, link.to);
    var head = panel.appendChild(element("h3"));
    head.appendChild(nameButton(from));
    head.appendChild(document.createTextNode(" and "));
    head.appendChild(nameButton(to));
    panel.appendChild(element("p", thousands(both) + " " + (both === 1 ? data.unit.replace(/s$/, "") : data.unit) + " together" + (report.chosen ? ", of those chosen" : "")
      + "; " + data.measure + " " + link.score + (data.sureness ? link.sure ? ", surely more than chance" : ", not surely more than chance" : "") + "."));
    var body = report.bodyOf(link.id), quotes = element("div", undefined, "quotes");
    each(body.rows[1].querySelectorAll(".words, .strength"), function (words) { panel.appendChild(words.cloneNode(true)); });
    each(body.rows[1].querySelectorAll("figure.quote"), function (quote) { quotes.appendChild(quote.cloneNode(true)); });
    each(quotes.querySelectorAll(".read"), function (one) { one.replaceWith(one.querySelector("bdi") || ""); });
    panel.appendChild(quotes);
    report.readable(quotes);
    report.onlyChosen(quotes);
    if (report.articles) panel.appendChild(button("Its articles", undefined, function () { report.list(link.from, link.to); }));
    var more = panel.appendChild(element("p")).appendChild(element("a", "In the table"));
    more.href = "#pair-" + (link.id + 1);
  }

  var told = null;
  function tell() {
    var panel = byId("network-panel"), id = chosenNode(), link = chosenLink(), g = chosenGroup();
    var now = [id, link && link.id, g].join(" ");
    panel.textContent = "";
    if (now !== told) panel.scrollTop = 0;
    told = now;
    if (link) aboutLink(panel, link);
    else if (id !== null) aboutNode(panel, nodes[id]);
    else if (g !== null) aboutGroup(panel, g);
    else listOfGroups(panel);
    if (link || id !== null) {
      panel.appendChild(element("p")).appendChild(button("Nothing chosen", undefined, function () { choose(null); }));
    }
  }

  /* What is found comes to the middle. */
  function centre() {
    var id = chosenNode(), link = chosenLink();
    fit(candidates().order);
    if (id === null && !link) return;
    var some = link ? [nodes[link.from], nodes[link.to]] : [nodes[id]];
    view.x = some.reduce(function (sum, node) { return sum + node.x; }, 0) / some.length;
    view.y = some.reduce(function (sum, node) { return sum + node.y; }, 0) / some.length;
  }
  function wholePicture() {
    fit(candidates().order);
    view = { x: base.x, y: base.y, zoom: 1 };
  }
  function zoom(by, x, y) {
    if (!base) return;
    var zoomed = Math.max(0.6, Math.min(16, view.zoom * by));
    var dx = (x === undefined ? 0 : x - width / 2), dy = (y === undefined ? 0 : y - height / 2);
    /* What is under the pointer stays there. */
    view.x += dx / base.kx * (1 / view.zoom - 1 / zoomed);
    view.y += dy / base.ky * (1 / view.zoom - 1 / zoomed);
    view.zoom = zoomed;
    draw();
  }
  byId("network-in").addEventListener("click", function () { zoom(1.5); });
  byId("network-out").addEventListener("click", function () { zoom(1 / 1.5); });
  byId("network-reset").addEventListener("click", function () {
    byId("network-search").value = "";
    if (byId("network-groups")) byId("network-groups").checked = true;
    report.go({ name: "", pair: "", with: "", group: "", alone: false });
    wholePicture();
    draw();
  });
  if (byId("network-groups")) byId("network-groups").addEventListener("change", draw);
  byId("network-alone").addEventListener("change", function () { report.go({ alone: byId("network-alone").checked, at: report.state.at }); });
  byId("network-search").addEventListener("input", function () {
    var typed = byId("network-search").value, wanted = folded(typed).trim();
    var first = function (test) { return nodes.find(function (node) { return test(node.words); }); };
    var found = wanted && (first(function (words) { return words === wanted; })
      || first(function (words) { return words.indexOf(wanted) === 0; })
      || first(function (words) { return words.indexOf(" " + wanted) > 0; })
      || first(function (words) { return words.indexOf(wanted) > 0; }));
    report.go({ name: found ? found.key : "", pair: "", with: "", group: "", at: found ? "network" : "" });
    if (wanted && !found) byId("network-status").textContent = "No name here has “" + typed + "”.";
  });

  /* Moving and choosing with a pointer; two fingers zoom. */
  var pointers = new Map(), moved = 0, spread = 0;
  svg.addEventListener("pointerdown", function (event) {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved = 0;
    spread = 0;
  });
  svg.addEventListener("pointermove", function (event) {
    var before = pointers.get(event.pointerId);
    if (!before || !base) return;
    var dx = event.clientX - before.x, dy = event.clientY - before.y;
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    moved += Math.abs(dx) + Math.abs(dy);
    if (moved < 5) return;
    if (pointers.size === 2) {
      var two = Array.from(pointers.values()), now = Math.hypot(two[0].x - two[1].x, two[0].y - two[1].y);
      var box = svg.getBoundingClientRect();
      if (spread) zoom(now / spread, (two[0].x + two[1].x) / 2 - box.left, (two[0].y + two[1].y) / 2 - box.top);
      spread = now;
      return;
    }
    if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId);
    view.x -= dx / base.kx / view.zoom;
    view.y -= dy / base.ky / view.zoom;
    draw();
  });
  ["pointerup", "pointercancel", "pointerleave"].forEach(function (kind) {
    svg.addEventListener(kind, function (event) { pointers.delete(event.pointerId); });
  });
  svg.addEventListener("click", function (event) {
    if (moved >= 5) return;
    var node = event.target.closest(".node"), line = event.target.closest(".hit");
    if (node) choose(Number(node.dataset.id));
    else if (line) chooseLink(Number(line.dataset.link));
    else if (report.state.name || report.state.pair || report.state.group) choose(null);
  });
  svg.addEventListener("wheel", function (event) {
    if (!event.ctrlKey && !event.metaKey && !svg.contains(document.activeElement) && !svg.classList.contains("zoomed")) return;
    event.preventDefault();
    var box = svg.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY / 300), event.clientX - box.left, event.clientY - box.top);
  }, { passive: false });
  svg.addEventListener("keydown", function (event) {
    var node = event.target.closest(".node"), key = event.key;
    if (key === "+" || key === "=") return zoom(1.5);
    if (key === "-") return zoom(1 / 1.5);
    if (key === "Escape") return choose(null);
    if (!node) return;
    if (key === "Enter" || key === " ") {
      event.preventDefault();
      return choose(Number(node.dataset.id));
    }
    var way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (!way) return;
    event.preventDefault();
    var from = places.find(function (one) { return one.node.id === Number(node.dataset.id); }), best = null, least = Infinity;
    places.forEach(function (one) {
      var along = (one.x - from.x) * way[0] + (one.y - from.y) * way[1];
      var across = Math.abs((one.x - from.x) * way[1]) + Math.abs((one.y - from.y) * way[0]);
      var far = along + 2 * across;
      if (along > 1 && far < least) {
        least = far;
        best = one;
      }
    });
    if (!best) return;
    node.setAttribute("tabindex", -1);
    var next = svg.querySelector(".node[data-id='" + best.node.id + "']");
    next.setAttribute("tabindex", 0);
    next.focus();
    focused = best.node.id;
  });

  /* To ask for it again and again would lay the whole page out each time. */
  function size() {
    var box = svg.getBoundingClientRect();
    width = Math.round(box.width);
    height = Math.round(box.height);
  }
  new ResizeObserver(function () {
    var now = svg.getBoundingClientRect().width;
    if (now > 50 && Math.abs(now - width) > 1 && !matchMedia("print").matches) {
      size();
      draw();
    }
  }).observe(svg);

  report.view("network", function (before) {
    var state = report.state;
    byId("network-alone").checked = state.alone;
    var was = before && [before.name, before.pair, before.with].join("\n");
    if (!before) {
      size();
      wholePicture();
    }
    if (was !== [state.name, state.pair, state.with].join("\n")) centre();
    tell();
    draw();
  });
  report.network = { draw: draw, zoom: zoom, choose: choose };
})(datelineReport);
