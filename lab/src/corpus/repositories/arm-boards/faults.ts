import { manifests } from '../../manifest.ts'
import type { Fault } from '../../repository.ts'
import { services } from '../../services.ts'
import { serviceOf } from '../../workloads.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a probe asks a port that the container does not name',
    file: 'home/whoami.yaml',
    change: {
      replace: 'readinessProbe:\n            tcpSocket:\n              port: http',
      by: 'readinessProbe:\n            tcpSocket:\n              port: web',
    },
    rule: 'no-missing-port',
  },
  {
    what: 'a role binding names no role',
    file: 'home/dashboard/rights.yaml',
    change: { replace: 'kind: Role\n  name: homepage\n', by: 'kind: Role\n  name: homepage-reader\n' },
    rule: 'no-missing-role',
  },
  {
    what: 'a mount that no volume provides',
    file: 'home/automation/mosquitto.yaml',
    change: { replace: 'volumes:\n        - name: config\n', by: 'volumes:\n        - name: settings\n' },
    rule: 'no-missing-volume',
  },
  {
    what: 'a value of Traefik at the root of its values',
    file: 'system/traefik.yaml',
    change: {
      replace: 'ports:\n      web:\n        forwardedHeaders',
      by: 'web:\n      ports:\n        forwardedHeaders',
    },
    rule: 'valid-chart-values',
  },
  {
    what: 'two files make the same Service',
    file: 'home/dashboard/calendar.yaml',
    change: { write: manifests(serviceOf(services.radicale, { namespace: 'home' })) },
    rule: 'unique-object',
    foundIn: ['home/dashboard/calendar.yaml', 'home/radicale.yaml'],
  },
]
