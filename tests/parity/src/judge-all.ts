import { differences } from './differences.js';
import { loadOnDemand } from './load-on-demand.js';
import { runVector } from './run-vector.js';
import { loadVectors } from './vector.js';
import { judge, type Verdict } from './verdict.js';

/** Does with the facade what every vector's program did whose `group/case` contains `part`. */
export async function judgeAll(part = ''): Promise<Verdict[]> {
  await loadOnDemand();
  const verdicts: Verdict[] = [];
  for (const vector of loadVectors()) {
    if (!`${vector.group}/${vector.case}`.includes(part)) continue;
    verdicts.push(judge(vector, await runVector(vector), differences));
  }
  return verdicts;
}
