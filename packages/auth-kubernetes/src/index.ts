export { type ForwardedService, type ForwardServiceOptions, forwardService } from './forwarding/forward-service.js';
export type { KubeconfigOptions } from './kubeconfig/kubeconfig-options.js';
export { type KubeconfigConnectionOptions, kubeconfigConnection } from './kubeconfig-connection.js';
export { serviceAccountTokenRequest, type TokenRequestOptions } from './service-account-token-request.js';
