import { inEachCluster, type Rule } from '../../rule.ts'

export const validCollectorConfig: Rule = {
  id: 'valid-collector-config',
  stage: 'shape',
  why: 'A configuration is text to Kubernetes: what the collector cannot read shows only in the log of a pod that restarts.',
  judge: inEachCluster(({ collectors: { readable, unreadable } }) =>
    [...readable, ...unreadable].flatMap(({ spot, mistakes }) =>
      mistakes.map(({ path, what }) => ({
        at: spot(...path),
        what: `the collector’s configuration is wrong at ${path.join('.') || 'its root'}: ${what}`,
        consequence: 'the collector does not start, and nothing of its node arrives',
        mend: 'correct it after the component’s own documentation',
      })),
    ),
  ),
}
