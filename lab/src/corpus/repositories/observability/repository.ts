import { bootstrap } from '../../bootstrap.ts'
import { fluxKustomization } from '../../flux.ts'
import { kustomization, manifests } from '../../manifest.ts'
import { type Files, type Repository, together } from '../../repository.ts'
import { config } from './config.ts'
import { exporter, exporters } from './exporters.ts'
import { faults } from './faults.ts'
import { monitoring } from './stack.ts'

const cluster: Files = {
  ...bootstrap('clusters/home'),
  'clusters/home/infrastructure.yaml': manifests(
    fluxKustomization({ name: 'monitoring', namespace: 'flux-system' }, './infrastructure/monitoring', {
      wait: true,
      decryption: { provider: 'sops', secretRef: { name: 'sops-age' } },
    }),
    fluxKustomization(
      { name: 'monitoring-config', namespace: 'flux-system' },
      './infrastructure/monitoring-config',
      { dependsOn: [{ name: 'monitoring' }] },
    ),
  ),
  'clusters/home/apps.yaml': manifests(
    fluxKustomization({ name: 'apps', namespace: 'flux-system' }, './apps', {
      dependsOn: [{ name: 'monitoring' }],
    }),
  ),
  'apps/kustomization.yaml': kustomization({ resources: exporters.map(({ name }) => name) }),
}

export const observability: Repository = {
  name: 'observability',
  shape: 'kube-prometheus-stack and Loki; own rules, monitors, probes, dashboards by a generator',
  files: {
    ...cluster,
    ...monitoring,
    ...config,
    ...together(exporters.map(exporter)),
    'infrastructure/README.md': '# What watches\n',
  },
  faults,
}
