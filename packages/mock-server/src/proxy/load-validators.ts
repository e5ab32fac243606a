import type { PrismHttpComponents } from '@stoplight/prism-http';

type Validators = Pick<PrismHttpComponents, 'validateInput' | 'validateOutput'>;

/** Prism's validation alone; it is one of its inner modules, so the dependency is on an exact version. */
export async function loadValidators(): Promise<Validators> {
  return (await import('@stoplight/prism-http/dist/validator/index.js')) as Validators;
}
