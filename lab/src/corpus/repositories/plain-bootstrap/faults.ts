import type { Fault } from '../../repository.ts'

export const faults: readonly Fault[] = [
  {
    what: '`limit:` for `limits:`',
    file: 'apps/office/mealie/deployment.yaml',
    change: { replace: 'limits:', by: 'limit:' },
    rule: 'valid-object',
  },
  {
    what: 'an Ingress leads to no Service',
    file: 'apps/media/navidrome/ingress.yaml',
    change: {
      replace: 'service:\n                name: navidrome',
      by: 'service:\n                name: navidrom',
    },
    rule: 'no-missing-service',
  },
  {
    what: 'a key that the encrypted Secret does not have',
    file: 'apps/office/actual/deployment.yaml',
    change: { replace: 'key: API_KEY', by: 'key: API_TOKEN' },
    rule: 'no-missing-secret',
  },
  {
    what: 'a ConfigMap that nobody makes',
    file: 'apps/office/radicale/deployment.yaml',
    change: { replace: 'name: radicale-settings', by: 'name: radicale-config' },
    rule: 'no-missing-config-map',
  },
  {
    what: 'a claim that nobody makes',
    file: 'apps/media/jellyfin/deployment.yaml',
    change: { replace: 'claimName: jellyfin-data', by: 'claimName: jellyfin-config' },
    rule: 'no-missing-claim',
  },
  {
    what: 'a list forgets a file',
    file: 'apps/office/freshrss/kustomization.yaml',
    change: { replace: '  - ingress.yaml\n', by: '' },
    rule: 'require-listed-file',
    foundIn: ['apps/office/freshrss/ingress.yaml'],
  },
  {
    what: 'a selector that its own pods do not match',
    file: 'apps/media/sonarr/deployment.yaml',
    change: {
      replace: 'matchLabels:\n      app.kubernetes.io/name: sonarr',
      by: 'matchLabels:\n      app.kubernetes.io/name: sonarr-tv',
    },
    rule: 'valid-selector',
  },
]
