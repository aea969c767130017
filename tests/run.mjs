// The one test command. Plain JavaScript on Node's own modules: it runs before anything is installed.
//   node tests/run.mjs          everything, ending with "N passed, N failed"
//   node tests/run.mjs check    types, lint, dead code
//   node tests/run.mjs bench    the figures of quality, as a table and bench-results.json; names choose some: bench saves list
//   node tests/run.mjs soak     the long forms, hours of them; names choose some: soak parsers kills matrix load axe
//                               soak load --minutes 10 --people 20 --rhythm 4000   a shorter or lighter load than an hour of 50 people
//   node tests/run.mjs unit|services|golden|security|reliability|journeys   one suite
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { stripVTControlCharacters } from "node:util";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const results = join(root, ".build/test-results");
const wanted = process.argv[2] ?? "all";
const started = Date.now();
const say = (line) => process.stdout.write(`${line}\n`);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** Runs a command with its output shown; resolves to its exit code. */
const run = (command, args, env = {}) =>
  new Promise((done) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
    child.on("error", () => done(127));
    child.on("exit", (code, signal) => done(signal ? 128 : (code ?? 1)));
  });

const bin = (name) => join(root, "node_modules/.bin", name);

function onPath(name) {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));
}

async function installLibraries() {
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules/.package-lock.json");
  const upToDate =
    existsSync(installed) &&
    existsSync(lock) &&
    JSON.parse(readFileSync(lock, "utf8")).version === JSON.parse(readFileSync(installed, "utf8")).version &&
    spawnSync("npm", ["ls", "--depth=0", "--silent"], { cwd: root, stdio: "ignore" }).status === 0;
  if (upToDate) return;
  say("Installing the libraries …");
  if ((await run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"])) !== 0)
    fail("The libraries could not be installed; see above.");
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}

/** The programs that the tests call: found, else installed as root with Debian's tool, else named. */
function installPrograms() {
  const missing = [
    ["pdftoppm", "poppler-utils"],
    ["qpdf", "qpdf"],
    ["openssl", "openssl"],
  ].filter(([program]) => !onPath(program));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    say(`Installing ${packages.join(", ")} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { stdio: ["ignore", "ignore", "inherit"], env });
  }
  const still = missing.filter(([program]) => !onPath(program));
  if (still.length > 0)
    fail(
      `The tests need ${still.map(([program, name]) => `${program} (package ${name})`).join(", ")}. Install them and run the tests again.`,
    );
}

/** A browser: the one named in GROUNDWORK_BROWSER, Playwright's own, the system's, else one is installed. */
async function findBrowser() {
  const named = process.env.GROUNDWORK_BROWSER;
  if (named) return existsSync(named) ? named : fail(`GROUNDWORK_BROWSER names ${named}, which does not exist.`);
  const own = await playwrightBrowser();
  if (own) return own;
  const system = systemBrowser();
  if (system) return system;
  say("Installing a browser …");
  if (spawnSync(bin("playwright"), ["install", "--with-deps", "chromium"], { cwd: root, stdio: "ignore" }).status === 0) {
    const installed = await playwrightBrowser();
    if (installed) return installed;
  }
  if (process.getuid?.() === 0 && onPath("apt-get")) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env });
    spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { stdio: ["ignore", "ignore", "inherit"], env });
  }
  return (
    systemBrowser() ??
    fail("The tests need a browser: install Chromium (package chromium), or name one in GROUNDWORK_BROWSER, and run the tests again.")
  );
}

async function playwrightBrowser() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : null;
}

function systemBrowser() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  for (const folder of (process.env.PATH ?? "").split(delimiter))
    for (const name of names) if (existsSync(join(folder, name))) return join(folder, name);
  return null;
}

/** The generated client, the compiled worker and command line, and one build of the application. */
async function build({ application }) {
  const { prepare } = await import("../lib/cli/start-build.mjs");
  await prepare(root, { application, say });
}

const single = (name, command, args) => ({
  name,
  run: async () => ((await run(command, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
});

function vitest(name, folders, env = {}) {
  return {
    name,
    async run() {
      const report = join(results, `${name}.json`);
      const code = await run(bin("vitest"), ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`, ...folders], env);
      if (!existsSync(report)) return { passed: 0, failed: 1 };
      const {
        numPassedTests: passed,
        numFailedTests: failed,
        numFailedTestSuites: broken,
        testResults,
      } = JSON.parse(readFileSync(report, "utf8"));
      return {
        passed,
        failed: failed > 0 ? failed : broken > 0 || code !== 0 ? Math.max(1, broken) : 0,
        failures: failedFiles(testResults),
      };
    },
  };
}

function playwright(name, browser, folder = "tests/journeys") {
  return {
    name,
    async run() {
      const report = join(results, `${name}.json`);
      const code = await run(bin("playwright"), ["test", "--config", `${folder}/playwright.config.ts`], {
        GROUNDWORK_BROWSER: browser,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      });
      if (!existsSync(report)) return { passed: 0, failed: 1 };
      const { stats, ...journeys } = JSON.parse(readFileSync(report, "utf8"));
      const failed = stats.unexpected + stats.flaky;
      return { passed: stats.expected, failed: failed > 0 ? failed : code !== 0 ? 1 : 0, failures: failedJourneys(journeys) };
    },
  };
}

