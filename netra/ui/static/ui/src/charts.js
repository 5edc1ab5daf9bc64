// Charts of signed-in pages: every <figure data-chart> holds the server's drawing and, as JSON, the numbers behind it.
// This draws them again so that they answer to the mouse; without it, and on paper, the server's drawing stands.
import { use, init } from "echarts/core";
import { BarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const english = document.documentElement.lang.startsWith("en");
const number = new Intl.NumberFormat(english ? "en" : "id-ID");
const COLOURS = ["#10677a", "#e2b274", "#8a4a12", "#6f8186", "#27507a"];
const INK = "#14282e";
const FONT = getComputedStyle(document.body).fontFamily;

const wrapped = (text, most) => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last && (last + " " + word).length > most) lines.push(word);
    else lines[lines.length - 1] = last ? last + " " + word : word;
  }
  return lines.slice(0, 3).join("\n") + (lines.length > 3 ? "…" : "");
};

const pen = document.createElement("canvas").getContext("2d");
pen.font = `12px ${FONT}`;

// How many rows the legend breaks into: a mark of 25, a gap of 5, the name, and 18 to the next one.
const legendRows = (names, width) => {
  let rows = 1;
  let used = 0;
  for (const name of names) {
    const wide = 30 + pen.measureText(name).width + 4;
    if (used && used + wide > width) {
      rows += 1;
      used = 0;
    }
    used += wide + 18;
  }
  return rows;
};

const option = (data, width) => {
  const several = data.series.length > 1;
  const legend = several ? 10 + 32 * legendRows(data.series.map((one) => one.name), width - 10) : 12;
  const flat = data.kind === "bars";
  const most = flat ? Math.max(14, Math.floor((width * 0.42) / 7)) : 12;
  const names = {
    type: "category",
    data: data.labels,
    inverse: flat,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: "#6f8186" } },
    axisLabel: { color: INK, fontSize: 12, lineHeight: 14, hideOverlap: !flat, interval: flat ? 0 : "auto", formatter: (text) => wrapped(text, most) },
  };
  const counts = {
    type: "value",
    minInterval: 1,
    splitLine: { lineStyle: { color: "#d8dcd7" } },
    axisLabel: { color: INK, hideOverlap: true, formatter: (n) => number.format(n) },
  };
  return {
    animation: false,
    color: COLOURS,
    textStyle: { fontFamily: FONT, color: INK },
    // The pattern tells series apart where colours cannot; our own label stands on the figure.
    aria: { enabled: true, label: { enabled: false }, decal: { show: several } },
    grid: { left: 4, right: flat ? 52 : 12, top: legend, bottom: 4, containLabel: true },
    legend: { show: several, top: 0, left: 0, itemGap: 18, textStyle: { color: INK } },
    tooltip: {
      trigger: "axis",
      renderMode: "richText", // a tooltip of HTML would carry inline styles, which our pages do not allow
      confine: true,
      axisPointer: { type: "shadow" },
      formatter: (points) =>
        [points[0].name, ...points.map((p) => `${several ? p.seriesName + ": " : ""}${number.format(p.value)} ${data.unit}`)].join("\n"),
    },
    [flat ? "yAxis" : "xAxis"]: names,
    [flat ? "xAxis" : "yAxis"]: counts,
    series: data.series.map((one) => ({
      type: "bar",
      name: one.name,
      data: one.values,
      barMaxWidth: flat ? 18 : 26,
      stack: data.stacked ? "all" : undefined,
      cursor: data.links ? "pointer" : "default",
      label: { show: flat && data.series.length === 1, position: "right", color: INK, formatter: (p) => number.format(p.value) },
    })),
  };
};

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  const data = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
  const still = figure.querySelector("[data-still]");
  const live = document.createElement("div");
  live.className = "n-chart-live";
  live.setAttribute("role", "img");
  live.setAttribute("aria-label", figure.dataset.chart);
  still.before(live);
  live.style.height = "280px";
  const chart = init(live, null, { renderer: "svg" });
  const draw = () => {
    const made = option(data, live.clientWidth);
    // Rows grow with the lines of the longest name.
    const lines = data.kind === "bars" ? Math.max(...data.labels.map((text) => made.yAxis.axisLabel.formatter(text).split("\n").length)) : 0;
    live.style.height = `${lines ? 36 + data.labels.length * (lines > 1 ? 10 + 14 * lines : 28) : 260 + made.grid.top}px`;
    chart.resize();
    chart.setOption(made, true);
  };
  draw();
  still.classList.add("n-print-only");
  chart.on("click", (point) => {
    const url = data.links?.[point.dataIndex];
    if (url) location.assign(url);
  });
  addEventListener("resize", draw);
}
