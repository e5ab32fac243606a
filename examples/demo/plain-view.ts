import { formatTable } from './format-table.js';
import { taskRows } from './task-rows.js';
import type { View } from './view.js';

/** One line for everything that changes; nothing is ever overwritten. */
export function createPlainView(write: (line: string) => void): View {
  let lastStatus = '';
  const lastPhases = new Map<string, string>();
  return {
    title: (name, text) => write(`${name}: ${text}`),
    section(who, what) {
      lastStatus = '';
      lastPhases.clear();
      write(`\n${who}, ${what}`);
    },
    step: (label, text) => write(`  ${label.padEnd(11)} ${text}`),
    progress({ status, graph }) {
      if (status && status !== lastStatus) write(`  ${'status'.padEnd(11)} ${status}`);
      lastStatus = status;
      for (const task of taskRows(graph)) {
        if (lastPhases.get(task.id) === task.phase) continue;
        lastPhases.set(task.id, task.phase);
        write(`  ${'task'.padEnd(11)} ${task.name}: ${task.phase}${task.duration ? ` (${task.duration})` : ''}`);
      }
    },
    progressDone() {},
    result: (status, text) => write(`  ${'result'.padEnd(11)} ${status}: ${text}`),
    block(label, lines) {
      write(`  ${label}`);
      for (const line of lines) write(`    ${line}`);
    },
    table(label, header, rows) {
      write(`  ${label}`);
      for (const line of formatTable(header, rows)) write(`    ${line}`);
    },
    refusal(name, message, hint) {
      write(`  ${'refused'.padEnd(11)} ${name}: ${message}`);
      write(`  ${'hint'.padEnd(11)} ${hint}`);
    },
    done: (text) => write(`\n${text}`),
    close() {},
  };
}
