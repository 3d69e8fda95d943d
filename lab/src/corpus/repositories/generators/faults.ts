import type { Fault } from '../../repository.ts'

export const faults: readonly Fault[] = [
  {
    what: 'a pod mounts a generated ConfigMap under another name',
    file: 'apps/mealie/workload.yaml',
    change: {
      replace: 'configMap:\n            name: mealie-settings',
      by: 'configMap:\n            name: mealie-config',
    },
    rule: 'no-missing-config-map',
  },
  {
    what: 'a pod reads a key that the generated ConfigMap does not have',
    file: 'apps/whoami/workload.yaml',
    change: { replace: 'key: LOG_LEVEL', by: 'key: LOGLEVEL' },
    rule: 'no-missing-config-map',
  },
  {
    what: 'a role binding names an account that no prefix reaches',
    file: 'apps/valkey/base/rights.yaml',
    change: { replace: 'name: valkey\n    namespace: default', by: 'name: valkeys\n    namespace: stores' },
    rule: 'no-missing-role',
  },
  {
    what: 'a generator takes in a file of another name',
    file: 'apps/radicale/kustomization.yaml',
    change: { replace: 'config/start.sh', by: 'config/run.sh' },
    rule: 'valid-kustomize-resources',
  },
  {
    what: 'an Ingress leads to a Service that a prefix renames',
    file: 'apps/routes/routes.yaml',
    change: {
      replace:
        'service:\n                name: homepage\n                port:\n                  name: http',
      by: 'service:\n                name: homepage\n                port:\n                  name: web',
    },
    rule: 'no-missing-port',
  },
]
