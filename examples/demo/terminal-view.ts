import { createLogUpdate } from 'log-update';
import colors from 'picocolors';
import { formatTable } from './format-table.js';
import { type TaskRow, taskRows } from './task-rows.js';
import type { RunProgress, View } from './view.js';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;

/** Finished steps stand as lines; the run that is waited for is redrawn in place. */
export function createTerminalView(out: NodeJS.WriteStream): View {
  const live = createLogUpdate(out);
  let shown: RunProgress | undefined;
  let frame = 0;
  let timer: NodeJS.Timeout | undefined;
  const write = (line: string) => out.write(`${line}\n`);
  const draw = () => {
    if (shown) live(drawProgress(shown, FRAMES[frame++ % FRAMES.length] ?? ''));
  };
  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  return {
    title: (name, text) => write(`\n${colors.bold(name)} ${colors.dim(text)}`),
    section: (who, what) => write(`\n${colors.bold(colors.cyan(who))} ${colors.dim(what)}`),
    step: (label, text) => write(`  ${colors.green('✔')} ${label.padEnd(11)} ${text}`),
    progress(progress) {
      shown = progress;
      timer ??= setInterval(draw, FRAME_MS);
      draw();
    },
    progressDone() {
      stop();
      if (shown) live(drawProgress(shown, ''));
      live.done();
      shown = undefined;
    },
    result(status, text) {
      const good = status === 'Succeeded' || status === 'Completed';
      write(
        `  ${good ? colors.green('✔') : colors.red('✖')} ${'result'.padEnd(11)} ${good ? colors.green(status) : colors.red(status)} ${text}`,
      );
    },
    block(label, lines) {
      write(`\n  ${colors.bold(label)}`);
      for (const line of lines) write(`    ${line}`);
    },
    table(label, header, rows) {
      write(`\n  ${colors.bold(label)}`);
      const [head, ...body] = formatTable(header, rows);
      write(`    ${colors.dim(head ?? '')}`);
      for (const line of body) write(`    ${line}`);
    },
    refusal(name, message, hint) {
      write(`  ${colors.red('✖')} ${'refused'.padEnd(11)} ${colors.red(name)} ${message}`);
      write(`  ${colors.yellow('→')} ${'hint'.padEnd(11)} ${hint}`);
    },
    done: (text) => write(`\n${colors.dim(text)}\n`),
    close() {
      stop();
      live.done();
    },
  };
}

function drawProgress({ status, graph, elapsedMs }: RunProgress, spinner: string): string {
  const tasks = taskRows(graph);
  const finished = tasks.filter((task) => task.finished).length;
  const count = tasks.length > 0 ? `${finished}/${tasks.length} tasks` : '';
  const [mark, label] = spinner ? [colors.cyan(spinner), 'waiting'] : [colors.green('✔'), 'waited'];
  const head = `  ${mark} ${label.padEnd(11)} ${(elapsedMs / 1000).toFixed(1)} s  ${status || 'Pending'}  ${colors.dim(count)}`;
  return [head, ...tasks.map((task) => drawTask(task, spinner))].join('\n');
}

function drawTask(task: TaskRow, spinner: string): string {
  const name = task.name.padEnd(24);
  if (!task.finished) {
    return task.phase !== 'Pending'
      ? `      ${colors.cyan(spinner)} ${name} ${task.phase}`
      : colors.dim(`      ○ ${name} ${task.phase}`);
  }
  const mark = task.failed ? colors.red('✖') : task.skipped ? colors.dim('–') : colors.green('✔');
  return `      ${mark} ${name} ${task.failed ? colors.red(task.phase) : task.phase}  ${colors.dim(task.duration)}`;
}
