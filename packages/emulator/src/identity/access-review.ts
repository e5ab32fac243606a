import { internalError, permissionDenied, wrapping } from '../errors/server-failure.js';
import { firstValue, type RequestHeaders } from '../http/request-headers.js';
import { type AccessPolicy, allows, printAttributes, type ResourceAttributes } from './access-policy.js';
import { authenticate, type IdentityOptions } from './authenticate.js';

const PIPELINES_GROUP = 'pipelines.kubeflow.org';
const VERSION = 'v1beta1';

/** A question to the access review, in short. */
export interface AccessQuestion {
  readonly resource: string;
  readonly verb: string;
  readonly namespace: string;
  readonly name?: string;
  readonly group?: string;
  readonly version?: string;
}

export interface AccessReviewOptions extends IdentityOptions {
  readonly multiUser: boolean;
  /** Denials say in which namespace rights are missing. */
  readonly denialsNameNamespace: boolean;
}

/** Asks whether a caller may do something. In single-user mode everybody may do everything. */
export class AccessReview {
  readonly #policy: AccessPolicy;
  readonly #options: AccessReviewOptions;

  constructor(policy: AccessPolicy, options: AccessReviewOptions) {
    this.#policy = policy;
    this.#options = options;
  }

  get multiUser(): boolean {
    return this.#options.multiUser;
  }

  /** @throws ServerFailure that says who was denied what, without the texts of the operation around it */
  check(headers: RequestHeaders, question: AccessQuestion): void {
    if (!this.multiUser) return;
    const user = authenticate(headers, this.#policy, this.#options);
    this.#review(user, question);
  }

  /** The same with the text that operations on API resources put in front. */
  checkResource(headers: RequestHeaders, question: AccessQuestion): void {
    if (!this.multiUser) return;
    wrapping('Failed to authorize with API resource references', () => this.check(headers, question));
  }

  /** Uploads ask for the value of the user header as it is; tokens and prefixes do not count. */
  checkRawHeader(headers: RequestHeaders, question: AccessQuestion): void {
    this.#review(firstValue(headers, this.#options.userIdHeader), question);
  }

  #review(user: string, question: AccessQuestion): void {
    const asked: ResourceAttributes = {
      namespace: question.namespace,
      verb: question.verb,
      group: question.group ?? PIPELINES_GROUP,
      version: question.version ?? VERSION,
      resource: question.resource,
      name: question.name ?? '',
    };
    const request = `(request: ${printAttributes(asked)})`;
    if (user === '') {
      throw internalError(
        `Failed to create SubjectAccessReview for user '' ${request}`,
        '.authorization.k8s.io "" is invalid: spec.user: Invalid value: "": at least one of user or group must be specified',
      );
    }
    if (allows(this.#policy, user, asked)) return;
    const denial = permissionDenied(`User '${user}' is not authorized with reason:  ${request}`);
    throw this.#options.denialsNameNamespace
      ? denial.wrap(`Check if you have access to namespace ${asked.namespace}`)
      : denial;
  }
}
