// Make the files in tests/planner/recurrence/data from sources that share no code with the app.
//
//   npm install --no-save @hebcal/core@6.9.3 astronomy-engine@2.1.19 moment-hijri@3.0.0
//   node scripts/calendar_fixtures.mjs
//
// What was used: Node 20.20.2 with ICU 78.2 (another ICU may give other Chinese and
// Umm al-Qura months). The packages are needed here only; nothing of them is in the app.
// Only dates, which are facts, are written: no code or text of a source.
//
//   yahrzeit.json.gz  HebrewCalendar.getYahrzeit of @hebcal/core
//   hijri.json.gz     icu: Intl islamic-umalqura; van_gent: the table of R. H. van Gent
//                     for 1356 to 1500 AH, as moment-hijri carries it; mecca: the rule in
//                     force since 1423 AH (at Mecca, the moon is new before sunset and sets
//                     after the sun), with the sun and moon of astronomy-engine
//   chinese.json.gz   icu: Intl chinese; astronomy: new moons and solar terms of
//                     astronomy-engine by the rule of GB/T 33661-2017; Qingming likewise

import { writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { HDate, HebrewCalendar } from "@hebcal/core";
import * as Astronomy from "astronomy-engine";
import moment from "moment-hijri";

const FOLDER = new URL("../tests/planner/recurrence/data/", import.meta.url);
const DAY = 86_400_000;

const iso = (time) => new Date(time).toISOString().slice(0, 10);
const write = (name, document) =>
  writeFileSync(new URL(name, FOLDER), gzipSync(JSON.stringify(document), { level: 9 }));

function* days(first, last) {
  for (let time = Date.parse(first); time <= Date.parse(last); time += DAY) yield time;
}

// A small generator with a seed, so that the same dates are chosen each time.
let seed = 20_260_310;
const random = () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return seed / 2 ** 32;
};

// Yahrzeit: deaths from 1900 on, all years observed from 1950 to 2050.

function yahrzeit() {
  const chosen = [];
  for (let count = 0; count < 120; count += 1) {
    chosen.push(Date.parse("1900-01-01") + Math.floor(random() * 150 * 365) * DAY);
  }
  // Every 30 Cheshvan, 30 Kislev and 30 Adar I, and some days of each Adar.
  for (const time of days("1930-01-01", "2045-12-31")) {
    const day = new HDate(new Date(time + DAY / 2));
    const [month, number] = [day.getMonth(), day.getDate()];
    const adar = month === 12 || month === 13;
    if ((number === 30 && [8, 9, 12].includes(month)) || (adar && [1, 14, 29].includes(number))) {
      if (number === 30 || random() < 0.25) chosen.push(time);
    }
  }
  return chosen.sort((a, b) => a - b).map((time) => {
    const afterSunset = random() < 0.2;
    const death = new HDate(new Date(time + DAY / 2 + (afterSunset ? DAY : 0)));
    const observed = [];
    for (let year = Math.max(death.getFullYear() + 1, 5710); year <= 5811; year += 1) {
      const found = HebrewCalendar.getYahrzeit(year, death);
      if (found === undefined) continue;
      const day = found.greg();
      const text = iso(Date.UTC(day.getFullYear(), day.getMonth(), day.getDate()));
      if (text >= "1950-01-01" && text <= "2050-12-31") observed.push(text);
    }
    return [iso(time), afterSunset, observed];
  });
}

// Umm al-Qura: the first day of each month, as days since the one before.

function hijri() {
  const icu = {};
  const format = new Intl.DateTimeFormat("en-u-ca-islamic-umalqura-nu-latn", {
    year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC",
  });
  for (const time of days("1924-06-01", "2078-02-01")) {
    const parts = Object.fromEntries(format.formatToParts(time).map((p) => [p.type, p.value]));
    if (parts.day === "1") icu[`${parts.year}-${parts.month}`] = iso(time);
  }
  const monthly = (first, start) => {
    const starts = [];
    for (let year = first; year <= 1500; year += 1) {
      for (let month = 1; month <= 12; month += 1) starts.push(start(year, month));
    }
    return { first_year: first, starts };
  };
  const vanGent = (year, month) =>
    moment(`${year}/${month}/1`, "iYYYY/iM/iD").locale("en").format("YYYY-MM-DD");
  const inIcu = (year, month) => icu[`${year}-${month}`];
  return {
    icu: monthly(1343, inIcu),
    mecca: monthly(1423, (year, month) => atMecca(inIcu(year, month))),
    van_gent: monthly(1356, vanGent),
  };
}

