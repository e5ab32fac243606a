/** Where Kubernetes projects the token that Kubeflow Pipelines takes. */
export const DEFAULT_TOKEN_PATH = '/var/run/secrets/kubeflow/pipelines/token';
/** Names another path. */
export const TOKEN_PATH_VARIABLE = 'KF_PIPELINES_SA_TOKEN_PATH';

/** The token at a path as `client.explain()` shows it. */
export const describeToken = (path: string): string => `the service account token in ${path}`;
