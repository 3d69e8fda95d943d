import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../rule/in-each-run.ts'
import type { Report, Rule } from '../rule/rule.ts'

export const requireProbe: Rule = {
  id: 'require-probe',
  severity: 'warning',
  ownSeverity: 'info',
  summary:
    'Every long-running container has a liveness and a readiness probe, and a slow one a startup probe.',
  rationale:
    'Without a startup probe a service restarts during its index of a library, again and again. Without a readiness probe requests reach a pod that cannot respond yet.',
  fix: 'Add the probe, with timeoutSeconds and periodSeconds. Add a startup probe of some minutes to a slow program.',
  check: inEachRun((run, report) => {
    if (run.isInit || run.pods.kind.endsWith('Job')) return
    for (const [probe, impact] of PROBES)
      if (!run.container[probe] && run.isKnown(probe))
        report({
          location: run.location(probe),
          message: `${containerText(run)} has no ${probe}`,
          impact,
          fix: `add a ${probe} on one of its ports`,
        })
    checkStartup(run, report)
  }),
}

const PROBES = [
  ['livenessProbe', 'a hung program stays hung until an operator restarts it'],
  ['readinessProbe', 'it gets requests before it can respond, and while it cannot'],
] as const

/** In seconds. A migration, a recovery or an index takes longer. */
const SHORTEST_START = 60

const checkStartup = (run: Container, report: Report): void => {
  const slow = run.program?.startsSlowly
  const { startupProbe } = run.container
  const window = (startupProbe?.failureThreshold ?? 3) * (startupProbe?.periodSeconds ?? 10)
  if (slow === undefined || !run.isKnown('startupProbe') || (startupProbe && window >= SHORTEST_START)) return
  report({
    location: run.location('startupProbe'),
    message: startupProbe
      ? `the startupProbe of ${containerText(run)} allows ${window} s for its start`
      : `${containerText(run)} has no startupProbe`,
    impact: `${slow}: its liveness probe kills it meanwhile, again and again`,
    fix: 'add a startupProbe of periodSeconds: 10 and failureThreshold: 30',
  })
}
