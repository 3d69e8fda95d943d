import { bootstrap } from '../../bootstrap.ts'
import { fluxKustomization } from '../../flux.ts'
import { type Manifest, manifests } from '../../manifest.ts'
import type { Files } from '../../repository.ts'

export const clusterFiles = (cluster: 'production' | 'staging'): Files => {
  const folder = `clusters/${cluster}`
  const source = { sourceRef: { kind: 'GitRepository', name: 'flux-system' } }
  const layer = (name: string, path: string, spec: Manifest): Manifest =>
    fluxKustomization({ name, namespace: 'flux-system' }, path, { ...source, ...spec })
  return {
    ...bootstrap(folder),
    [`${folder}/infrastructure.yaml`]: manifests(
      layer('infra-controllers', './infrastructure/controllers', { wait: true }),
      layer('infra-configs', './infrastructure/configs', {
        dependsOn: [{ name: 'infra-controllers' }],
        patches: [
          {
            patch: `- op: replace\n  path: /spec/acme/server\n  value: https://acme-${cluster}.example.org/directory\n`,
            target: { kind: 'ClusterIssuer', name: 'letsencrypt' },
          },
        ],
      }),
    ),
    [`${folder}/apps.yaml`]: manifests(
      layer('apps', `./apps/${cluster}`, { dependsOn: [{ name: 'infra-configs' }], wait: true }),
    ),
  }
}
