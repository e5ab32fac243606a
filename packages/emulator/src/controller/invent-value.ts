/** What is known of an output whose value has to be made up. */
export interface InventedOutput {
  readonly name: string;
  /** As the component declares it; empty when unknown. */
  readonly type: string;
  /** Texts that conditions compare it with. */
  readonly comparedWith?: readonly string[];
  /** Whether a loop goes over it. */
  readonly looped: boolean;
  /** From 0 up to 1. */
  readonly random: number;
}

/** A value of the declared type that makes sense where it is used: a list for a loop, either side of a condition. */
export function inventValue({ name, type, comparedWith, looped, random }: InventedOutput): string {
  if (comparedWith) return pick([...new Set([...comparedWith, ...opposites(comparedWith)])], random);
  if (looped || /array|list/i.test(type)) return JSON.stringify(['a', 'b', 'c'].slice(0, 2 + Math.floor(random * 2)));
  if (/^int/i.test(type)) return String(Math.floor(random * 100));
  if (/^(float|double)/i.test(type)) return (random * 100).toFixed(3);
  if (/^bool/i.test(type)) return random < 0.5 ? 'False' : 'True';
  if (/object|dict|struct/i.test(type)) return JSON.stringify({ made: Math.floor(random * 100) });
  return `${name}-${Math.floor(random * 0xffffff).toString(16)}`;
}

/** Something else than what is compared with, so that both ways of a condition are gone. */
function opposites(literals: readonly string[]): string[] {
  const numbers = literals.map(Number).filter((value) => !Number.isNaN(value));
  if (numbers.length === literals.length) return [String(Math.min(...numbers) - 1), String(Math.max(...numbers) + 1)];
  const flags = literals.filter((literal) => /^(true|false)$/i.test(literal));
  if (flags.length > 0)
    return flags.flatMap((flag) => (flag[0] === 'T' || flag[0] === 'F' ? ['True', 'False'] : ['true', 'false']));
  return new Set(literals).size > 1 ? [] : [`not-${literals[0]}`];
}

function pick(values: readonly string[], random: number): string {
  return values[Math.floor(random * values.length)] ?? '';
}

/** The type that a component's specification, as JSON, declares for an output; empty when it says none. */
export function declaredType(specification: string | undefined, isOutput: (name: string) => boolean): string {
  try {
    const { outputs = [] } = JSON.parse(specification ?? '{}') as { outputs?: { name: string; type?: unknown }[] };
    const output = outputs.find((candidate) => isOutput(candidate.name));
    return typeof output?.type === 'string' ? output.type : '';
  } catch {
    return '';
  }
}
