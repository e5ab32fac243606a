/**
 * Does with the facade what the Python clients were recorded doing, and compares: `pnpm test:parity [part of a name]`.
 * Exits 1 for a difference that `differences.ts` gives no reason for, and for one given there that is no more.
 */
import { differences } from './differences.js';
import { judgeAll } from './judge-all.js';
import { formatReport } from './report.js';

const part = process.argv[2] ?? '';
const { text, failed } = formatReport(await judgeAll(part), part === '' ? differences : []);
console.log(text);
process.exitCode = failed ? 1 : 0;
