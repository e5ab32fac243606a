// Apart from what reads kubeconfigs: the declarations of this package must not need those of the library.

/** Which kubeconfig, and what it may do. */
export interface KubeconfigOptions {
  /**
   * Path of the kubeconfig; of several, as `KUBECONFIG` may have them, those that are there are merged. Default: the files of
   * `KUBECONFIG`, else `~/.kube/config`, else the pod's own account.
   */
  path?: string | readonly string[] | undefined;
  /** Default: the current context of the kubeconfig. */
  context?: string | undefined;
  /**
   * Lets programs that the kubeconfig names, such as `aws` or `gke-gcloud-auth-plugin`, be run for credentials. They are
   * run as you, so only for a kubeconfig that you trust. Default: false.
   */
  allowExec?: boolean | undefined;
}
