(function (report) {
  "use strict";
  var data = report.data, byId = report.byId, element = report.element;
  var folded = report.folded, thousands = report.thousands, counted = report.counted;
  var signs = { people: "●", organisations: "■", places: "◆", groups: "▲", other: "⬟" };
  var shapes = {
    people: "circle", organisations: "rect", places: "diamond", groups: "triangle",
    other: "path://M50 0L98 35L79 91L21 91L2 35Z"
  };
  var smallestGroup = 3;

  if (typeof echarts === "undefined") {
    byId("network-fault").hidden = false;
    return;
  }
  var nodes = data.nodes.map(function (node, i) {
    return { id: i, label: node[0], kind: node[1], type: node[2], articles: node[3],
      x: node[4], y: node[5], size: node[6], words: folded(node[0]) };
  });
  var links = data.links.map(function (link, i) {
    return { id: i, from: link[0], to: link[1], both: link[2], strength: link[3] / 1000, score: link[4] };
  });
  var groups = data.groups.filter(function (members) { return members.length >= smallestGroup; });
  if (groups.length < 2) groups = [];
  groups.forEach(function (members, g) {
    members.forEach(function (member) { nodes[member].group = g; });
  });
  var names = byId("network-names");
  nodes.forEach(function (node) {
    var option = element("option");
    option.value = node.label;
    names.appendChild(option);
  });
  var box = byId("network-chart");
  var chart = echarts.init(box, null, { renderer: "canvas" });
  var chosen = null, chosenGroup = null, fields = [];
  var pen = document.createElement("canvas").getContext("2d");
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
    if (chosenGroup !== null) groups[chosenGroup].forEach(function (id) { near[id] = true; });
    if (chosen !== null) {
      near[chosen] = true;
      shown.links.forEach(function (link) {
        if (link.from === chosen) near[link.to] = true;
        if (link.to === chosen) near[link.from] = true;
      });
    }
    var width = Math.max(200, box.clientWidth), height = Math.max(200, box.clientHeight);
    var narrow = width < 600;
    var room = { left: narrow ? 20 : 45, right: narrow ? 50 : 90, top: 45, bottom: 35 };
    var family = getComputedStyle(document.body).fontFamily;
    var widest = narrow ? 100 : 230;
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
    var faint = function (id) { return (chosen !== null || chosenGroup !== null) && !near[id]; };
    /* Names stand at the right of their nodes, and at the left where there is no room for them. */
    var side = function (node, fontSize) {
      pen.font = fontSize + "px " + family;
      var needed = Math.min(widest, pen.measureText(node.label).width) + node.size / 2 + 8;
      return place(node).x + needed > width && place(node).x - needed > 0 ? "left" : "right";
    };
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: family },
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
          width: widest, overflow: "truncate", ellipsis: "…",
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
              position: side(node, Math.round(10 + node.size / 9)),
              fontSize: Math.round(10 + node.size / 9), fontWeight: node.id === chosen ? "bold" : "normal",
              opacity: faint(node.id) ? 0.15 : 1
            }
          };
        }).concat([corner("from", 0, 0), corner("to", width, height)]),
        links: shown.links.map(function (link) {
          var away = chosen !== null ? link.from !== chosen && link.to !== chosen
            : chosenGroup !== null && !(near[link.from] && near[link.to]);
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
    drawFields();
    byId("network-status").textContent = counted(shown.nodes.length, "name", "names") + " of "
      + thousands(nodes.length) + " and " + counted(shown.links.length, "pair", "pairs") + " of "
      + thousands(links.length) + " are drawn.";
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

  /* The fields of the groups, behind the nodes, wherever these are moved or zoomed to. */
  function drawFields() {
    var zr = chart.getZr(), colour = colours();
    fields.forEach(function (field) { zr.remove(field); });
    fields = [];
    if (!byId("network-groups") || !byId("network-groups").checked) return;
    var drawn = chart.getModel().getSeriesByIndex(0).getData();
    var points = groups.map(function () { return []; });
    drawn.each(function (i) {
      var node = nodes[Number(drawn.getId(i))];
      if (!node || node.group === undefined) return;
      var at = chart.convertToPixel({ seriesIndex: 0 }, drawn.getItemLayout(i));
      var reach = node.size / 2 + 9;
      for (var turn = 0; turn < 16; turn++) {
        points[node.group].push([at[0] + reach * Math.cos(turn * Math.PI / 8), at[1] + reach * Math.sin(turn * Math.PI / 8)]);
      }
    });
    var titles = [], font = "italic 11px " + getComputedStyle(document.body).fontFamily;
    points.forEach(function (all, g) {
      if (all.length < 16 * smallestGroup) return;
      var tint = colour("group-" + (g % 6 + 1));
      var faint = chosenGroup !== null && chosenGroup !== g;
      var shape = outline(all);
      var top = shape.reduce(function (a, b) { return b[1] < a[1] ? b : a; });
      var field = new echarts.graphic.Polygon({
        shape: { points: shape }, z: 1, silent: true,
        style: { fill: tint, fillOpacity: faint ? 0.02 : 0.1, stroke: tint, strokeOpacity: faint ? 0.1 : 0.55, lineWidth: 1 }
      });
      zr.add(field);
      fields.push(field);
      var text = "around " + nodes[groups[g][0]].label;
      pen.font = font;
      var half = pen.measureText(text).width / 2 + 4;
      var at = { x: Math.max(half, Math.min(chart.getWidth() - half, top[0])), y: Math.max(14, top[1] - 4), half: half };
      var taken = titles.some(function (other) {
        return Math.abs(other.y - at.y) < 14 && Math.abs(other.x - at.x) < other.half + half;
      });
      if (taken) return;
      titles.push(at);
      var title = new echarts.graphic.Text({
        x: at.x, y: at.y, z: 1, silent: true,
        style: {
          text: text, align: "center", verticalAlign: "bottom", font: font, fill: colour("soft"),
          opacity: faint ? 0.2 : 1, stroke: colour("paper"), lineWidth: 3
        }
      });
      zr.add(title);
      fields.push(title);
    });
  }

  function nameButton(node) {
    var button = element("button", undefined, "link");
    button.type = "button";
    button.appendChild(element("bdi", node.label));
    button.addEventListener("click", function () { choose(node.id); });
    return button;
  }

  function listOfGroups(panel) {
    panel.appendChild(element("p", "Choose a name in the picture, or find one above, to see with whom it is named.", "hint"));
    if (!groups.length) return;
    panel.appendChild(element("p", "The names fall into " + counted(groups.length, "group", "groups") + ", around"));
    var list = panel.appendChild(element("ol"));
    groups.forEach(function (members, g) {
      var item = list.appendChild(element("li"));
      var button = item.appendChild(element("button", undefined, "link"));
      button.type = "button";
      var dot = button.appendChild(element("span", undefined, "dot group-" + (g % 6 + 1)));
      dot.setAttribute("aria-hidden", "true");
      button.appendChild(element("bdi", nodes[members[0]].label));
      button.addEventListener("click", function () { choose(null, g); });
      item.appendChild(element("span", counted(members.length, "name", "names"), "count"));
    });
  }

  function group(panel, g) {
    panel.appendChild(element("h3", "Around ")).appendChild(element("bdi", nodes[groups[g][0]].label));
    panel.appendChild(element("p", counted(groups[g].length, "name", "names")
      + ", linked more with each other than with the rest."));
    var list = panel.appendChild(element("ol"));
    groups[g].forEach(function (member) {
      var item = list.appendChild(element("li"));
      item.appendChild(nameButton(nodes[member]));
      item.appendChild(element("span", counted(nodes[member].articles, "article", "articles"), "count"));
    });
    var back = panel.appendChild(element("button", "All groups"));
    back.type = "button";
    back.addEventListener("click", function () { choose(null); });
  }

  function choose(id, inGroup) {
    chosen = id;
    chosenGroup = inGroup === undefined ? null : inGroup;
    var panel = byId("network-panel");
    panel.textContent = "";
    panel.scrollTop = 0;
    if (chosenGroup !== null) {
      group(panel, chosenGroup);
    } else if (id === null) {
      listOfGroups(panel);
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
        item.appendChild(nameButton(other));
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
  /* So many lines can be told apart; the rest is there for who wants it. */
  var readable = window.innerWidth < 600 ? 80 : 300;
  if (links.length > readable) {
    byId("network-strength").value = readable;
    byId("network-strength").defaultValue = readable;
  }
  var tells = [
    range("network-articles", function (n) { return counted(n, "article", "articles"); }),
    range("network-strength", function (n) { return n === links.length ? "all " + thousands(n) : thousands(n); })
  ];
  byId("network-search").addEventListener("input", find);
  byId("network-controls").addEventListener("change", function (event) {
    if (event.target.name === "kind" || event.target.id === "network-groups") draw();
  });
  byId("network-controls").addEventListener("submit", function (event) { event.preventDefault(); });
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
  chart.getZr().on("click", function (event) {
    if (!event.target && (chosen !== null || chosenGroup !== null)) choose(null);
  });
  chart.on("graphroam", drawFields);
  chart.getZr().on("mousemove", function (event) { if (event.event.buttons) drawFields(); });
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
  choose(null);
})(datelineReport);
