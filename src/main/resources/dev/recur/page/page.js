
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent || "{}");
  if (!data.charts || data.charts.length === 0) return;

  const byId = id => document.getElementById(id);
  const svg = byId("chart");
  const told = byId("told");
  const shown = byId("shown");
  const RIGHT = 12, TOP = 28, BOTTOM = 26, LETTER = 7;
  const TEXT = {HISTORY: "observed", FORECAST: "forecast", NOMINAL: "promised", PATH: "sample paths"};
  const hidden = new Set();
  const labelled = [0, 0, 0];
  let chart, labels, steps, from, to, left = 64, cursor = null, drag = null;

  document.body.classList.add("explored");
  byId("explore").hidden = false;
  byId("choice").hidden = data.charts.length === 1;
  byId("choice").style.display = data.charts.length === 1 ? "none" : "";

  /* A mark is [kind, label, place of its first step, values] or, for a band, [.., low, high];
     a stretch of time is [kind, label, first step, steps]. */
  const isBand = mark => mark.length === 5;
  const isSpan = mark => typeof mark[3] === "number";
  const nameOf = mark => isBand(mark) ? mark[1] : mark[1] || TEXT[mark[0]] || mark[0].toLowerCase();
  const isShown = mark => mark[0] === "PART" || !hidden.has(nameOf(mark));

  function choose(number) {
    chart = data.charts[number];
    labels = data.labels[chart.l];
    steps = chart.at || labels.map((_, i) => i);
    byId("series").value = String(number);
    byId("thinned").textContent = chart.at
      ? `Of ${chart.n} steps ${steps.length} are here: of those that lie close, the extremes.` : "";
    cursor = null;
    toggles();
    reset();
  }

  function reset() {
    view(Math.max(0, chart.n - chart.v), chart.n);
  }

  /* Shows the steps from one to another, at least three of them. */
  function view(first, last) {
    const width = Math.min(chart.n, Math.max(3, last - first));
    from = Math.max(0, Math.min(chart.n - width, first));
    to = from + width;
    draw();
  }

  /* Of the rivals only the best, the first, is shown until another is asked for. */
  const rivals = [...new Set(data.charts.flatMap(one => one.m.filter(mark => mark[0] === "RIVAL").map(nameOf)))];
  rivals.slice(1).forEach(name => hidden.add(name));
  const dashes = mark => mark[0] === "RIVAL" ? ["none", "6 3", "2 3"][rivals.indexOf(nameOf(mark)) % 3] : "none";

  function toggles() {
    const seen = new Map();
    for (const mark of chart.m) if (mark[0] !== "PART") seen.set(nameOf(mark), mark[0]);
    shown.querySelectorAll("label").forEach(label => label.remove());
    for (const [name, kind] of seen) {
      const label = document.createElement("label");
      const box = document.createElement("input");
      const text = document.createElement("bdi");
      box.type = "checkbox";
      box.checked = !hidden.has(name);
      box.name = name;
      box.addEventListener("change", () => {
        if (box.checked) hidden.delete(name); else hidden.add(name);
        draw();
      });
      text.textContent = name;
      const key = element("svg", {width: 14, height: 10, "aria-hidden": "true"}, label);
      const band = kind === "INNER" || kind === "OUTER" || kind === "GAP";
      element("rect", {width: 14, height: band ? 10 : 3, y: band ? 0 : 4, class: "f-" + kind.toLowerCase()}, key);
      label.prepend(box);
      label.append(" ", text);
      shown.append(label);
    }
  }

  function element(name, attributes, parent, text) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    parent.append(made);
    return made;
  }

  const width = () => Math.max(160, svg.clientWidth);
  const height = () => svg.clientHeight || 384;
  const x = step => left + (width() - left - RIGHT) * (step + .5 - from) / (to - from);
  const stepAt = px => (px - left) / (width() - left - RIGHT) * (to - from) + from - .5;

  /* The values of a mark in view, as [step, value] or [step, low, high]. */
  function points(mark) {
    const made = [];
    if (isSpan(mark)) return made;
    for (let i = 0; i < mark[3].length; i++) {
      const step = steps[mark[2] + i];
      if (step < from - 1 || step > to) continue;
      made.push(isBand(mark) ? [step, mark[3][i], mark[4][i]] : [step, mark[3][i]]);
    }
    return made;
  }

  function range() {
    let low = Infinity, high = -Infinity;
    for (const mark of chart.m.filter(isShown)) {
      for (const point of points(mark)) {
        for (const value of point.slice(1)) {
          if (value === null) continue;
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    if (low > high) return [0, 1];
    const span = high - low || Math.abs(high) * .2 || 1;
    return [low - .05 * span, high + .05 * span];
  }

  function draw() {
    labelled.fill(0);
    svg.replaceChildren();
    told.textContent = "";
    svg.setAttribute("viewBox", `0 0 ${width()} ${height()}`);
    const [low, high] = range();
    const y = value => height() - BOTTOM - (height() - TOP - BOTTOM) * (value - low) / (high - low);
    const levels = round(low, high, Math.max(2, height() / 56));
    left = 14 + LETTER * Math.max(2, ...levels.map(tick => short(tick).length));
    svg.setAttribute("aria-label",
      `${chart.t}, ${labelNear(from)} to ${labelNear(to - 1)}, values from ${short(low)} to ${short(high)}`);
    for (const tick of levels) {
      element("line", {x1: left, x2: width() - RIGHT, y1: y(tick), y2: y(tick), class: "s-faint"}, svg);
      element("text", {x: left - 6, y: y(tick) + 4, "text-anchor": "end"}, svg, short(tick));
    }
    let free = 0;
    for (const [step, text] of times()) {
      const half = LETTER * text.length / 2;
      const middle = Math.max(half, Math.min(x(step), width() - half));
      element("line", {x1: x(step), x2: x(step), y1: height() - BOTTOM, y2: height() - BOTTOM + 4, class: "s-boundary"}, svg);
      if (middle - half >= free) {
        element("text", {x: middle, y: height() - BOTTOM + 18, "text-anchor": "middle"}, svg, text);
        free = middle + half + 6;
      }
    }
    const clip = element("clipPath", {id: "inside"}, svg);
    element("rect", {x: left, y: 0, width: width() - left - RIGHT, height: height()}, clip);
    const inside = element("g", {"clip-path": "url(#inside)"}, svg);
    for (const mark of chart.m) {
      if (!isShown(mark)) continue;
      if (isSpan(mark)) span(mark, inside);
      else if (isBand(mark)) band(mark, y, inside);
      else line(mark, y, inside);
    }
    const title = element("text", {x: left, y: 18, class: "title"}, svg, chart.t);
    title.setAttribute("direction", "ltr");
    svg.data = {y, inside};
    if (cursor !== null && cursor >= from - .5 && cursor < to) tell(cursor);
  }

  function span(mark, parent) {
    const begin = x(mark[2] - .5), end = x(mark[2] + mark[3] - .5);
    if (end <= left || begin >= width() - RIGHT) return;
    if (mark[0] === "GAP") {
      element("rect", {x: begin, y: TOP, width: Math.max(1, end - begin), height: height() - TOP - BOTTOM, class: "f-gap"}, parent);
    } else {
      element("line", {x1: begin, x2: begin, y1: TOP, y2: height() - BOTTOM, class: "s-boundary"}, parent);
      const wide = LETTER * mark[1].length;
      const at = Math.min(Math.max(begin, left) + 4, width() - RIGHT - wide);
      const row = Math.max(0, labelled.findIndex(end => at >= end));
      labelled[row] = at + wide + 4;
      element("text", {x: at, y: TOP + 11 + 14 * row}, parent, mark[1]);
    }
  }

  function line(mark, y, parent) {
    if (mark[0] === "OUTLIER") {
      for (const [step, value] of points(mark)) {
        if (value !== null) element("circle", {cx: x(step), cy: y(value), r: 4, class: "f-outlier"}, parent);
      }
      return;
    }
    let part = [];
    const flush = () => {
      if (part.length === 1) {
        element("circle", {cx: part[0][0], cy: part[0][1], r: 2.5, class: "f-" + mark[0].toLowerCase()}, parent);
      } else if (part.length > 1) {
        element("polyline", {points: part.map(p => p.map(n => n.toFixed(1)).join()).join(" "),
          class: "s-" + mark[0].toLowerCase(), "stroke-width": mark[0] === "PATH" ? 1 : 1.8, "stroke-dasharray": dashes(mark)}, parent);
      }
      part = [];
    };
    for (const [step, value] of points(mark)) {
      if (value === null) flush(); else part.push([x(step), y(value)]);
    }
    flush();
  }

  function band(mark, y, parent) {
    const made = points(mark).filter(point => point[1] !== null && point[2] !== null);
    if (made.length === 0) return;
    const half = made.length === 1 ? .5 : 0;
    const above = [], below = [];
    for (const [step, low, high] of made) {
      for (const side of half ? [-half, half] : [0]) {
        above.push(`${x(step + side).toFixed(1)},${y(high).toFixed(1)}`);
        below.unshift(`${x(step + side).toFixed(1)},${y(low).toFixed(1)}`);
      }
    }
    element("polygon", {points: above.concat(below).join(" "), class: "f-" + mark[0].toLowerCase()}, parent);
  }

  /* Round numbers between two others. */
  function round(low, high, most) {
    const least = (high - low) / most;
    const power = 10 ** Math.floor(Math.log10(least));
    const step = power * [1, 2, 2.5, 5, 10].find(f => f * power >= least * .999999);
    const ticks = [];
    for (let k = Math.ceil(low / step); k * step <= high && ticks.length < 50; k++) {
      ticks.push(Number((k * step).toPrecision(12)));
    }
    return ticks;
  }

  const short = value => {
    const size = Math.abs(value);
    if (size !== 0 && (size >= 1e9 || size < 1e-4)) return Number(value.toPrecision(4)).toExponential().replace("e+", "e");
    return Number(value.toPrecision(7)).toLocaleString("en", {useGrouping: size >= 1e4, maximumFractionDigits: 12});
  };

  const place = step => {
    let low = 0, high = steps.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps[middle] < step) low = middle + 1; else high = middle;
    }
    return low > 0 && step - steps[low - 1] < steps[low] - step ? low - 1 : low;
  };
  const labelNear = step => labels[place(step)];

  /* How far ticks may lie apart, from near to far: how time is counted, its multiples, the part of
     a label that is shown, and how long a label must be to tell. */
  const clock = label => label.slice(5, 16).replace("T", " ");
  const SPANS = [
    [time => time / 6e4, [1, 5, 15, 30], clock, 16],
    [time => time / 36e5, [1, 3, 6, 12], clock, 16],
    [time => time / 864e5, [1, 2], label => label.slice(0, 10), 10],
    [time => (time / 864e5 + 3) / 7, [1, 2], label => label.slice(0, 10), 10],
    [time => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth(), [1, 3, 6], label => label.slice(0, 7), 7],
    [time => new Date(time).getUTCFullYear(), [1, 2, 5, 10, 20, 50, 100, 200, 500], label => label.slice(0, 4), 4],
  ];

  /* The time of a label, milliseconds; NaN if it is written in another way. */
  function timeOf(label) {
    const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[ T](\d\d):(\d\d).*)?)?)?$/.exec(label);
    if (!parts) return NaN;
    const [year, month = 1, day = 1, hour = 0, minute = 0] = parts.slice(1).map(part => part === undefined ? undefined : Number(part));
    return Date.UTC(year, month - 1, day, hour, minute);
  }

  /* Where a minute, hour, day, week, month or year begins, as near as they fit; or every so many steps. */
  function times() {
    const first = place(from), last = place(to - 1);
    const room = width() - left - RIGHT;
    const most = text => Math.max(1, Math.floor(room / (LETTER * text.length + 20)));
    if (!Number.isNaN(timeOf(labels[first])) && !Number.isNaN(timeOf(labels[last]))) {
      const moments = labels.slice(Math.max(first - 1, 0), last + 1).map(timeOf);
      const begin = Math.max(first - 1, 0);
      for (const [count, multiples, written, length] of SPANS) {
        if (labels[first].length < length) continue;
        for (const multiple of multiples) {
          const at = i => Math.floor(Math.floor(count(moments[i - begin])) / multiple);
          const found = [];
          for (let i = Math.max(first, 1); i <= last && found.length <= most(written(labels[first])); i++) {
            if (at(i) !== at(i - 1)) found.push([steps[i], written(labels[i])]);
          }
          if (found.length > 0 && found.length <= most(written(labels[first]))) return found;
        }
      }
    }
    const apart = Math.max(1, Math.ceil((last - first + 1) / most(labels[last])));
    const found = [];
    for (let i = first; i <= last; i += apart) found.push([steps[i], labels[i]]);
    return found;
  }

  /* Shows what stands at a step. */
  function tell(step) {
    const at = place(step);
    cursor = steps[at];
    const {y, inside} = svg.data;
    inside.querySelectorAll(".cross, .spot").forEach(old => old.remove());
    element("line", {x1: x(cursor), x2: x(cursor), y1: TOP, y2: height() - BOTTOM, class: "cross"}, inside);
    const lines = [labels[at]];
    const ways = [];
    for (const mark of chart.m.filter(isShown)) {
      if (isSpan(mark)) {
        if (cursor >= mark[2] && cursor < mark[2] + mark[3]) {
          if (mark[0] === "PART") lines[0] = `${labels[at]}, ${mark[1]}`; else lines.push(mark[1]);
        }
        continue;
      }
      const value = mark[3][at - mark[2]];
      if (at < mark[2] || value === undefined || value === null) continue;
      if (mark[0] === "PATH") {
        ways.push(value);
      } else if (isBand(mark)) {
        lines.push(`${nameOf(mark)}: ${value} to ${mark[4][at - mark[2]]}`);
      } else {
        lines.push(`${nameOf(mark)}: ${value}`);
        element("circle", {cx: x(cursor), cy: y(value), r: 3.5, class: "spot f-" + mark[0].toLowerCase()}, inside);
      }
    }
    if (ways.length > 0) lines.push(`${TEXT.PATH}: ${Math.min(...ways)} to ${Math.max(...ways)}`);
    told.textContent = lines.join("\n");
    const right = x(cursor) > width() / 2;
    told.style.left = right ? "" : `${x(cursor) + 12}px`;
    told.style.right = right ? `${width() - x(cursor) + 12}px` : "";
  }

  const px = event => event.clientX - svg.getBoundingClientRect().left;
  svg.addEventListener("pointermove", event => {
    if (drag) {
      const [a, b] = [drag.x, px(event)].sort((p, q) => p - q);
      drag.box.setAttribute("x", a);
      drag.box.setAttribute("width", b - a);
    } else {
      tell(Math.max(from, Math.min(to - 1, Math.round(stepAt(px(event))))));
    }
  });
  svg.addEventListener("pointerleave", () => {
    if (!drag) {
      cursor = null;
      draw();
    }
  });
  svg.addEventListener("pointerdown", event => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    svg.setPointerCapture(event.pointerId);
    drag = {x: px(event), box: element("rect", {y: TOP, height: height() - TOP - BOTTOM, x: px(event), width: 0, class: "drag"}, svg)};
  });
  svg.addEventListener("pointerup", event => {
    if (!drag) return;
    const [a, b] = [drag.x, px(event)].sort((p, q) => p - q);
    drag.box.remove();
    drag = null;
    if (b - a > 5) view(Math.max(from, Math.round(stepAt(a))), Math.min(to, Math.round(stepAt(b)) + 1));
  });
  svg.addEventListener("pointercancel", () => {
    drag = null;
    draw();
  });
  svg.addEventListener("dblclick", reset);
  svg.addEventListener("keydown", event => {
    const middle = cursor === null ? (from + to) / 2 : cursor;
    const zoom = by => view(Math.round(middle - (to - from) * by / 2), Math.round(middle + (to - from) * by / 2));
    const go = at => {
      const step = steps[Math.max(0, Math.min(steps.length - 1, at))];
      cursor = step;
      if (step < from || step >= to) view(step - Math.floor((to - from) / 2), step + Math.ceil((to - from) / 2));
      else tell(step);
    };
    const last = place(to - 1);
    const actions = {
      ArrowLeft: () => go(cursor === null ? last : place(cursor) - 1),
      ArrowRight: () => go(cursor === null ? last : place(cursor) + 1),
      Home: () => go(0),
      End: () => go(steps.length - 1),
      "+": () => zoom(.5),
      "-": () => zoom(2),
      "0": reset,
      Escape: reset,
    };
    const action = actions[event.key];
    if (!action || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    action();
  });

  byId("whole").addEventListener("click", () => view(0, chart.n));
  byId("reset").addEventListener("click", reset);

  const series = byId("series");
  const MOST = 500;
  function list() {
    const wanted = byId("find").value.trim().toLowerCase();
    const found = [];
    data.charts.forEach((one, i) => {
      if (one.t.toLowerCase().includes(wanted)) found.push(i);
    });
    series.replaceChildren(...found.slice(0, MOST).map(i => {
      const option = document.createElement("option");
      option.value = String(i);
      option.textContent = data.charts[i].t;
      return option;
    }));
    byId("found").textContent = wanted ? `${found.length} of ${data.charts.length}` : `of ${data.charts.length}`;
    return found;
  }
  byId("find").addEventListener("input", () => {
    const found = list();
    if (found.length > 0) choose(found[0]);
  });
  byId("tools").addEventListener("submit", event => event.preventDefault());
  series.addEventListener("change", () => choose(Number(series.value)));
  document.addEventListener("click", event => {
    const link = event.target.closest("a[data-chart]");
    if (!link) return;
    const number = Number(link.dataset.chart);
    if (number < data.charts.length) {
      byId("find").value = "";
      list();
      choose(number);
    }
  });
  new ResizeObserver(() => draw()).observe(byId("plot"));
  list();
  choose(0);
})();
