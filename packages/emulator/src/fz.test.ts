import fc from 'fast-check';
import { it } from 'vitest';
import { compiledWorkflow, compiledWorkflows } from '/work/main/packages/emulator/test/workflows/compiled-workflow.ts';
import { walkWorkflow } from '/work/main/packages/emulator/src/controller/walk-workflow.ts';
const paths=(v:any,p:string[]=[]):string[][]=>v&&typeof v==='object'?[p,...Object.entries(v).flatMap(([k,x])=>paths(x,[...p,k]))]:[p];
for (const kind of ['tekton','v1'])
it(kind, ()=>{ const seen=new Map<string,number>(); let n=0;
 fc.assert(fc.property(fc.constantFrom(...compiledWorkflows(kind)), fc.nat(), fc.oneof(fc.jsonValue(), fc.constantFrom(null,[null],{},'x',3,[{}],[[]])), (f,i,val)=>{
  const m:any=compiledWorkflow(f); const ps=paths(m.spec).filter(p=>p.length>0); const p=ps[i%ps.length]!; let o=m.spec; for(const k of p.slice(0,-1)) o=o[k]; o[p.at(-1)!]=val;
  n++; try{ const w=walkWorkflow(m,{seed:1,startedAt:0}); w.workflowAt(1e9); w.nextChangeAt(0); w.metricsAt(1e9)}catch(e){ const k=String(e).slice(0,90)+' '+String((e as Error).stack).split('\n').find(l=>l.includes('controller/'))?.replace(/.*controller/,''); seen.set(k,(seen.get(k)??0)+1)}
 }),{numRuns:3000}); console.log(kind,n,[...seen].sort((a,b)=>b[1]-a[1]).map(([k,v])=>v+' '+k).join('\n'));
}, 60000);
