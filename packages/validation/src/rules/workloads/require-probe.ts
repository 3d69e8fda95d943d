import { containerText, type Container } from '../../tree/workloads/containers.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'

export const requireProbe: Rule = {
  id: 'require-probe',
  summary:
    'Every container that runs for long has a liveness and a readiness probe, and a slow starter a startup probe.',
  rationale:
    'Without a startup probe a service that indexed its library was restarted for ever; without a readiness probe calls go to a pod that cannot answer yet.',
  example: {
    refused: 'containers:\n  - name: n8n\n    readinessProbe: {httpGet: {path: /healthz, port: http}}',
    accepted:
      'containers:\n  - name: n8n\n    startupProbe: {…}\n    livenessProbe: {…}\n    readinessProbe: {httpGet: {path: /healthz, port: http}}',
  },
  fix: 'Add the probe, with timeoutSeconds and periodSeconds; give a slow starter a startup probe of some minutes.',
  check: inEachRun((run) => (isLong(run) ? [...withoutProbe(run), ...withoutStartup(run)] : [])),
}

const isLong = ({ isInit, pods }: Container): boolean =>
  !isInit && !pods.controller.object.kind.endsWith('Job')

const withoutProbe = (run: Container): Violation[] =>
  (['livenessProbe', 'readinessProbe'] as const)
    .filter((probe) => !run.container[probe])
    .map((probe) => ({
      location: run.location(probe),
      message: `${containerText(run)} has no ${probe}`,
      impact:
        probe === 'livenessProbe'
          ? 'once it hangs, it hangs until somebody looks'
          : 'it is sent requests before it can answer, and while it cannot',
      fix: `add a ${probe} on one of its ports`,
    }))

/** Under this no migration, recovery or index gets done. */
const SHORTEST_START = 60

const withoutStartup = (run: Container): Violation[] => {
  const slow = run.program?.startsSlowly
  const { startupProbe } = run.container
  const window = (startupProbe?.failureThreshold ?? 3) * (startupProbe?.periodSeconds ?? 10)
  if (slow === undefined || (startupProbe && window >= SHORTEST_START)) return []
  return [
    {
      location: run.location('startupProbe'),
      message: startupProbe
        ? `the startupProbe of ${containerText(run)} gives it ${window} s to start`
        : `${containerText(run)} has no startupProbe`,
      impact: `${slow}: its liveness probe kills it meanwhile, again and again`,
      fix: 'add a startupProbe of periodSeconds: 10 and failureThreshold: 30',
    },
  ]
}
