#!/usr/bin/env node
import { runBinary } from './run-binary.js';

await runBinary(process.argv.slice(2));
