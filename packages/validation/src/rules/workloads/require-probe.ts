import { runText, type Run } from '../../tree/workloads/runs.ts'
import { inEachRun } from '../in-each-run.ts'
import type { Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'

export const requireProbe: Rule = {
  id: 'require-probe',
  demands:
    'Every container that runs for long has a liveness and a readiness probe, and a slow starter a startup probe.',
  why: 'Without a startup probe a service that indexed its library was restarted for ever; without a readiness probe calls go to a pod that cannot answer yet.',
  example: {
    refused: 'containers:\n  - name: n8n\n    readinessProbe: {httpGet: {path: /healthz, port: http}}',
    accepted:
      'containers:\n  - name: n8n\n    startupProbe: {…}\n    livenessProbe: {…}\n    readinessProbe: {httpGet: {path: /healthz, port: http}}',
  },
  mend: 'Add the probe, with timeoutSeconds and periodSeconds; give a slow starter a startup probe of some minutes.',
  judge: inEachRun((run) => (isLong(run) ? [...withoutProbe(run), ...withoutStartup(run)] : [])),
}

const isLong = ({ isInit, pods }: Run): boolean => !isInit && !pods.controller.object.kind.endsWith('Job')

const withoutProbe = (run: Run): Breach[] =>
  (['livenessProbe', 'readinessProbe'] as const)
    .filter((probe) => !run.container[probe])
    .map((probe) => ({
      at: run.spot(probe),
      what: `${runText(run)} has no ${probe}`,
      consequence:
        probe === 'livenessProbe'
          ? 'once it hangs, it hangs until somebody looks'
          : 'it is sent requests before it can answer, and while it cannot',
      mend: `add a ${probe} on one of its ports`,
    }))

/** Under this no migration, recovery or index gets done. */
const SHORTEST_START = 60

const withoutStartup = (run: Run): Breach[] => {
  const slow = run.program?.startsSlowly
  const { startupProbe } = run.container
  const window = (startupProbe?.failureThreshold ?? 3) * (startupProbe?.periodSeconds ?? 10)
  if (slow === undefined || (startupProbe && window >= SHORTEST_START)) return []
  return [
    {
      at: run.spot('startupProbe'),
      what: startupProbe
        ? `the startupProbe of ${runText(run)} gives it ${window} s to start`
        : `${runText(run)} has no startupProbe`,
      consequence: `${slow}: its liveness probe kills it meanwhile, again and again`,
      mend: 'add a startupProbe of periodSeconds: 10 and failureThreshold: 30',
    },
  ]
}
