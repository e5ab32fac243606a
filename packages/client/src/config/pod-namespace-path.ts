/** Where Kubernetes tells a pod its namespace. */
export const POD_NAMESPACE_PATH = '/var/run/secrets/kubernetes.io/serviceaccount/namespace';
