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
      const change = status !== lastStatus && status ? `  ${'status'.padEnd(11)} ${status}` : undefined;
      // Tasks start after their run and end before it.
      const ends = lastStatus === 'Running';
      lastStatus = status;
      if (change && !ends) write(change);
      for (const task of taskRows(graph)) {
        if (lastPhases.get(task.id) === task.phase) continue;
        lastPhases.set(task.id, task.phase);
        write(`  ${'task'.padEnd(11)} ${task.name}: ${task.phase}${task.duration ? ` (${task.duration})` : ''}`);
      }
      if (change && ends) write(change);
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
