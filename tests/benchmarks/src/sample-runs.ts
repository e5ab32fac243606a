/** A run as release 1.8.5 lists it, about 640 bytes. */
function sampleRun(index: number): object {
  const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  return {
    id,
    name: `nightly training ${index}`,
    pipeline_spec: {
      pipeline_id: 'a3c8e9a0-0000-4000-8000-000000000001',
      pipeline_name: 'churn',
      parameters: [
        { name: 'rate', value: '0.1' },
        { name: 'rows', value: String(index * 1000) },
      ],
    },
    resource_references: [
      { key: { type: 'EXPERIMENT', id: 'e1c8e9a0-0000-4000-8000-000000000002' }, name: 'churn', relationship: 'OWNER' },
      {
        key: { type: 'PIPELINE_VERSION', id: 'f1c8e9a0-0000-4000-8000-000000000003' },
        name: 'v1',
        relationship: 'CREATOR',
      },
    ],
    service_account: 'default-editor',
    created_at: '2026-01-01T00:00:00Z',
    scheduled_at: '1970-01-01T00:00:00Z',
    finished_at: '2026-01-01T00:10:00Z',
    status: 'Succeeded',
  };
}

/** A single run with its details, about 2 kB. */
export function sampleRunDetail(): string {
  const nodes = Object.fromEntries(
    ['a', 'b', 'c'].map((name) => [
      `churn-x7-${name}`,
      { id: `churn-x7-${name}`, displayName: name, type: 'Pod', phase: 'Succeeded', startedAt: '2026-01-01T00:00:01Z' },
    ]),
  );
  const manifest = JSON.stringify({
    metadata: { name: 'churn-x7' },
    status: { phase: 'Succeeded', nodes },
    pad: 'x'.repeat(600),
  });
  return JSON.stringify({ run: sampleRun(1), pipeline_runtime: { workflow_manifest: manifest } });
}

/** A page of 200 runs, about 129 kB. */
export function samplePage(): string {
  const runs = Array.from({ length: 200 }, (_, index) => sampleRun(index));
  return JSON.stringify({ runs, total_size: 100_000, next_page_token: 'bmV4dA==' });
}