// The first day of the month that begins nearest to a day, by the moon over Mecca.
function atMecca(near) {
  const mecca = new Astronomy.Observer(21.4225, 39.8262, 300);
  const moon = Astronomy.SearchMoonPhase(0, new Date(Date.parse(near) - 6 * DAY), 12);
  const inMecca = new Date(moon.date.getTime() + DAY / 8);
  for (let days = 0; ; days += 1) {
    const day = Date.parse(iso(inMecca)) + days * DAY;
    const noon = new Date(day + 9 * (DAY / 24));
    const sunset = Astronomy.SearchRiseSet("Sun", mecca, -1, noon, 1);
    const moonset = Astronomy.SearchRiseSet("Moon", mecca, -1, noon, 2);
    const lag = moonset.ut - sunset.ut;
    if (moon.ut < sunset.ut && lag > 0 && lag < 0.5) return iso(day + DAY);
  }
}

// Chinese: [first day, lunar year, month, whether it is a leap month].

function chineseIcu() {
  const format = new Intl.DateTimeFormat("en-u-ca-chinese-nu-latn", {
    year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC",
  });
  const months = [];
  for (const time of days("1901-02-19", "2100-02-08")) {
    const parts = Object.fromEntries(format.formatToParts(time).map((p) => [p.type, p.value]));
    if (parts.day === "1") {
      const leap = parts.month.endsWith("bis");
      months.push([iso(time), Number(parts.relatedYear), Number.parseInt(parts.month, 10), leap]);
    }
  }
  return months;
}

// The day in China of a moment: UTC+8 from 1929 on, before that Beijing's mean time.
function dayInChina(time) {
  const minutes = time.date < new Date(Date.UTC(1928, 11, 31, 16)) ? 465 + 40 / 60 : 480;
  return Math.floor((time.date.getTime() + minutes * 60_000) / DAY) * DAY;
}

function astronomy() {
  const moons = [];
  for (let time = Astronomy.MakeTime(new Date(Date.UTC(1899, 9, 1))); ; ) {
    const moon = Astronomy.SearchMoonPhase(0, time, 40);
    moons.push(dayInChina(moon));
    time = moon.AddDays(25);
    if (moon.date.getUTCFullYear() > 2101) break;
  }
  const terms = [];
  const solstices = [];
  const qingming = [];
  for (let year = 1899; year <= 2101; year += 1) {
    const near = (days) => Astronomy.MakeTime(new Date(Date.UTC(year, 2, 10))).AddDays(days);
    for (let count = 0; count < 12; count += 1) {
      const term = dayInChina(Astronomy.SearchSunLongitude(count * 30, near(count * 30.44), 25));
      terms.push(term);
      if (count === 9) solstices.push(term);
    }
    if (year >= 1901 && year <= 2099) {
      qingming.push(iso(dayInChina(Astronomy.SearchSunLongitude(15, near(18), 15))));
    }
  }
  const place = (day) => moons.findLastIndex((moon) => moon <= day);
  const months = [];
  for (let count = 0; count + 1 < solstices.length; count += 1) {
    const [first, next] = [place(solstices[count]), place(solstices[count + 1])];
    let [number, leapIsDue] = [10, next - first === 13];
    for (let each = first; each < next; each += 1) {
      const hasTerm = terms.some((term) => moons[each] <= term && term < moons[each + 1]);
      const leap = leapIsDue && !hasTerm;
      if (leap) leapIsDue = false;
      else number += 1;
      months.push([iso(moons[each]), ((number - 1) % 12) + 1, leap]);
    }
  }
  let year = 0;
  const numbered = months.map(([day, month, leap]) => {
    if (month === 1 && !leap) year = Number(day.slice(0, 4));
    return [day, year, month, leap];
  });
  const known = numbered.filter(([, each]) => each >= 1901 && each <= 2099);
  return { months: known, qingming };
}

write("yahrzeit.json.gz", yahrzeit());
write("hijri.json.gz", hijri());
write("chinese.json.gz", { icu: chineseIcu(), ...astronomy() });
