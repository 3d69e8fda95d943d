import { entryOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import { law } from './law.ts'
import { listed } from './listed.ts'

export const requireProbeOnDeclaredPort = law({
  id: 'require-probe-on-declared-port',
  reads: ['clusters'],
  breaches: forEachWorkload(({ name, path, workload: { ports, probes } }) =>
    probes.action.type === 'http' && entryOf(ports, probes.action.port) === undefined
      ? [
          {
            path: [...path, 'probes', 'action', 'port'],
            what: `the probes of ${name} ask port ${probes.action.port}, and ${name} declares ${listed(Object.keys(ports))}`,
            consequence: 'kube-apiserver accepts it, and the kubelet restarts the pod for ever',
            mend: `name one of ${name}'s ports, or declare ${probes.action.port}`,
          },
        ]
      : [],
  ),
})

export const banProbeTimeoutOverPeriod = law({
  id: 'ban-probe-timeout-over-period',
  reads: ['clusters'],
  breaches: forEachWorkload(({ name, path, workload: { probes } }) =>
    (['liveness', 'readiness', 'startup'] as const).flatMap((occasion) => {
      const timing = probes[occasion]
      if (!timing || timing.timeoutSeconds <= timing.periodSeconds) return []
      return [
        {
          path: [...path, 'probes', occasion, 'timeoutSeconds'],
          what: `the ${occasion} probe of ${name} waits ${timing.timeoutSeconds} s for an answer and asks again every ${timing.periodSeconds} s`,
          consequence: 'a failure would be noticed later than its period promises',
          mend: `lower timeoutSeconds to at most ${timing.periodSeconds}, or raise periodSeconds`,
        },
      ]
    }),
  ),
})