/** Every failed test of a vitest report, each with its file and the first lines of why. */
function failedFiles(files) {
  return files
    .filter(({ status }) => status === "failed")
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative(root, name);
      const tests = assertionResults.filter(({ status }) => status === "failed");
      return tests.length === 0
        ? [`${file}\n${shortened(message)}`]
        : tests.map((test) => `${file} › ${test.fullName}\n${shortened(test.failureMessages.join("\n"))}`);
    });
}

/** Every failed test of a Playwright report; suites hold suites. */
function failedJourneys({ suites = [], specs = [] }) {
  return [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, title, tests }) => {
        const errors = tests.flatMap(({ results: runs }) => runs.flatMap((attempt) => attempt.errors.map(({ message }) => message)));
        return `${file} › ${title}\n${shortened(errors.join("\n"))}`;
      }),
    ...suites.flatMap(failedJourneys),
  ];
}

function shortened(message) {
  return stripVTControlCharacters(message ?? "")
    .split("\n")
    .slice(0, 12)
    .map((line) => `    ${line.slice(0, 300)}`)
    .join("\n");
}

const soak = (name, files) => vitest(name, files, { GROUNDWORK_SOAK: "1" });

/** 50 people who type for an hour; `options` shorten or lighten it. */
const load = (options) => ({
  name: "load",
  async run() {
    const report = join(results, "load.json");
    await run(bin("tsx"), ["tests/soak/load.ts", ...options, "--report", report], { NODE_ENV: "production" });
    return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { passed: 0, failed: 1 };
  },
});

function chosenSoaks(words) {
  const options = words.findIndex((word) => word.startsWith("--"));
  const names = options < 0 ? words : words.slice(0, options);
  const parts = [
    soak(
      "parsers",
      ["assessment-files", "aws-files", "pdfs"].map((what) => `tests/reliability/hostile-${what}.test.ts`),
    ),
    soak("kills", [
      ...["saving", "signing", "migrating"].map((what) => `tests/reliability/killed-while-${what}.test.ts`),
      "tests/reliability/start-and-stop.test.ts",
    ]),
    soak(
      "matrix",
      ["permission-matrix-over-http", "permission-matrix-without-proxy", "pages-for-others"].map(
        (what) => `tests/security/${what}.test.ts`,
      ),
    ),
    load(options < 0 ? [] : words.slice(options)),
    // A browser is looked for, and installed, only where it is needed.
    { name: "axe", run: async () => playwright("axe", await findBrowser(), "tests/soak").run() },
  ];
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown) fail(`There is no part “${unknown}” of the soak; there are ${parts.map(({ name }) => name).join(", ")}.`);
  return names.length === 0 ? parts : parts.filter(({ name }) => names.includes(name));
}

const checks = () => [
  single("types", bin("tsc"), ["--noEmit"]),
  single("lint", bin("biome"), ["check", "--error-on-warnings", "."]),
  single("dead code", bin("knip"), ["--config", "tests/knip.json", "--no-config-hints"]),
];

async function runSuites(suites) {
  const lines = [];
  const failures = [];
  let passed = 0;
  let failed = 0;
  for (const suite of suites) {
    const since = Date.now();
    say(`\n— ${suite.name}`);
    const counted = await suite.run();
    passed += counted.passed;
    failed += counted.failed;
    failures.push(...(counted.failures ?? []));
    lines.push(
      `${suite.name.padEnd(12)} ${String(counted.passed).padStart(5)} passed ${String(counted.failed).padStart(4)} failed   ${seconds(since)}`,
    );
  }
  // Again at the end, where somebody who has only the last lines of a log finds them.
  if (failures.length > 0) say(`\nFailed:\n${failures.join("\n")}`);
  say(`\n${lines.join("\n")}\nall          ${seconds(started)}`);
  say(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await installLibraries();
// The bench reads what the last journeys counted.
if (wanted !== "bench") rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

if (wanted === "check") {
  await build({ application: false });
  await runSuites(checks());
} else if (wanted === "unit") {
  await build({ application: false });
  await runSuites([vitest("unit", ["lib", "templates", "components"])]);
} else if (["services", "golden", "security", "reliability"].includes(wanted)) {
  installPrograms();
  await build({ application: wanted === "security" || wanted === "reliability" });
  await runSuites([vitest(wanted, [`tests/${wanted}`])]);
} else if (wanted === "journeys") {
  const browser = await findBrowser();
  await build({ application: true });
  await runSuites([playwright("journeys", browser)]);
} else if (wanted === "bench") {
  const browser = await findBrowser();
  await build({ application: true });
  process.exitCode = await run(bin("tsx"), ["tests/bench/run.ts", ...process.argv.slice(3)], {
    GROUNDWORK_BROWSER: browser,
    NODE_ENV: "production",
  });
} else if (wanted === "soak") {
  installPrograms();
  await build({ application: true });
  await runSuites(chosenSoaks(process.argv.slice(3)));
} else if (wanted === "all") {
  installPrograms();
  const browser = await findBrowser();
  const since = Date.now();
  await build({ application: true });
  say(`Built in ${seconds(since)}.`);
  await runSuites([
    ...checks(),
    vitest("unit", ["lib", "templates", "components"]),
    vitest("services", ["tests/services"]),
    vitest("golden", ["tests/golden"]),
    vitest("security", ["tests/security"]),
    vitest("reliability", ["tests/reliability"]),
    playwright("journeys", browser),
  ]);
} else {
  say(`There is no suite “${wanted}”.`);
  process.exitCode = 2;
}
