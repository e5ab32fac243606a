import type { ArgoWorkflow } from '../../manifest/argo-workflow.js';
import { stringsOf } from '../../manifest/json-value.js';
import type { GraphBuilder, GraphSpan } from '../graph-builder.js';
import { loopText } from './argo-loop.js';
import { argoTasks, argoTemplates, type ReadTask as Task, type ReadTemplate as Template } from './argo-spec.js';
import { argoArtifacts, argoParameters, authoredDisplayName } from './argo-task.js';

/** Templates may nest so that a short text stands for millions of tasks. */
const MAX_NODES = 5_000;
const MAX_DEPTH = 60;

/** A place in the graph to be: the name so far, the group around, and the templates that are being drawn. */
interface Place {
  readonly name: string;
  readonly parent?: string;
  readonly within: readonly string[];
}

/** Draws what will run, from the templates: each loop once, each repetition of itself as one node. */
export class ArgoTemplateGraph {
  readonly #builder: GraphBuilder;
  readonly #templates: ReadonlyMap<string | undefined, Template>;
  #exitHandler = false;
  /** Set once there was more to draw than is sensible. */
  truncated = false;

  constructor(workflow: Partial<ArgoWorkflow>, builder: GraphBuilder) {
    this.#builder = builder;
    this.#templates = argoTemplates(workflow);
  }

  /** Draws the whole workflow. */
  drawWorkflow({ entrypoint, onExit }: { entrypoint?: string; onExit?: string }, name: string): void {
    if (entrypoint) this.drawTask({ name, template: entrypoint }, { name, within: [] });
    if (!onExit) return;
    this.#exitHandler = true;
    this.drawTask({ name: onExit, template: onExit }, { name: `${name}.onExit`, within: [] });
    this.#exitHandler = false;
  }

  template(name: string | undefined): Template | undefined {
    return this.#templates.get(name);
  }

  /** Draws a task and whatever its template holds. */
  drawTask(task: Task, place: Place): GraphSpan {
    const template = this.#templates.get(task.template);
    const element = {
      id: place.name,
      name: place.name,
      displayName: authoredDisplayName(template) ?? task.name ?? place.name,
      state: 'pending' as const,
      phase: '',
      ...(task.template ? { template: task.template } : {}),
      ...(place.parent === undefined ? {} : { parent: place.parent }),
      ...(task.when ? { condition: task.when } : {}),
      ...loopText(task),
    };
    const repeated = task.template !== undefined && place.within.includes(task.template);
    const type = repeated ? 'Recursion' : typeOf(template);
    const full = this.#builder.nodes.length >= MAX_NODES || place.within.length >= MAX_DEPTH;
    if (template && (type === 'DAG' || type === 'Steps') && !full) {
      this.#builder.groups.push({ ...element, type });
      const inside = { name: place.name, parent: place.name, within: [...place.within, task.template ?? ''] };
      const span =
        type === 'DAG' ? this.drawDag(argoTasks(template.dag?.tasks), inside) : this.#drawSteps(template, inside);
      return { ...span, group: place.name };
    }
    this.truncated ||= full;
    this.#builder.nodes.push({
      ...element,
      type,
      inputs: argoParameters(task.arguments),
      outputs: [],
      artifacts: argoArtifacts(template?.inputs, template?.outputs),
      attempts: [],
      planned: true,
      ...(this.#exitHandler ? { exitHandler: true } : {}),
    });
    return { first: [place.name], last: [place.name] };
  }

  /** Draws the tasks of a DAG. `known` has those that are drawn already. */
  drawDag(tasks: readonly Task[], place: Place, known: ReadonlyMap<string, GraphSpan> = new Map()): GraphSpan {
    const spans = new Map<string, GraphSpan>(known);
    for (const task of tasks) {
      if (!task.name || spans.has(task.name)) continue;
      spans.set(task.name, this.drawTask(task, { ...place, name: `${place.name}.${task.name}` }));
    }
    const needed = new Set<string>();
    const first: string[] = [];
    for (const task of tasks) {
      const span = spans.get(task.name ?? '');
      if (!span || known.has(task.name ?? '')) continue;
      const names = dependenciesOf(task).filter((name) => spans.has(name) && name !== task.name);
      if (names.length === 0) first.push(...span.first);
      for (const name of names) {
        needed.add(name);
        this.#builder.connect(spans.get(name) ?? span, span);
      }
    }
    const last = [...spans].filter(([name]) => !needed.has(name)).flatMap(([, span]) => span.last);
    return { first, last };
  }

  #drawSteps(template: Template, place: Place): GraphSpan {
    const rows = Array.isArray(template.steps) ? template.steps : [];
    const spans = rows.map((row, index): GraphSpan => {
      const steps = argoTasks(Array.isArray(row) ? row : [row]);
      const drawn = steps.map((step) =>
        this.drawTask(step, { ...place, name: `${place.name}[${index}].${step.name ?? ''}` }),
      );
      return { first: drawn.flatMap(({ first }) => first), last: drawn.flatMap(({ last }) => last) };
    });
    for (const [index, span] of spans.entries()) {
      const next = spans[index + 1];
      if (next) this.#builder.connect(span, next);
    }
    return { first: spans[0]?.first ?? [], last: spans.at(-1)?.last ?? [] };
  }
}

function typeOf(template: Template | undefined): string {
  if (!template) return 'Unknown';
  if (template.dag) return 'DAG';
  if (template.steps) return 'Steps';
  if (template.suspend) return 'Suspend';
  return 'http' in template ? 'HTTP' : 'Pod';
}

/** The names in `dependencies`, or in an expression such as `a.Succeeded && (b || c.Failed)`. */
function dependenciesOf(task: Task): string[] {
  const words =
    typeof task.depends === 'string' ? (task.depends.match(/[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z]+)?/g) ?? []) : [];
  return [...new Set([...stringsOf(task.dependencies), ...words.map((word) => word.replace(/\..*$/, ''))])];
}
