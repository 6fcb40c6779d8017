// Reads what the test runners wrote (TRX, Vitest's JSON) and prints the totals that end `./dev test`.
//   totals.mjs FOLDER BROKEN [NAME]  prints `N passed, N failed`; BROKEN counts what failed outside of a test
//   totals.mjs --failed FILE         succeeds where FILE is complete and holds a failed test
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const none = { passed: 0, failed: 0, skipped: 0 }

function fromTrx(text) {
  const counters = text.match(/<Counters [^>]*>/)?.[0]
  if (!counters) return null
  const count = name => Number(counters.match(new RegExp(`\\b${name}="(\\d+)"`))?.[1] ?? 0)
  const cutShort = /<ResultSummary outcome="(Aborted|Error)"/.test(text) || /testhost.*(crash|abort)/i.test(text)
  return { passed: count('passed'), failed: count('executed') - count('passed'), skipped: count('total') - count('executed'), cutShort }
}

function fromVitest(text) {
  const run = JSON.parse(text)
  const failed = run.numFailedTests || (run.success ? 0 : run.numFailedTestSuites)
  return { passed: run.numPassedTests, failed, skipped: run.numPendingTests + run.numTodoTests }
}

function read(file) {
  if (!existsSync(file)) return null
  const text = readFileSync(file, 'utf8')
  return file.endsWith('.trx') ? fromTrx(text) : fromVitest(text)
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }
}

if (process.argv[2] === '--failed') {
  const one = read(process.argv[3])
  process.exit(one && one.failed > 0 && !one.cutShort ? 0 : 1)
}

const [folder, broken, name] = process.argv.slice(2)
const files = readdirSync(folder).filter(name => /\.(trx|json)$/.test(name)).map(name => join(folder, name))
const total = files.map(read).reduce((sum, one) => add(sum, one ?? none), { ...none, failed: Number(broken) })
// Vitest calls skipped what a NAME leaves out.
if (name) total.skipped = 0
if (total.passed + total.failed === 0) console.error('no test ran')
console.log(`${total.passed} passed, ${total.failed} failed` + (total.skipped ? `, ${total.skipped} skipped` : ''))
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0)
