import { goJson } from '../json/go-json-string.js';
import type { ArgoArguments, ArgoTemplate, ArgoWorkflow } from './argo-types.js';
import { containerDriver, containerTemplate, dagDriver, type ImageSpec } from './compiled-templates.js';
import type { RunDetails } from './instantiate-workflow.js';
import type { PipelineSpecDocument } from './pipeline-spec.js';

interface Task {
  readonly taskInfo?: { readonly name?: string };
  readonly inputs?: unknown;
  readonly componentRef?: { readonly name?: string };
  readonly dependentTasks?: readonly string[];
}
interface Component {
  readonly executorLabel?: string;
  readonly dag?: { readonly tasks?: Readonly<Record<string, Task>> };
}
interface Executors {
  readonly executors?: Readonly<Record<string, { readonly container?: ImageSpec }>>;
}

const V2 = 'pipelines.kubeflow.org/v2_component';

/**
 * Compiles an IR specification to the Workflow that executes it: a driver before each DAG and each container.
 * Parts of the specification that this leaves out (importers, resolvers, loops, conditions) run as plain tasks.
 */
export function compileSpec(spec: PipelineSpecDocument, run: RunDetails): Pick<ArgoWorkflow, 'metadata' | 'spec'> {
  const name = spec.pipelineInfo.name;
  const compiler = new Compiler(spec, run.runId);
  const labels = { 'pipeline/runid': run.runId };
  return {
    metadata: {
      name: run.workflowName,
      generateName: `${name.split('/').at(-1) ?? ''}-`,
      labels,
      annotations: {
        ...(run.runName === undefined ? {} : { 'pipelines.kubeflow.org/run_name': run.runName }),
        'pipelines.kubeflow.org/v2_pipeline': 'true',
      },
    },
    spec: {
      templates: compiler.templates(run),
      entrypoint: 'root',
      arguments: {},
      serviceAccountName: run.serviceAccount,
      podMetadata: { annotations: { [V2]: 'true' }, labels: { ...labels, [V2]: 'true' } },
    },
  };
}

const value = (name: string, text: string): { name: string; value: string } => ({ name, value: text });
const passed = (name: string): { name: string; value: string } => value(name, `{{inputs.parameters.${name}}}`);
const asTemplate = (name: string, inputs: readonly string[], tasks: unknown[]): ArgoTemplate => ({
  name,
  inputs: inputs.length > 0 ? { parameters: inputs.map((input) => ({ name: input })) } : {},
  outputs: {},
  metadata: { annotations: { 'sidecar.istio.io/inject': 'false' } },
  dag: { tasks: tasks as { name: string; arguments: ArgoArguments }[] },
});
const CONTEXT = ['dag-context-id', 'dag-execution-id'];

class Compiler {
  readonly #pipeline: string;
  readonly #components: Readonly<Record<string, Component>>;
  readonly #executors: Executors;
  readonly #root: Component;
  readonly #runId: string;
  readonly #done = new Map<string, ArgoTemplate[]>();

  constructor(spec: PipelineSpecDocument, runId: string) {
    this.#pipeline = spec.pipelineInfo.name;
    this.#components = (spec.components ?? {}) as Readonly<Record<string, Component>>;
    this.#executors = (spec.deploymentSpec ?? {}) as Executors;
    this.#root = spec.root as Component;
    this.#runId = runId;
  }

  templates(run: RunDetails): ArgoTemplate[] {
    const inner = this.#dag('root-dag', this.#root);
    const parameters = Object.fromEntries(run.parameters.map(({ name, value: text }) => [name, { stringValue: text }]));
    const root = asTemplate(
      'root',
      [],
      [
        {
          name: 'driver',
          template: 'system-dag-driver',
          arguments: {
            parameters: [
              value('component', goJson(this.#root)),
              value('task', '{}'),
              value('runtime-config', goJson({ parameters })),
            ],
          },
        },
        {
          name: 'dag',
          template: 'root-dag',
          arguments: {
            parameters: [
              value('dag-execution-id', '{{tasks.driver.outputs.parameters.execution-id}}'),
              value('dag-context-id', '{{tasks.driver.outputs.parameters.context-id}}'),
            ],
          },
          dependencies: ['driver'],
        },
      ],
    );
    const components = [...this.#done.values()].flat();
    const driver = components.length > 0 ? [containerDriver(this.#pipeline, this.#runId)] : [];
    return [...driver, ...components, inner, dagDriver(this.#pipeline, this.#runId), root];
  }

  #dag(name: string, component: Component): ArgoTemplate {
    const tasks = Object.entries(component.dag?.tasks ?? {}).map(([taskName, task]) => {
      const template = task.componentRef?.name ?? '';
      this.#component(template);
      return {
        name: task.taskInfo?.name ?? taskName,
        template,
        arguments: { parameters: [passed('dag-context-id'), passed('dag-execution-id'), value('task', goJson(task))] },
        ...(task.dependentTasks && task.dependentTasks.length > 0 ? { dependencies: [...task.dependentTasks] } : {}),
      };
    });
    return asTemplate(name, CONTEXT, tasks);
  }

  #component(name: string): void {
    if (this.#done.has(name) || !Object.hasOwn(this.#components, name)) return;
    const component = this.#components[name] as Component;
    this.#done.set(name, []);
    if (component.dag) {
      this.#done.set(name, [this.#dag(name, component)]);
      return;
    }
    const image = this.#executors.executors?.[component.executorLabel ?? '']?.container ?? {};
    this.#done.set(name, [
      containerTemplate(`${name}-container`, image, this.#pipeline, this.#runId),
      this.#execution(name, component, image),
    ]);
  }

  /** The driver and the container of one component. */
  #execution(name: string, component: Component, image: ImageSpec): ArgoTemplate {
    const outputs = '{{tasks.driver.outputs.parameters';
    const template = asTemplate(
      name,
      ['task', ...CONTEXT],
      [
        {
          name: 'driver',
          template: 'system-container-driver',
          arguments: {
            parameters: [
              passed('component'),
              passed('task'),
              value('container', goJson(image)),
              passed('dag-context-id'),
              passed('dag-execution-id'),
            ],
          },
        },
        {
          name: 'container',
          template: `${name}-container`,
          arguments: {
            parameters: [
              value('executor-input', `${outputs}.executor-input}}`),
              value('execution-id', `${outputs}.execution-id}}`),
              passed('component'),
            ],
          },
          dependencies: ['driver'],
          when: `${outputs}.cached-decision}} != true`,
        },
      ],
    );
    return {
      ...template,
      inputs: {
        parameters: [...(template.inputs.parameters ?? []), { name: 'component', default: goJson(sorted(component)) }],
      },
    };
  }
}

/** The executor's label is printed last. */
function sorted({ executorLabel, ...rest }: Component): Component {
  return executorLabel === undefined ? rest : { ...rest, executorLabel };
}
