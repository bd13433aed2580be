// Remakes complaints.csv: the hotline log of a made-up county in 2011. Every unit, person code and complaint is invented; the random
// numbers are seeded, so the same file comes out each time:  node samples/county-2011/generate.mjs
import { writeFileSync } from "node:fs";

const COUNT = 2000;
const UNITS = ["城管局", "住建局", "交通局", "水务局", "环保局", "民政局", "教育局", "卫生局", "人社局", "国土局",
  "工商局", "质监局", "农业局", "供电公司", "自来水公司", "燃气公司", "公交公司", "城东镇", "城西镇", "湖滨镇"].map((name) => "青禾县" + name);
// Offices rest at weekends and on the announced holidays of 2011; some answers are sent on a day off all the same.
const HOLIDAYS = new Set(["01-01", "01-02", "01-03", "02-02", "02-03", "02-04", "02-05", "02-06", "02-07", "02-08", "04-03", "04-04", "04-05",
  "04-30", "05-01", "05-02", "06-04", "06-05", "06-06", "09-10", "09-11", "09-12", "10-01", "10-02", "10-03", "10-04", "10-05", "10-06", "10-07"]);
const MAKEUP = new Set(["01-30", "02-12", "04-02", "10-08", "10-09", "12-31"]);
const HOUR = 3600e3, DAY = 24 * HOUR;

let state = 20110223;
function random() { // mulberry32
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}
const chance = (p) => random() < p;
const between = (a, b) => a + Math.floor(random() * (b - a + 1));
const weighted = (pairs) => {
  let r = random() * pairs.reduce((sum, [, w]) => sum + w, 0);
  return pairs.find(([, w]) => (r -= w) < 0)?.[0] ?? pairs.at(-1)[0];
};
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

// Instants are kept as if the county's clock were UTC: only the wall-clock time is written.
const monthDay = (t) => new Date(t).toISOString().slice(5, 10);
const works = (t) => MAKEUP.has(monthDay(t)) || (!HOLIDAYS.has(monthDay(t)) && ![0, 6].includes(new Date(t).getUTCDay()));
const startOfDay = (t) => t - (t % DAY);
const inOffice = (t) => {
  const hour = (t % DAY) / HOUR;
  if (works(t) && hour >= 9 && hour < 17) return t;
  let day = startOfDay(t) + (hour >= 17 || !works(t) ? DAY : 0);
  while (!works(day)) day += DAY;
  return day + 9 * HOUR + between(0, 90) * 60e3;
};
const minutes = (t) => t - (t % 60e3);
const day = (t) => new Date(t).toISOString().slice(0, 10).replace(/-0?/g, "/");
const written = (t) => {
  if (t === null || t >= Date.UTC(2012, 0, 1)) return ""; // the log ends with the year
  const d = new Date(t);
  return `${day(t)} ${d.getUTCHours()}:${String(d.getUTCMinutes()).padStart(2, "0")}`;
};

const units = UNITS.map((name, i) => ({ name, weight: 0.4 + random() * 1.6, median: 2.2 + random() * 1.6 + (i === 1 || i === 16 ? 1.2 : 0), people: between(3, 8), number: i + 1 }));
const calls = Array.from({ length: COUNT }, () => Date.UTC(2011, 0, 1) + Math.floor(random() * 365 * DAY)).map(minutes).sort((a, b) => a - b);

const rows = calls.map((call, i) => {
  const unit = weighted(units.map((u) => [u, u.weight]));
  const kind = weighted([["咨询", 30], ["报修", 32], ["投诉", 24], ["举报", 6], ["建议", 8]]);
  const accepted = call + between(1, 25) * 60e3;
  const handed = minutes(inOffice(accepted + (chance(0.04) ? between(2, 6) * DAY : between(10, 300) * 60e3)));
  let answered = handed;
  for (let days = Math.max(0, unit.median * Math.exp(0.5 * normal())); days > 0; days -= Math.min(days, 1)) {
    answered += Math.min(days, 1) * DAY;
    while (!works(answered) && !chance(0.03)) answered += DAY;
  }
  answered = minutes(chance(0.93) ? inOffice(answered) : answered);
  const silent = chance(0.006);
  const result = kind === "咨询" || silent ? null : Math.max(handed + 30 * 60e3, answered - between(10, 600) * 60e3);
  const looked = kind === "投诉" || kind === "举报"; // an inquiry whether it is true belongs to these alone
  return [
    `2011-${String(i + 1).padStart(5, "0")}`,
    weighted([["热线", 78], ["网站", 14], ["来信", 3], ["来访", 5]]),
    kind, unit.name, `P${String(unit.number).padStart(2, "0")}${String(between(1, unit.people)).padStart(2, "0")}`,
    written(call), written(accepted), written(handed), written(result === null ? null : minutes(result)), written(silent ? null : answered),
    chance(0.95) ? 0 : between(1, 3),
    chance(0.02) ? "是" : "否",
    kind === "举报" && chance(0.15) ? (chance(0.3) ? "是" : "") : "否",
    day(call - (kind === "咨询" || kind === "建议" ? 0 : between(0, 9)) * DAY),
    looked ? (chance(0.9) ? "是" : chance(0.5) ? "否" : "") : "",
    chance(0.08) ? "是" : "否", chance(0.01) ? "是" : "否", chance(0.01) ? "是" : "否",
    weighted([["无过错", 12], ["过失", 80], ["重大过失", 6], ["故意", 2]]),
    // Found out together with the inquiry, and rare; "没有" is a finding, an empty cell is none.
    i % 211 === 7 ? "隐瞒作假" : i % 307 === 11 ? "长期不治理、徇私受财" : "没有",
    i % 61 === 3 ? "积极配合" : i % 401 === 9 ? "积极配合、立功" : "没有",
  ].join(",");
});

const header = "编号,渠道,类别,承办单位,承办人,来电,受理,交办,处理结果,反馈,退单次数,重复件已说明,泄露举报人,发生日期,查实,主动纠正,干扰调查,不可抗力,主观,从重情节,从轻情节";
writeFileSync(new URL("complaints.csv", import.meta.url), "\ufeff" + [header, ...rows].join("\r\n") + "\r\n"); // as a spreadsheet saves it
